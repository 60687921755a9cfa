import type { Behaviour } from '../behaviour.ts';
import { decodeCharset } from './charset.ts';
import type { Entity } from './entity.ts';
import { textOf } from './text-of.ts';
import { decodedBody } from './transfer.ts';

/** The text of one part in its charset. What cannot be decoded is taken as it stands. */
export function bodyText(entity: Entity, behaviour?: Behaviour): string {
  const octets = decodedBody(entity, behaviour) ?? entity.body;
  const [, charset = 'us-ascii'] = entity.parameters.find(([name]) => name === 'charset') ?? [];
  const known = charset.toLowerCase() === 'us-ascii' ? undefined : decodeCharset(octets, charset);
  return known ?? textOf(octets.toString('latin1'));
}
