const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const notInAlphabet = 0xff;
const padding = 0x3d;

const valueOf = new Uint8Array(256).fill(notInAlphabet);
for (const [value, octet] of Buffer.from(alphabet).entries()) valueOf[octet] = value;

/** Octets of base64 text. Other characters are skipped, and the first `=` ends it (RFC 2045 section 6.8). */
export function decodedBase64(text: Buffer): Buffer {
  const end = text.indexOf(padding);
  const length = end < 0 ? text.length : end;
  const decoded = Buffer.alloc(Math.ceil((length * 3) / 4));
  let bits = 0;
  let held = 0;
  let written = 0;
  for (let at = 0; at < length; at += 1) {
    const value = valueOf[text[at] ?? 0] ?? notInAlphabet;
    if (value === notInAlphabet) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    decoded[written] = (bits >> held) & 0xff;
    written += 1;
  }
  return decoded.subarray(0, written);
}
