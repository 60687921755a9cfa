import { mechanisms, plaintextAllowed } from '../sasl/mechanisms.ts';
import type { ImapSession } from './contract.ts';

/** Words of CAPABILITY in this state (RFC 9051 section 6.1.1). */
export function capabilities(session: ImapSession): readonly string[] {
  return [
    ...revisions(session),
    ...beforeLogin(session),
    ...session.extensions.all.flatMap((one) => one.capabilities(session)),
  ];
}

function revisions(session: ImapSession): readonly string[] {
  return [
    ...(session.extensions.has('rev1') ? ['IMAP4rev1'] : []),
    ...(session.extensions.has('rev2') ? ['IMAP4rev2'] : []),
  ];
}

/** Ways to log in are told to who has not logged in. */
function beforeLogin(session: ImapSession): readonly string[] {
  if (session.state !== 'not authenticated') return [];
  const { connection } = session;
  return [
    ...(connection.canStartTls ? ['STARTTLS'] : []),
    ...(plaintextAllowed(session, connection) ? [] : ['LOGINDISABLED']),
    ...mechanisms(session, connection).map(({ name }) => `AUTH=${name}`),
  ];
}
