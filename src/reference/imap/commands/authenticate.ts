import { limits } from '../../limits.ts';
import { decodedBase64 } from '../../sasl/base64.ts';
import type { SaslExchange, SaslStep } from '../../sasl/mechanism.ts';
import { mechanisms } from '../../sasl/mechanisms.ts';
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
  run: async (session, { mechanism, initial }) => {
    const found = mechanisms(session, session.connection).find(({ name }) => name === mechanism);
    if (found === undefined) return no('That mechanism is not offered', 'CANNOT');
    if (initial === undefined) return exchanged(session, found.create(), undefined);
    const octets = decodedBase64(initial === '=' ? '' : initial);
    return octets === undefined ? bad('That is no base64') : exchanged(session, found.create(), octets);
  },
});

function initialResponse(scanner: Scanner, session: ImapSession): string | undefined {
  if (!session.extensions.has('sasl-ir') || !scanner.trySpace()) return undefined;
  return scanner.atom();
}

async function exchanged(session: ImapSession, exchange: SaslExchange, initial: Buffer | undefined): Promise<Reply> {
  let step = exchange.start(initial);
  while (step.kind === 'challenge') {
    const line = await session.ask(step.octets.toString('base64'), limits.saslLineOctets);
    if (line === undefined) return bad('The response is too long or missing');
    const answer = decodedBase64(line.toString('latin1'));
    if (answer === undefined) return bad(line.toString('latin1') === '*' ? 'Cancelled' : 'That is no base64');
    step = exchange.next(answer);
  }
  return ended(session, step);
}

function ended(session: ImapSession, step: Exclude<SaslStep, { readonly kind: 'challenge' }>): Reply {
  if (step.kind === 'failure' && step.reason === 'malformed') return bad('That is no response of the mechanism');
  const account = step.kind === 'success' ? session.store.account(step.user) : undefined;
  return account === undefined
    ? no('User name or password is wrong', 'AUTHENTICATIONFAILED')
    : loggedIn(session, account);
}
