/** Octets of a text with escapes, or what is wrong with one of them. */
export type Unescaped = { readonly octets: Buffer } | { readonly fault: string; readonly at: number };

const simple: Readonly<Record<string, number>> = { r: 13, n: 10, t: 9, '0': 0, '\\': 92 };

/** Reads `\r \n \t \0 \\ \xHH`; everything else stands for its octets in UTF-8. */
export function unescape(text: string): Unescaped {
  const pieces: Buffer[] = [];
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\\', at);
    const end = next < 0 ? text.length : next;
    pieces.push(Buffer.from(text.slice(at, end)));
    if (next < 0) break;
    const hex = /^x([0-9A-Fa-f]{2})/.exec(text.slice(next + 1))?.[1];
    const code = hex === undefined ? simple[text.charAt(next + 1)] : Number.parseInt(hex, 16);
    if (code === undefined) return { fault: 'unknown escape: \\r \\n \\t \\0 \\\\ and \\xHH are known', at: next };
    pieces.push(Buffer.of(code));
    at = next + (hex === undefined ? 2 : 4);
  }
  return { octets: Buffer.concat(pieces) };
}
