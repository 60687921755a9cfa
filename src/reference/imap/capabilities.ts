import { mechanisms, plaintextAllowed } from '../sasl/mechanisms.ts';
import type { ImapSession } from './contract.ts';

/** Words of CAPABILITY in this state (RFC 9051 section 6.1.1). */
export function capabilities(session: ImapSession): readonly string[] {
  return [
    ...revisions(session),
    ...(session.state === 'not authenticated' ? beforeLogin(session) : []),
    ...session.extensions.allWith('capabilities').flatMap((one) => one.capabilities(session)),
  ];
}

/** The same as a response code or a response, for a client that did not ask (RFC 9051 sections 7.1 and 7.2.2). */
export function capabilitiesUnasked(session: ImapSession): string {
  return session.behaviour.inPassing(() => `CAPABILITY ${session.capabilities().join(' ')}`);
}

function revisions({ extensions, enabled, behaviour }: ImapSession): readonly string[] {
  const hidesRev2 = enabled.has('IMAP4REV2') && behaviour.has('imap.capability.changed-by-enable');
  return [
    ...(extensions.has('rev1') ? ['IMAP4rev1'] : []),
    ...(extensions.has('rev2') && !hidesRev2 ? ['IMAP4rev2'] : []),
  ];
}

/** Ways to log in are told to who has not logged in. */
function beforeLogin(session: ImapSession): readonly string[] {
  const { connection } = session;
  return [
    ...(offersTls(session) ? ['STARTTLS'] : []),
    ...(plaintextAllowed(session, connection) ? [] : ['LOGINDISABLED']),
    ...authWords(session),
  ];
}

function offersTls({ connection, behaviour }: ImapSession): boolean {
  if (!connection.secure) return connection.canStartTls;
  return behaviour.has('imap.capability.starttls-under-tls');
}

function authWords(session: ImapSession): readonly string[] {
  if (session.behaviour.has('imap.capability.mechanisms-missing')) return [];
  return mechanisms(session, session.connection).map(({ name }) => `AUTH=${name}`);
}
