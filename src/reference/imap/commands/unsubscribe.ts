import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import { forgetSubscriptions } from '../mailboxes/subscriptions.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';

/** UNSUBSCRIBE (RFC 9051 section 6.3.8). */
export const unsubscribe: Command = command<string>({
  name: 'UNSUBSCRIBE',
  state: 'authenticated',
  parse: mailboxArgument,
  run,
});

const done = ok('The name is not subscribed');

function run(session: ImapSession, given: string): Reply {
  const { account, behaviour } = session;
  const name = canonicalName(session, given);
  if (!account.subscriptions.has(name)) return answerMissing(session);
  if (!behaviour.has('imap.unsubscribe.nothing-removed')) account.unsubscribe(name);
  forgetSubscriptions(session);
  return done;
}

/** RFC 3501 section 6.3.7 can be read either way (erratum 8001 of RFC 9051). */
function answerMissing({ behaviour, rev2 }: ImapSession): Reply {
  const refused = rev2
    ? behaviour.has('imap.unsubscribe.missing-no')
    : behaviour.setting('imap.subscription-unchanged') === 'refused-under-rev1';
  return refused ? no('The name is not subscribed') : done;
}
