import { accountNamed } from '../../sasl/credentials.ts';
import type { SaslStep } from '../../sasl/mechanism.ts';
import { type Mechanism, mechanisms } from '../../sasl/mechanisms.ts';
import { argumentsOf } from '../command-line.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { loginOutcome, refusal } from '../login.ts';
import { err, ok, okLines, type Reply } from '../reply.ts';
import { ask, decodedAnswer } from '../sasl-lines.ts';

/** AUTH (RFC 5034): an exchange of a SASL mechanism. */
export const auth: Pop3Command = {
  keyword: 'AUTH',
  states: ['authorization'],
  offered: ({ context }) => context.behaviour.setting('pop3.sasl') === 'on',
  run(session, invocation) {
    const { behaviour } = session.context;
    const [name, initial, ...more] = argumentsOf(invocation) ?? [];
    if (name === undefined) return withoutMechanism(session);
    if (more.length > 0) return err('wrong-arguments');
    const mechanism = mechanismNamed(session, name);
    if (mechanism === undefined) return unknown(session);
    if (session.refusals > 0 && behaviour.has('pop3.auth.once-only')) return err('wrong-state');
    return exchange(session, mechanism, initial);
  },
};

function withoutMechanism({ context, connection }: Pop3Session): Reply {
  if (!context.behaviour.has('pop3.auth.lists-mechanisms')) return err('wrong-arguments');
  return okLines(
    'listing-follows',
    mechanisms(context, connection).map(({ name }) => name),
  );
}

function mechanismNamed({ context, connection }: Pop3Session, name: string): Mechanism | undefined {
  const wanted = name.toUpperCase();
  if (name !== wanted && context.behaviour.has('pop3.auth.mechanism-upper-case-only')) return undefined;
  return mechanisms(context, connection).find((mechanism) => mechanism.name === wanted);
}

async function unknown(session: Pop3Session): Promise<Reply | undefined> {
  const isAsked = session.context.behaviour.has('pop3.auth.unknown-mechanism-begun');
  return isAsked && (await ask(session, Buffer.alloc(0))) === undefined ? undefined : err('unknown-mechanism');
}

async function exchange(
  session: Pop3Session,
  mechanism: Mechanism,
  initial: string | undefined,
): Promise<Reply | undefined> {
  const { behaviour } = session.context;
  const first = initial === '=' ? Buffer.alloc(0) : decodedAnswer(session, initial);
  if (initial !== undefined && first === undefined) return err('not-base64');
  const sasl = mechanism.create();
  const isDropped = first !== undefined && behaviour.has('pop3.auth.initial-response-dropped');
  let step: SaslStep = sasl.start(isDropped ? undefined : first);
  while (step.kind === 'challenge') {
    const answer = await ask(session, step.octets);
    if (answer === undefined) return undefined;
    if (answer === 'too long') return err('line-too-long');
    if (answer === '*') return cancelled(session);
    const octets = decodedAnswer(session, answer);
    if (octets === undefined) return err('not-base64');
    step = sasl.next(octets);
  }
  return outcome(session, step);
}

function cancelled(session: Pop3Session): Reply {
  const { behaviour } = session.context;
  if (behaviour.setting('pop3.after-refused-login') === 'closed') session.end();
  return behaviour.has('pop3.auth.cancel-answered-ok') ? ok('cancelled') : err('cancelled');
}

function outcome(session: Pop3Session, step: Exclude<SaslStep, { kind: 'challenge' }>): Reply | undefined {
  if (step.kind === 'success') return loginOutcome(session, accountNamed(session.context, step.user));
  if (step.reason === 'malformed') return err('malformed-response');
  const reply = refusal(session);
  return session.context.behaviour.has('pop3.code.auth-missing') ? err('login-refused') : reply;
}
