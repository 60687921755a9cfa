import { lineAt } from './lines.ts';

/** A delimiter line of one of the multiparts that are open (RFC 2046 section 5.1.1). */
export interface Delimiter {
  readonly line: number;
  /** Of the line after it. */
  readonly next: number;
  /** Whose it is: an index into the boundaries. */
  readonly depth: number;
  readonly closes: boolean;
}

const hyphens = Buffer.from('--');
const hyphensOfNextLine = Buffer.from('\n--');

/** The first delimiter from the start of a line on. Boundaries of open multiparts have their two hyphens, outermost first. */
export function nextDelimiter(octets: Buffer, from: number, boundaries: readonly Buffer[]): Delimiter | undefined {
  if (boundaries.length === 0) return undefined;
  let line = from;
  for (;;) {
    const delimiter = delimiterAt(octets, line, boundaries);
    if (delimiter) return delimiter;
    const found = octets.indexOf(hyphensOfNextLine, line);
    if (found < 0) return undefined;
    line = found + 1;
  }
}

/**
 * The delimiter at the start of a line. A line need only begin with the boundary (RFC 2046 section 5.1.1, note to
 * implementors); where several boundaries begin it the longest is meant, and of equals the innermost.
 */
export function delimiterAt(octets: Buffer, line: number, boundaries: readonly Buffer[]): Delimiter | undefined {
  if (!startsWith(octets, hyphens, line)) return undefined;
  let depth = -1;
  for (const [index, boundary] of boundaries.entries()) {
    if (boundary.length >= (boundaries[depth]?.length ?? 0) && startsWith(octets, boundary, line)) depth = index;
  }
  const boundary = boundaries[depth];
  if (!boundary) return undefined;
  return { line, next: lineAt(octets, line).next, depth, closes: startsWith(octets, hyphens, line + boundary.length) };
}

function startsWith(octets: Buffer, prefix: Buffer, at: number): boolean {
  return octets.length - at >= prefix.length && octets.compare(prefix, 0, prefix.length, at, at + prefix.length) === 0;
}
