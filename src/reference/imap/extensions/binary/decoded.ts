import type { Behaviour } from '../../../behaviour.ts';
import type { Entity } from '../../../mime/entity.ts';
import { entityOf } from '../../../mime/parse.ts';
import { decodedBody } from '../../../mime/transfer.ts';
import { numberedPart } from '../../fetch/section-octets.ts';
import { no, Refusal } from '../../reply.ts';

/** Octets of a section as they stand in the message, and without their Content-Transfer-Encoding. */
export interface DecodedSection {
  readonly raw: Buffer;
  readonly decoded: Buffer;
}

/** Decodes a leaf part; undefined where there is no such part. The whole message has no encoding of its own. */
export function decodedSection(
  behaviour: Behaviour,
  octets: Buffer,
  path: readonly number[],
): DecodedSection | undefined {
  if (path.length === 0) return { raw: octets, decoded: octets };
  const part = numberedPart(behaviour, entityOf(octets), path);
  if (part === undefined) return undefined;
  if (part.type === 'multipart' || part.message !== undefined)
    throw new Refusal(no('Only parts without parts are decoded'));
  return { raw: part.body, decoded: decoded(behaviour, part) };
}

function decoded(behaviour: Behaviour, part: Entity): Buffer {
  const octets = decodedBody(part, behaviour);
  if (octets === undefined) return ofUnknownEncoding(behaviour, part);
  if (!octets.equals(part.body) && behaviour.has('imap.binary.not-decoded')) return part.body;
  return part.type === 'text' ? withCrlf(behaviour, octets) : octets;
}

function ofUnknownEncoding(behaviour: Behaviour, part: Entity): Buffer {
  if (behaviour.has('imap.binary.unknown-encoding-ignored')) return part.body;
  throw new Refusal(no('The encoding of the part is not known', 'UNKNOWN-CTE'));
}

/** Lines of text end with CRLF, however the sender had them before encoding (RFC 9051 section 7.5.2). */
function withCrlf(behaviour: Behaviour, octets: Buffer): Buffer {
  const text = octets.toString('latin1');
  const lines = text.replaceAll(/\r?\n/g, '\r\n');
  return lines === text || behaviour.has('imap.binary.bare-line-feeds') ? octets : Buffer.from(lines, 'latin1');
}
