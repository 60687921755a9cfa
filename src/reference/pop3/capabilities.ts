import { mechanisms, plaintextAllowed } from '../sasl/mechanisms.ts';
import type { Pop3Session } from './contract.ts';
import { announcesAuth } from './login.ts';

/** Capability lines of the present state (RFC 2449 section 6 and those who came later). */
export function capabilities(session: Pop3Session): readonly string[] {
  const { context, connection } = session;
  const { behaviour } = context;
  return [
    ...(behaviour.setting('pop3.top') === 'on' ? ['TOP'] : []),
    ...(behaviour.setting('pop3.uidl') === 'on' ? uidlLine(session) : []),
    ...(plaintextAllowed(context, connection) ? ['USER'] : []),
    ...saslLine(session),
    ...stlsLine(session),
    ...responseCodes(session),
    ...(behaviour.setting('pop3.pipelining') === 'on' ? ['PIPELINING'] : []),
    ...expireLine(session),
    ...(behaviour.setting('pop3.login-delay') === 'zero' ? ['LOGIN-DELAY 0'] : []),
    ...utf8Line(session),
    ...(behaviour.setting('pop3.lang') === 'on' ? ['LANG'] : []),
    ...implementationLine(session),
  ];
}

/** What is announced before login stays announced (RFC 2449 section 5). */
function uidlLine({ state, context: { behaviour } }: Pop3Session): readonly string[] {
  return state === 'transaction' && behaviour.has('pop3.capa.uidl-gone-after-login') ? [] : ['UIDL'];
}

/** RFC 5034 section 3: also after AUTH, though none can follow. */
function saslLine({ state, context, connection }: Pop3Session): readonly string[] {
  const { behaviour } = context;
  if (behaviour.setting('pop3.sasl') === 'off') return [];
  if (state === 'transaction' && behaviour.has('pop3.capa.sasl-gone-after-login')) return [];
  const names = mechanisms(context, connection).map(({ name }) => name);
  if (names.length === 0) return [];
  if (behaviour.has('pop3.capa.sasl-without-mechanisms')) return ['SASL'];
  return [['SASL', ...names].join(behaviour.has('pop3.capa.two-spaces') ? '  ' : ' ')];
}

/** Where STLS is present and allowed in this state (RFC 2595 section 4). */
function stlsLine({ state, context: { behaviour }, connection }: Pop3Session): readonly string[] {
  if (behaviour.setting('pop3.stls') === 'off') return [];
  const isLate = connection.canStartTls && state === 'transaction';
  if (isLate) return behaviour.has('pop3.capa.stls-after-login') ? ['STLS'] : [];
  if (connection.canStartTls) return ['STLS'];
  return connection.secure && behaviour.has('pop3.capa.stls-under-tls') ? ['STLS'] : [];
}

function responseCodes(session: Pop3Session): readonly string[] {
  const { behaviour } = session.context;
  if (behaviour.setting('pop3.resp-codes') === 'off') return [];
  const announced = behaviour.has('pop3.capa.resp-codes-unannounced') ? [] : ['RESP-CODES'];
  return [...announced, ...(announcesAuth(session) ? ['AUTH-RESP-CODE'] : [])];
}

/** RFC 2449 section 6.7: before login perhaps with USER, since the period may be the user's. */
function expireLine({ state, context: { behaviour } }: Pop3Session): readonly string[] {
  const policy = behaviour.setting('pop3.expire');
  if (policy === 'not-announced') return [];
  if (policy === 'never') return ['EXPIRE NEVER'];
  if (policy === 'zero') return ['EXPIRE 0'];
  return state === 'authorization' ? ['EXPIRE 30 USER'] : ['EXPIRE 30'];
}

/** RFC 6856 section 2: announced in both states, though UTF8 is allowed before login only. */
function utf8Line({ context: { behaviour } }: Pop3Session): readonly string[] {
  const setting = behaviour.setting('pop3.utf8');
  if (setting === 'off') return [];
  return [setting === 'with-user' ? 'UTF8 USER' : 'UTF8'];
}

function implementationLine({ state, context: { behaviour } }: Pop3Session): readonly string[] {
  const when = behaviour.setting('pop3.implementation');
  const isAnnounced = when === 'both-states' || (when === 'after-login' && state === 'transaction');
  if (!isAnnounced) return [];
  const name = behaviour.has('pop3.capa.line-too-long') ? 'mailspec-reference '.repeat(30) : 'mailspec-reference';
  return [`IMPLEMENTATION ${name.trimEnd()}`];
}
