import { sessionsOf } from '../account-sessions.ts';
import { command, type ImapSession } from '../contract.ts';
import { bad, ok, type Reply } from '../reply.ts';

/** RFC 9051 section 6.1.3: BYE, the tagged OK, and the connection is closed. */
export const logout = command({
  name: 'LOGOUT',
  state: 'any',
  parse: () => undefined,
  run: (session) => {
    const { behaviour, state } = session;
    if (state === 'not authenticated' && behaviour.has('imap.logout.needs-login')) return bad('Log in first');
    leave(session);
    const reply = farewell(session);
    if (!behaviour.has('imap.logout.stays-open')) session.logOut();
    return reply;
  },
});

function farewell(session: ImapSession): Reply {
  const { behaviour } = session;
  const reply = ok('Logged out');
  if (behaviour.has('imap.logout.no-bye')) return reply;
  const bye = () => {
    session.send('BYE See you');
  };
  if (behaviour.has('imap.logout.bye-after-ok')) return { ...reply, after: bye };
  bye();
  return reply;
}

/** What LOGOUT does beside: nothing, with no fault. */
function leave(session: ImapSession): void {
  const { behaviour, selected } = session;
  const deleted = selected?.readOnly === false ? selected.messages.filter(({ flags }) => flags.has('\\Deleted')) : [];
  if (deleted.length > 0 && behaviour.has('imap.logout.expunges')) selected?.mailbox.expunge(deleted, session);
  if (session.state === 'not authenticated') return;
  const others = [...sessionsOf(session.account)].filter((other) => other !== session);
  if (others.length > 0 && behaviour.has('imap.logout.ends-others'))
    for (const { connection } of others) connection.end();
}
