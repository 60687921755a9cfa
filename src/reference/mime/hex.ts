/** Octets of a Latin-1 text in which a mark and two hex digits stand for an octet: `=E4` or `%E4`. */
export function hexDecoded(text: string, mark: '=' | '%'): Buffer {
  const pattern = mark === '=' ? /=([\da-f]{2})/gi : /%([\da-f]{2})/gi;
  const latin1 = text.replaceAll(pattern, (_match, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(latin1, 'latin1');
}
