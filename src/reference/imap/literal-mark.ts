/** A literal that the end of a line announces. */
export interface AnnouncedLiteral {
  /** Beyond 2^53 the number is inexact, and refused anyhow. */
  readonly octets: number;
  readonly synchronizing: boolean;
  readonly binary: boolean;
  /** Octets of the mark at the end of the line. */
  readonly markLength: number;
}

/** The mark is short; a line may be long. */
const longestMark = 64;

/** `{n}`, `{n+}`, `~{n}` or `~{n+}` at the end of a line (RFC 9051 section 9 literal, RFC 4466 section 3 literal8). */
export function announcedLiteral(line: Buffer): AnnouncedLiteral | undefined {
  const tail = line.subarray(Math.max(0, line.length - longestMark)).toString('latin1');
  const match = /(~?)\{(\d+)(\+?)\}$/.exec(tail);
  if (match === null) return undefined;
  const [mark, tilde, digits, plus] = match;
  return { octets: Number(digits), synchronizing: plus === '', binary: tilde === '~', markLength: mark.length };
}

/** The text of a line before its mark. */
export function withoutMark(line: Buffer, literal: AnnouncedLiteral | undefined): Buffer {
  return literal === undefined ? line : line.subarray(0, line.length - literal.markLength);
}
