import type { Behaviour } from '../../behaviour.ts';
import type { Entity } from '../../mime/entity.ts';
import type { Piece } from '../output.ts';

/** Placeholder: the body structure of a message (RFC 9051 section 7.5.2). */
export function bodyStructure(
  _entity: Entity,
  _options: { readonly behaviour: Behaviour; readonly extended: boolean; readonly utf8: boolean },
): Piece {
  return '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 0 0)';
}
