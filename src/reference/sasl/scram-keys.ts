import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** RFC 7677 section 4: 4096 at least. More would only slow the suites down. */
export const iterations = 4096;

// Salts are derived, so that an unknown user gets one that stays the same too: nothing tells that there is no such user.
const saltKey = randomBytes(32);

/** Salt of a user name, whether or not there is such a user. */
export function saltOf(user: string): Buffer {
  return createHmac('sha256', saltKey).update(user).digest().subarray(0, 16);
}

/** Keys that the server keeps of a password (RFC 5802 section 3). */
export interface ScramKeys {
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** Keys of a password under a salt. */
export function keysOf(password: string, salt: Buffer): ScramKeys {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  return { storedKey: hash(hmac(salted, 'Client Key')), serverKey: hmac(salted, 'Server Key') };
}

/** `H(ClientProof XOR HMAC(StoredKey, AuthMessage))`, which must be StoredKey. */
export function provenKey(keys: ScramKeys, given: { readonly proof: Buffer; readonly signed: string }): Buffer {
  const signature = hmac(keys.storedKey, given.signed);
  return hash(signature.map((value, at) => value ^ (given.proof[at] ?? 0)));
}

/** ServerSignature: proves to the client that the server knows the keys. */
export function serverSignature(keys: ScramKeys, signed: string): Buffer {
  return hmac(keys.serverKey, signed);
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function hash(octets: Uint8Array): Buffer {
  return createHash('sha256').update(octets).digest();
}
