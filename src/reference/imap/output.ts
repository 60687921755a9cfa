import { isAscii, isUtf8 } from 'node:buffer';

/** A piece of a response, already in the form of the wire. Text is sent as UTF-8. */
export type Piece = string | Buffer;

/** Joins pieces. */
export function joined(...pieces: readonly Piece[]): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

/** `(a b c)`: pieces of any kind with one space between them. */
export function list(items: readonly Piece[], separator = ' '): Buffer {
  return joined('(', ...items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])), ')');
}

/** A literal, or with NUL and `binary` a literal8 (RFC 9051 section 4.3). */
export function literal(octets: Buffer, binary = false): Buffer {
  return joined(`${binary ? '~' : ''}{${String(octets.length)}}\r\n`, octets);
}

/** Quoted strings stay shorter than a line of a terminal; longer ones are literals. */
const quotedOctets = 1024;

/**
 * An nstring: NIL, a quoted string where the octets allow it, else a literal. `utf8` says whether 8-bit UTF-8 may be
 * quoted: after ENABLE IMAP4rev2 or UTF8=ACCEPT (RFC 9051 section 4.3).
 */
export function nstring(value: Buffer | string | undefined, utf8 = false): Buffer {
  if (value === undefined) return Buffer.from('NIL');
  const octets = typeof value === 'string' ? Buffer.from(value) : value;
  return octets.length <= quotedOctets && isQuotable(octets, utf8) ? quoted(octets) : literal(octets);
}

function isQuotable(octets: Buffer, utf8: boolean): boolean {
  const isText = octets.every((octet) => octet >= 0x20 && octet !== 0x7f);
  return isText && (utf8 ? isUtf8(octets) : isAscii(octets));
}

/** A quoted string; the caller knows that there is no CR, LF or NUL in it. */
export function quoted(value: Buffer | string): Buffer {
  const text = typeof value === 'string' ? value : value.toString('latin1');
  const escaped = text.replaceAll(/["\\]/g, String.raw`\$&`);
  return Buffer.from(`"${escaped}"`, typeof value === 'string' ? 'utf8' : 'latin1');
}

/** Numbers as a sequence set with ranges, in the order given: `1:3,5` (RFC 9051 section 9 sequence-set). */
export function sequenceSet(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${String(from)}:${String(to)}`)).join(',');
}
