import type { Behaviour } from '../../behaviour.ts';
import type { Entity } from '../../mime/entity.ts';
import { plainText } from '../../mime/content.ts';
import type { Place } from './structure-place.ts';

/** Parts of a multipart, in their order; faults that find others. */
export function partsOf({ part }: Pick<Place, 'part'>, behaviour: Behaviour): readonly Entity[] {
  const { parts } = part;
  if (parts.length > 1 && behaviour.has('imap.structure.last-part-lost')) return parts.slice(0, -1);
  const [first] = parts;
  const preamble = first ? preambleOf(part, first) : undefined;
  if (preamble && behaviour.has('imap.structure.preamble-is-part')) return [preamble, ...parts];
  if (part.subtype === 'digest' && behaviour.has('imap.structure.digest-parts-are-text')) return parts.map(asText);
  const isNested = parts.some(({ type }) => type === 'multipart');
  return isNested && behaviour.has('imap.structure.nested-multipart-flattened')
    ? parts.flatMap((inner) => (inner.type === 'multipart' ? inner.parts : [inner]))
    : parts;
}

/** What stands before the first delimiter, as a part; undefined where nothing does. */
function preambleOf(multipart: Entity, first: Entity): Entity | undefined {
  const end = multipart.body.indexOf('\r\n--');
  const isBefore = end > 0 && first.header.byteOffset > multipart.body.byteOffset + end;
  return isBefore ? { ...asText(first), body: multipart.body.subarray(0, end) } : undefined;
}

function asText(part: Entity): Entity {
  return { ...part, ...plainText, parts: [], message: undefined };
}
