import { limits } from '../limits.ts';
import {
  boundaryOf,
  type Content,
  contentOf,
  type DefaultType,
  digestMessage,
  holdsMessage,
  opaque,
  plainText,
} from './content.ts';
import { type Delimiter, OpenBoundaries } from './delimiter.ts';
import type { Entity, Field } from './entity.ts';
import { readFields } from './fields.ts';
import { beforeLineEnd, lineAt } from './lines.ts';

/** Where a header ends: after its fields, and after the empty line. Without an empty line these are one place. */
interface HeaderEnd {
  readonly fields: number;
  readonly body: number;
  /** The delimiter line that stands where the empty line was expected. */
  readonly delimiter: Delimiter | undefined;
}

/** The reading of one message: its octets, and what may still be made of them. */
interface Reading {
  readonly octets: Buffer;
  readonly open: OpenBoundaries;
  partsLeft: number;
  fieldsLeft: number;
}

/** What surrounds an entity. */
interface Around {
  /** Where the part starts that it is or is in: right after a delimiter line. */
  readonly part: number;
  /** How many multiparts and messages it is in. */
  readonly depth: number;
  /** The type that it has if it names none. */
  readonly missing: DefaultType;
}

/** An entity that is being read, its header read already. */
interface Opened {
  readonly start: number;
  readonly header: HeaderEnd;
  readonly fields: readonly Field[];
  readonly content: Content;
}

/** What is inside an entity, and the delimiter that ended it: none at the end of the message. */
interface Inside {
  readonly parts: readonly Entity[];
  readonly message: Entity | undefined;
  readonly delimiter: Delimiter | undefined;
}

/** A message with all of its parts (RFC 2046 section 5.1.1), read in one pass. */
export function readStructure(octets: Buffer): Entity {
  const reading = {
    octets,
    open: new OpenBoundaries(octets),
    partsLeft: limits.parts,
    fieldsLeft: limits.headerFields,
  };
  return readEntity(reading, 0, { part: 0, depth: 0, missing: plainText }).entity;
}

/** Finds the end of the header that starts at an offset (RFC 5322 section 2.1). */
export function readHeader(octets: Buffer, start: number, open?: OpenBoundaries): HeaderEnd {
  for (let at = start; ;) {
    const delimiter = open?.delimiterAt(at);
    if (delimiter || at >= octets.length) return { fields: at, body: at, delimiter };
    const { end, next } = lineAt(octets, at);
    if (end === at) return { fields: at, body: next, delimiter: undefined };
    at = next;
  }
}

function readEntity(
  reading: Reading,
  start: number,
  around: Around,
): { readonly entity: Entity; readonly delimiter: Delimiter | undefined } {
  const { octets } = reading;
  const header = readHeader(octets, start, reading.open);
  const fieldsEnd = header.delimiter ? endBefore(octets, header.delimiter, around) : header.fields;
  const fields = readFields(octets.subarray(start, fieldsEnd), reading.fieldsLeft);
  reading.fieldsLeft -= fields.length;
  const content = withinLimit(contentOf(fields, around.missing), around.depth);
  const opened = { start, header, fields, content };
  const inside = readInside(reading, opened, around);
  const end = inside.delimiter ? endBefore(octets, inside.delimiter, around) : octets.length;
  return { entity: closed(octets, opened, { ...inside, end }), delimiter: inside.delimiter };
}

function readInside(reading: Reading, opened: Opened, around: Around): Inside {
  const { header, content } = opened;
  const boundary = boundaryOf(content);
  if (boundary !== undefined) return readMultipart(reading, opened, { around, boundary });
  if (holdsMessage(content) && !header.delimiter) {
    const inner = readEntity(reading, header.body, { ...around, depth: around.depth + 1, missing: plainText });
    return { parts: [], message: inner.entity, delimiter: inner.delimiter };
  }
  const delimiter = header.delimiter ?? reading.open.nextDelimiter(header.body);
  return { parts: [], message: holdsMessage(content) ? noPart : undefined, delimiter };
}

/** Every multipart has a part, since BODYSTRUCTURE has no form for one without: where there is none it is empty. */
const noPart: Entity = {
  ...contentOf([], plainText),
  header: Buffer.alloc(0),
  body: Buffer.alloc(0),
  fields: [],
  parts: [],
  message: undefined,
};

function readMultipart(
  reading: Reading,
  { header, content }: Opened,
  { around, boundary }: { readonly around: Around; readonly boundary: string },
): Inside {
  const { open } = reading;
  const own = open.size;
  const close = open.open(boundary);
  const missing = content.subtype === 'digest' ? digestMessage : plainText;
  const depth = around.depth + 1;
  const parts: Entity[] = [];
  let delimiter = header.delimiter ?? open.nextDelimiter(header.body);
  while (delimiter?.depth === own && !delimiter.closes && reading.partsLeft > 0) {
    reading.partsLeft -= 1;
    const part = readEntity(reading, delimiter.next, { part: delimiter.next, depth, missing });
    parts.push(part.entity);
    delimiter = part.delimiter;
  }
  close();
  if (delimiter?.depth === own) delimiter = open.nextDelimiter(delimiter.next);
  return { parts: parts.length > 0 ? parts : [noPart], message: undefined, delimiter };
}

/** What is nested too deep is not looked into. */
function withinLimit(content: Content, depth: number): Content {
  const holds = content.type === 'multipart' || holdsMessage(content);
  return holds && depth >= limits.nesting ? { ...content, ...opaque } : content;
}

/**
 * The line end before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1), unless it ends the delimiter line
 * that the part starts after.
 */
function endBefore(octets: Buffer, delimiter: Delimiter, around: Around): number {
  return beforeLineEnd(octets, delimiter.line, around.part);
}

/** When the empty line of the header is the line end of the delimiter, there is neither empty line nor body. */
function closed(
  octets: Buffer,
  { start, header, fields, content }: Opened,
  { end, parts, message }: Inside & { readonly end: number },
): Entity {
  const body = Math.min(header.body, end);
  return { header: octets.subarray(start, body), body: octets.subarray(body, end), fields, ...content, parts, message };
}
