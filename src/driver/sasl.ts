import { createHash, createHmac, randomBytes } from 'node:crypto';
import { DriverError } from './error.ts';
import { saslPrep } from './sasl-prep.ts';
import { createScram } from './scram.ts';

export type SaslName = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'SCRAM-SHA-256';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** The client's side of one SASL exchange. Messages are octets before base64. */
export interface SaslMechanism {
  readonly name: SaslName;
  /** What the client says first; absent where the server begins. */
  initial(): Buffer | undefined;
  /** The answer to a challenge. Throws a DriverError of code `protocol` when it cannot be answered. */
  respond(challenge: Buffer): Buffer;
  /** Whether the server has proved that it knows the password; absent where the mechanism has no such proof. */
  readonly verify?: () => boolean;
}

/** A mechanism at its beginning. `nonce` is for test vectors; it is random otherwise. */
export function saslMechanism(
  name: SaslName,
  { user, password }: Credentials,
  nonce: string = randomBytes(18).toString('base64'),
): SaslMechanism {
  const prepared = { user: saslPrep(user), password: saslPrep(password) };
  switch (name) {
    case 'PLAIN':
      return plain(prepared);
    case 'LOGIN':
      return login({ user, password });
    case 'CRAM-MD5':
      return cramMd5(prepared);
    case 'SCRAM-SHA-256':
      return scramSha256(prepared, nonce);
  }
}

/** Digest of APOP (RFC 1939 s.7): MD5 over the timestamp, angle brackets included, and the password. */
export function apopDigest(timestamp: string, password: string): string {
  return createHash('md5').update(timestamp).update(password).digest('hex');
}

/** RFC 4616: no authorization identity, the user's own is meant. */
function plain({ user, password }: Credentials): SaslMechanism {
  const message = Buffer.from(`\0${user}\0${password}`);
  return { name: 'PLAIN', initial: () => message, respond: unasked('PLAIN') };
}

/** No RFC; two prompts whose texts differ between servers, so only their order counts. */
function login({ user, password }: Credentials): SaslMechanism {
  const answers = [user, password];
  return {
    name: 'LOGIN',
    initial: () => undefined,
    respond: (challenge) => {
      const answer = answers.shift();
      return answer === undefined ? unasked('LOGIN')(challenge) : Buffer.from(answer);
    },
  };
}

/** RFC 2195 */
function cramMd5({ user, password }: Credentials): SaslMechanism {
  let answered = false;
  return {
    name: 'CRAM-MD5',
    initial: () => undefined,
    respond: (challenge) => {
      if (answered) return unasked('CRAM-MD5')(challenge);
      answered = true;
      return Buffer.from(`${user} ${createHmac('md5', password).update(challenge).digest('hex')}`);
    },
  };
}

/** RFC 7677. The server's last message may come as a challenge, which is answered with nothing, or with its success. */
function scramSha256(credentials: Credentials, nonce: string): SaslMechanism {
  const scram = createScram({ ...credentials, nonce });
  let state: 'first' | 'final' | 'over' = 'first';
  let proved = false;
  return {
    name: 'SCRAM-SHA-256',
    initial: () => Buffer.from(scram.clientFirst),
    respond: (challenge) => {
      if (state === 'over') return unasked('SCRAM-SHA-256')(challenge);
      const isFirst = state === 'first';
      state = isFirst ? 'final' : 'over';
      if (isFirst) return Buffer.from(scram.clientFinal(challenge.toString()));
      proved = scram.accepts(challenge.toString());
      if (!proved) throw new DriverError('protocol', 'SCRAM: the server signature is wrong');
      return Buffer.alloc(0);
    },
    verify: () => proved,
  };
}

function unasked(name: SaslName): (challenge: Buffer) => never {
  return () => {
    throw new DriverError('protocol', `${name}: the server asks for more than the mechanism has`);
  };
}
