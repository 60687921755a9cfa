import { command, type ImapSession } from '../contract.ts';
import { bad, ok } from '../reply.ts';

/** RFC 9051 section 6.2.1. What came after the command and before TLS is thrown away. */
export const starttls = command({
  name: 'STARTTLS',
  state: 'not authenticated',
  parse: () => undefined,
  run: (session) => {
    const { connection, behaviour } = session;
    if (connection.canStartTls) return { ...ok('Begin TLS'), after: () => handshake(session) };
    if (connection.secure && behaviour.has('imap.starttls.twice')) return ok('Begin TLS');
    return bad(connection.secure ? 'TLS is active' : 'There is no TLS here');
  },
});

async function handshake(session: ImapSession): Promise<void> {
  const { connection, behaviour, store } = session;
  const isInjected = connection.pending() > 0;
  if (isInjected && behaviour.setting('imap.clear-text-behind-starttls') === 'connection-closed') {
    connection.end();
    return;
  }
  if (!isInjected || !behaviour.has('imap.starttls.injection')) connection.dropPending();
  await connection.startTls();
  const [first] = store.accounts();
  if (first !== undefined && behaviour.has('imap.starttls.logs-in')) session.logIn(first);
}
