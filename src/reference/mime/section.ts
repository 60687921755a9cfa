import type { Behaviour } from '../behaviour.ts';
import { decodeCharset } from './charset.ts';
import type { Entity } from './entity.ts';
import { decodedBody } from './transfer.ts';

/**
 * The part of a message that IMAP part numbers name (RFC 9051 section 6.4.5.1); undefined where there is none. The
 * empty path is the message itself. A message that is no multipart has one part, 1: itself.
 */
export function partOf(message: Entity, path: readonly number[], behaviour?: Behaviour): Entity | undefined {
  const [number, ...rest] = path;
  if (number === undefined) return message;
  if (message.type !== 'multipart') return number === 1 ? inside(message, rest, behaviour) : undefined;
  const part = message.parts[number - 1];
  return part && inside(rest.length === 0 ? damaged(part, behaviour) : part, rest, behaviour);
}

/** Numbers below a part: of its own parts, or of those of the message in it. */
function inside(part: Entity, path: readonly number[], behaviour: Behaviour | undefined): Entity | undefined {
  if (path.length === 0) return behaviour ? changed(part, behaviour) : part;
  if (part.message) return insideMessage(part.message, path, behaviour);
  if (part.type !== 'multipart' || behaviour?.has('imap.part.multipart-without-parts')) return undefined;
  return partOf(part, counted(path, behaviour), behaviour);
}

function insideMessage(message: Entity, path: readonly number[], behaviour: Behaviour | undefined): Entity | undefined {
  if (behaviour?.has('imap.part.message-without-parts')) return undefined;
  const [number, ...rest] = path;
  const isMultipart = message.type === 'multipart';
  if (isMultipart && behaviour?.has('imap.part.message-counts-as-part')) {
    return number === 1 ? partOf(message, rest, behaviour) : undefined;
  }
  return partOf(message, isMultipart ? counted(path, behaviour) : path, behaviour);
}

function counted([number = 0, ...rest]: readonly number[], behaviour: Behaviour | undefined): readonly number[] {
  return behaviour?.has('imap.part.numbers-from-zero') ? [number + 1, ...rest] : [number, ...rest];
}

const crlf = Buffer.from('\r\n');

/** A part of a multipart whose octets were cut out wrongly. */
function damaged(part: Entity, behaviour: Behaviour | undefined): Entity {
  if (behaviour?.has('imap.part.part-with-header')) return withBody(part, Buffer.concat([part.header, part.body]));
  if (behaviour?.has('imap.part.part-with-delimiter')) return withBody(part, Buffer.concat([part.body, crlf]));
  const isEnded = part.body.subarray(-2).equals(crlf);
  const isWrong = isEnded && behaviour?.has('imap.part.part-without-last-line-end');
  return isWrong ? withBody(part, part.body.subarray(0, -2)) : part;
}

/** A part whose octets are not given as they stand in the message. */
function changed(part: Entity, behaviour: Behaviour): Entity {
  const { body, encoding, parameters, type } = part;
  if (encoding === 'base64' && behaviour.has('imap.part.part-decoded')) {
    return withBody(part, decodedBody(part) ?? body);
  }
  const [, charset] = parameters.find(([name]) => name === 'charset') ?? [];
  const text = type === 'text' && charset !== undefined ? decodeCharset(body, charset) : undefined;
  const isOther = text !== undefined && !Buffer.from(text).equals(body);
  return isOther && behaviour.has('imap.part.part-in-utf-8') ? withBody(part, Buffer.from(text)) : part;
}

function withBody(part: Entity, body: Buffer): Entity {
  return { ...part, body };
}

/** The empty line that ends a header; empty where there is none. */
export function emptyLine(entity: Entity): Buffer {
  return entity.header.subarray(entity.fields.reduce((total, { raw }) => total + raw.length, 0));
}
