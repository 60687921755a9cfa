const cr = 0x0d;
const lf = 0x0a;
const dot = 0x2e;

/** Where a line begins that has to be stuffed. */
export interface DotLine {
  /** How many such lines the reply had before. */
  readonly before: number;
  /** The dot is the first octet of a piece, but not of the reply. */
  readonly atEdge: boolean;
}

/** How many dots are put before the dot of a line. */
export type Stuffing = (line: DotLine) => number;

/** Puts a dot before each line that begins with one (RFC 1939 section 3), wherever the octets are cut into pieces. */
export function* stuffed(pieces: Iterable<Buffer>, dots: Stuffing): Iterable<Buffer> {
  let last = [cr, lf];
  let before = 0;
  let isFirst = true;
  for (const piece of pieces) {
    const { octets, found } = stuffedPiece(piece, last, (at, nth) => {
      return dots({ before: before + nth, atEdge: at === 0 && !isFirst });
    });
    before += found;
    isFirst = false;
    if (piece.length > 0) last = [...last, ...piece.subarray(-2)].slice(-2);
    yield octets;
  }
}

/** One piece; `last` are the two octets before it. */
function stuffedPiece(
  piece: Buffer,
  last: readonly number[],
  dots: (at: number, nth: number) => number,
): { octets: Buffer; found: number } {
  const parts: Buffer[] = [];
  let from = 0;
  let found = 0;
  for (let at = piece.indexOf(dot); at !== -1; at = piece.indexOf(dot, at + 1)) {
    if (!beginsLine(piece, at, last)) continue;
    parts.push(piece.subarray(from, at), Buffer.alloc(dots(at, found), dot));
    from = at;
    found++;
  }
  return { octets: found === 0 ? piece : Buffer.concat([...parts, piece.subarray(from)]), found };
}

function beginsLine(piece: Buffer, at: number, last: readonly number[]): boolean {
  const one = at > 0 ? piece[at - 1] : last[1];
  const two = at > 1 ? piece[at - 2] : last[at];
  return one === lf && two === cr;
}
