import type { Behaviour } from '../../behaviour.ts';
import type { Entity } from '../../mime/entity.ts';
import type { Piece } from '../output.ts';

/** Placeholder: the envelope of a message (RFC 9051 section 7.5.2). */
export function envelope(_entity: Entity, _options: { readonly behaviour: Behaviour; readonly utf8: boolean }): Piece {
  return '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)';
}
