const lf = 0x0a;
const cr = 0x0d;

/** A line: where its text ends, and where the next line starts. A line without an end has both at the end of the octets. */
export interface Line {
  readonly end: number;
  readonly next: number;
}

/**
 * The line that starts at an offset. Lines end in CRLF; a bare LF ends one as well, since that is what it stands for
 * more often than not (RFC 5322 section 4), and a bare CR does not.
 */
export function lineAt(octets: Buffer, start: number): Line {
  const found = octets.indexOf(lf, start);
  if (found < 0) return { end: octets.length, next: octets.length };
  return { end: beforeLineEnd(octets, found + 1, start), next: found + 1 };
}

/** Where the line end before `next` starts, but not before `floor`. */
export function beforeLineEnd(octets: Buffer, next: number, floor: number): number {
  if (next <= floor || octets[next - 1] !== lf) return next;
  return next - 1 > floor && octets[next - 2] === cr ? next - 2 : next - 1;
}

/** How many lines: a last one without line end counts. */
export function countLines(octets: Buffer): number {
  let lines = 0;
  for (let at = octets.indexOf(lf); at >= 0; at = octets.indexOf(lf, at + 1)) lines += 1;
  return octets.length > 0 && octets.at(-1) !== lf ? lines + 1 : lines;
}
