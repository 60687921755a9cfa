import { randomBytes } from 'node:crypto';
import type { Behaviour } from '../behaviour.ts';
import type { ServerContext } from '../context.ts';
import { accountNamed, sameSecret } from './credentials.ts';
import type { SaslExchange, SaslStep } from './mechanism.ts';
import { iterations, keysOf, provenKey, saltOf, serverSignature } from './scram-keys.ts';
import { clientFinal, type ClientFirst, clientFirst } from './scram-messages.ts';
import { saslPrep } from './saslprep.ts';

const malformed = { kind: 'failure', reason: 'malformed' } as const;
const refused = { kind: 'failure', reason: 'credentials' } as const;

/** What the server keeps of a SCRAM exchange after the client's first message. */
interface Begun {
  readonly first: ClientFirst;
  readonly nonce: string;
  readonly salt: Buffer;
  /** server-first-message. */
  readonly sent: string;
}

/**
 * SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677). The server's signature goes out as a challenge that the
 * client answers with nothing: neither POP3 nor IMAP has room for data with success (RFC 4422 section 4).
 */
export function scramSha256(context: ServerContext): SaslExchange {
  let begun: Begun | undefined;
  let proven: string | undefined;
  const step = (message: Buffer): SaslStep => {
    if (proven !== undefined) return message.length === 0 ? { kind: 'success', user: proven } : malformed;
    if (begun !== undefined) {
      const { user, step: next } = proof(context, begun, message);
      proven = user;
      return next;
    }
    begun = begin(message, context.behaviour);
    return begun === undefined ? malformed : { kind: 'challenge', octets: Buffer.from(begun.sent) };
  };
  return {
    start: (initial) => (initial === undefined ? { kind: 'challenge', octets: Buffer.alloc(0) } : step(initial)),
    next: step,
  };
}

/** The first message. `p` asks for a channel binding that the server does not have, `y` is right that it has none. */
function begin(message: Buffer, behaviour: Behaviour): Begun | undefined {
  const first = clientFirst(message) ?? readAnyway(message, behaviour);
  const user = first === undefined ? undefined : saslPrep(first.user);
  if (first === undefined || user === undefined || user === '') return undefined;
  if (first.binding === 'p' && !behaviour.has('sasl.scram.binding-ignored')) return undefined;
  const nonce = `${first.nonce}${randomBytes(18).toString('base64')}`;
  const salt = saltOf(user);
  return { first, nonce, salt, sent: `r=${nonce},s=${salt.toString('base64')},i=${iterations}` };
}

/** What a faulty server reads in a first message that has to make the exchange fail. */
function readAnyway(message: Buffer, behaviour: Behaviour): ClientFirst | undefined {
  const text = message.toString('latin1');
  const isExtended = /,m=[^,]*,n=/.test(text) && behaviour.has('sasl.scram.mandatory-extension-ignored');
  const isEscaped = /n=[^,]*=/.test(text) && behaviour.has('sasl.scram.name-escape-ignored');
  const plain = isExtended ? text.replace(/m=[^,]*,/, '') : text.replace(/(n=[^,=]*)=/, '$1');
  return isExtended || isEscaped ? clientFirst(Buffer.from(plain, 'latin1')) : undefined;
}

/** The last message: same header, same nonce, and the proof of the password. */
function proof(context: ServerContext, begun: Begun, message: Buffer): { user?: string; step: SaslStep } {
  const final = clientFinal(message);
  if (final === undefined) return { step: malformed };
  const { first, nonce, salt } = begun;
  if (!final.binding.equals(Buffer.from(first.header)) || final.nonce !== nonce) return { step: refused };
  const user = saslPrep(first.user) ?? '';
  const account = accountNamed(context, user);
  const keys = keysOf(saslPrep(account?.password ?? '') ?? '', salt);
  const signed = `${first.bare},${begun.sent},${final.withoutProof}`;
  const right = sameSecret(provenKey(keys, { proof: final.proof, signed }), keys.storedKey);
  if (account === undefined || !right || !mayActAs(first.authorization, user)) return { step: refused };
  const signature = `v=${serverSignature(keys, signed).toString('base64')}`;
  return { user: account.user, step: { kind: 'challenge', octets: Buffer.from(signature) } };
}

/** Nobody may act for another user here. */
function mayActAs(authorization: string | undefined, user: string): boolean {
  return authorization === undefined || saslPrep(authorization) === user;
}
