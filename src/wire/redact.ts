/** One mask for all: its length must not tell the secret's. */
const mask = Buffer.from('********');

function replaceAll(bytes: Buffer, secret: Buffer): Buffer {
  let at = bytes.indexOf(secret);
  if (at < 0) return bytes;
  const parts: Buffer[] = [];
  let from = 0;
  for (; at >= 0; at = bytes.indexOf(secret, from)) {
    parts.push(bytes.subarray(from, at), mask);
    from = at + secret.length;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

/**
 * A function that masks each secret in octets that are to be printed. Other spellings of a secret (base64 of a SASL
 * message) are further secrets. Longer ones go first, so that a secret within another leaves no rest of it.
 */
export function createRedactor(secrets: readonly string[]): (bytes: Buffer) => Buffer {
  const octets = [...new Set(secrets)]
    .filter((secret) => secret !== '')
    .map((secret) => Buffer.from(secret))
    .sort((left, right) => right.length - left.length);
  return (bytes) => octets.reduce(replaceAll, bytes);
}
