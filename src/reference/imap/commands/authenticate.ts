import { limits } from '../../limits.ts';
import { decodedBase64 } from '../../sasl/base64.ts';
import type { SaslExchange, SaslStep } from '../../sasl/mechanism.ts';
import { type Mechanism, mechanisms } from '../../sasl/mechanisms.ts';
import { command, type ImapSession } from '../contract.ts';
import { loggedIn } from '../logged-in.ts';
import { bad, no, type Reply } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

interface Arguments {
  readonly mechanism: string;
  /** Base64, or `=` for an empty one (RFC 4959 section 3). */
  readonly initial: string | undefined;
}

/** RFC 9051 section 6.2.2, RFC 4959. */
export const authenticate = command<Arguments>({
  name: 'AUTHENTICATE',
  state: 'not authenticated',
  parse: (scanner, session) => {
    scanner.space();
    const mechanism = scanner.atom().toUpperCase();
    return { mechanism, initial: initialResponse(scanner, session) };
  },
  run: (session, { mechanism, initial }) => {
    const found = mechanisms(session, session.connection).find(({ name }) => name === mechanism);
    if (found === undefined) return unknown(session);
    if (initial === undefined) return exchanged(session, found.create(), undefined);
    const octets = decodedBase64(initial === '=' ? '' : initial);
    if (octets !== undefined) return exchanged(session, found.create(), usedInitial(session, found, octets));
    return session.behaviour.has('imap.authenticate.initial-lenient') ? refused : bad('That is no base64');
  },
});

const refused = no('User name or password is wrong', 'AUTHENTICATIONFAILED');

function unknown({ behaviour }: ImapSession): Reply {
  const reply = behaviour.has('imap.authenticate.unknown-bad') ? bad : no;
  return reply('That mechanism is not offered', 'CANNOT');
}

function initialResponse(scanner: Scanner, session: ImapSession): string | undefined {
  if (!session.extensions.has('sasl-ir') || !scanner.trySpace()) return undefined;
  return scanner.atom();
}

/** With no fault what the client sent. */
function usedInitial({ behaviour }: ImapSession, { name }: Mechanism, octets: Buffer): Buffer | undefined {
  if (behaviour.has('imap.authenticate.initial-ignored')) return undefined;
  return name === 'CRAM-MD5' && behaviour.has('imap.authenticate.initial-of-any') ? undefined : octets;
}

async function exchanged(session: ImapSession, exchange: SaslExchange, initial: Buffer | undefined): Promise<Reply> {
  let step = exchange.start(initial);
  while (step.kind === 'challenge') {
    const line = await asked(session, step.octets);
    if (line === undefined) return bad('The response is too long or missing');
    const answer = decodedBase64(line.toString('latin1'));
    if (answer === undefined) return unreadable(session, line);
    step = exchange.next(answer);
  }
  return ended(session, step);
}

/** The space behind `+` stands before an empty challenge as well (RFC 9051 section 9 continue-req). */
function asked(session: ImapSession, challenge: Buffer): Promise<Buffer | undefined> {
  const { behaviour } = session;
  if (challenge.length === 0 && behaviour.has('imap.authenticate.plus-without-space')) {
    return session.ask(undefined, limits.saslLineOctets);
  }
  const isBare = challenge.length > 0 && behaviour.has('imap.authenticate.challenge-bare');
  return session.ask(challenge.toString(isBare ? 'latin1' : 'base64'), limits.saslLineOctets);
}

function unreadable({ behaviour }: ImapSession, line: Buffer): Reply {
  if (line.toString('latin1') === '*') {
    return behaviour.has('imap.authenticate.cancel-no') ? no('Cancelled') : bad('Cancelled');
  }
  return behaviour.has('imap.authenticate.base64-lenient') ? refused : bad('That is no base64');
}

function ended(session: ImapSession, step: Exclude<SaslStep, { readonly kind: 'challenge' }>): Reply {
  if (step.kind === 'failure' && step.reason === 'malformed') return bad('That is no response of the mechanism');
  const account = step.kind === 'success' ? session.store.account(step.user) : undefined;
  return account === undefined ? refused : loggedIn(session, account);
}
