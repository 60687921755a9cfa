import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import { forgetSubscriptions } from '../mailboxes/subscriptions.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';

/** SUBSCRIBE (RFC 9051 section 6.3.7). */
export const subscribe: Command = command<string>({
  name: 'SUBSCRIBE',
  state: 'authenticated',
  parse: mailboxArgument,
  run,
});

const done = ok('The name is subscribed');

function run(session: ImapSession, given: string): Reply {
  const { account, behaviour, store } = session;
  const name = canonicalName(session, given);
  if (account.subscriptions.has(name)) return answerAgain(session);
  if (account.folder(name) === undefined && behaviour.setting('imap.subscribe-to-missing') === 'refused') {
    return no('There is no such mailbox', 'NONEXISTENT');
  }
  if (name.includes(store.delimiter) && behaviour.has('imap.subscribe.nothing-added')) return done;
  account.subscribe(name);
  forgetSubscriptions(session);
  return done;
}

/** RFC 3501 section 6.3.6 can be read either way (erratum 8001 of RFC 9051). */
function answerAgain({ behaviour, rev2 }: ImapSession): Reply {
  const refused = rev2
    ? behaviour.has('imap.subscribe.twice-no')
    : behaviour.setting('imap.subscription-unchanged') === 'refused-under-rev1';
  return refused ? no('The name is subscribed already') : done;
}
