import { createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { DriverError } from './error.ts';

export interface ScramOptions {
  readonly user: string;
  readonly password: string;
  /** Printable, without comma. */
  readonly nonce: string;
}

/** SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677), as what is said at each turn. */
export interface Scram {
  readonly clientFirst: string;
  /** `client-final-message` to a `server-first-message`. */
  clientFinal(serverFirst: string): string;
  /** Whether the server has proved, in its `server-final-message`, that it knows the password. */
  accepts(serverFinal: string): boolean;
}

/** A hostile count must not stop the harness: a million rounds take about half a second; servers use 4096 to 600,000. */
const maxRounds = 1_000_000;
const gs2Header = 'n,,';

export function createScram({ user, password, nonce }: ScramOptions): Scram {
  const bare = `n=${saslName(user)},r=${nonce}`;
  let serverSignature: Buffer | undefined;
  return {
    clientFirst: gs2Header + bare,
    clientFinal(serverFirst) {
      const server = readServerFirst(serverFirst, nonce);
      const withoutProof = `c=${Buffer.from(gs2Header).toString('base64')},r=${server.nonce}`;
      const authMessage = `${bare},${serverFirst},${withoutProof}`;
      const salted = pbkdf2Sync(password, server.salt, server.rounds, 32, 'sha256');
      const clientKey = hmac(salted, 'Client Key');
      const storedKey = createHash('sha256').update(clientKey).digest();
      const proof = xor(clientKey, hmac(storedKey, authMessage));
      serverSignature = hmac(hmac(salted, 'Server Key'), authMessage);
      return `${withoutProof},p=${proof.toString('base64')}`;
    },
    accepts(serverFinal) {
      const [first = ''] = serverFinal.split(',');
      const given = Buffer.from(first.slice(2), 'base64');
      if (!first.startsWith('v=') || given.length !== serverSignature?.length) return false;
      return timingSafeEqual(given, serverSignature);
    },
  };
}

interface ServerFirst {
  readonly nonce: string;
  readonly salt: Buffer;
  readonly rounds: number;
}

/** `server-first-message = [reserved-mext ","] nonce "," salt "," iteration-count ["," extensions]` (RFC 5802 s.7) */
function readServerFirst(text: string, clientNonce: string): ServerFirst {
  const match = /^r=([!-+\--~]+),s=([A-Za-z0-9+/]+={0,2}),i=([1-9][0-9]*)(?:,[A-Za-z]=[^,]+)*$/.exec(text);
  const [, nonce = '', salt = '', rounds = ''] = match ?? [];
  if (!match) throw new DriverError('protocol', 'SCRAM: the server-first-message breaks the grammar');
  if (!nonce.startsWith(clientNonce) || nonce.length === clientNonce.length) {
    throw new DriverError('protocol', 'SCRAM: the server did not lengthen our nonce');
  }
  if (Number(rounds) > maxRounds) throw new DriverError('protocol', `SCRAM: ${rounds} iterations are asked for`);
  return { nonce, salt: Buffer.from(salt, 'base64'), rounds: Number(rounds) };
}

/** `saslname`: comma and equals sign are written as `=2C` and `=3D` (RFC 5802 s.5.1). */
function saslName(user: string): string {
  return user.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

function hmac(key: Buffer, message: string): Buffer {
  return createHmac('sha256', key).update(message).digest();
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((value, index) => value ^ (right[index] ?? 0)));
}
