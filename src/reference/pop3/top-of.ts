import type { Behaviour } from '../behaviour.ts';

const lineEnd = '\r\n';
const headerEnd = '\r\n\r\n';

/** Header, empty line and so many lines of the body, or the whole message where it has fewer. Undefined: refused, by a fault. */
export function topOf(octets: Buffer, asked: number, behaviour: Behaviour): Buffer | undefined {
  const header = headerOctets(octets);
  if (header === undefined) return withoutBody(octets, behaviour);
  const lines = linesGiven(asked, behaviour);
  const end = afterLines(octets, behaviour.has('pop3.top.header-counted') ? 0 : header, lines);
  if (end === undefined && behaviour.has('pop3.top.too-many-refused')) return undefined;
  const given = octets.subarray(0, Math.max(end ?? octets.length, header));
  const isJoined = behaviour.has('pop3.top.empty-line-missing');
  return isJoined ? Buffer.concat([given.subarray(0, header - lineEnd.length), given.subarray(header)]) : given;
}

/** How many lines a server takes for so many. */
function linesGiven(asked: number, behaviour: Behaviour): number {
  if (asked === 0 && behaviour.has('pop3.top.zero-gives-all')) return Infinity;
  return behaviour.has('pop3.top.one-line-more') ? asked + 1 : asked;
}

/** Octets of the header with its empty line; undefined: there is no empty line. */
function headerOctets(octets: Buffer): number | undefined {
  if (octets.subarray(0, lineEnd.length).equals(Buffer.from(lineEnd))) return lineEnd.length;
  const at = octets.indexOf(headerEnd);
  return at === -1 ? undefined : at + headerEnd.length;
}

/** Offset behind so many lines; undefined: there are fewer. */
function afterLines(octets: Buffer, from: number, count: number): number | undefined {
  let end = from;
  for (let line = 0; line < count; line++) {
    const at = octets.indexOf(lineEnd, end);
    if (at === -1) return end === octets.length && line === count ? end : undefined;
    end = at + lineEnd.length;
  }
  return end;
}

/** A header that no empty line ends: TOP may add one, to keep its promise, or give the message as it is. */
function withoutBody(octets: Buffer, behaviour: Behaviour): Buffer {
  const adds = behaviour.setting('pop3.top-of-header-only') === 'with-empty-line';
  return adds
    ? Buffer.concat([octets, Buffer.from(octets.toString('latin1').endsWith(lineEnd) ? lineEnd : headerEnd)])
    : octets;
}
