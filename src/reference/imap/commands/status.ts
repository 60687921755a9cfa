import type { Command, ImapSession, StatusItem } from '../contract.ts';
import { command } from '../contract.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { knownMailbox } from '../mailboxes/known-mailbox.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { openView } from '../session-view.ts';
import { statusItems } from '../status/items.ts';
import { sendStatus } from '../status/response.ts';

interface Asked {
  readonly given: string;
  readonly items: ReadonlyMap<string, StatusItem>;
}

/** STATUS (RFC 9051 section 6.3.11). */
export const status: Command = command<Asked>({ name: 'STATUS', state: 'authenticated', parse, run });

function parse(scanner: Scanner, session: ImapSession): Asked {
  const given = mailboxArgument(scanner);
  scanner.space();
  if (scanner.peek() !== '(' && session.behaviour.has('imap.status.words-passed-over')) passOver(scanner);
  const items = statusItems(scanner, session);
  return { given, items };
}

/** The bug of a server that looks for the next parenthesis. */
function passOver(scanner: Scanner): void {
  while (scanner.peek() !== '(') {
    scanner.astring();
    scanner.space();
  }
}

const done = ok('That is the status');

function run(session: ImapSession, { given, items }: Asked): Reply {
  const { behaviour, account, selected } = session;
  const name = canonicalName(session, given);
  const mailbox = knownMailbox(session, name);
  if (mailbox === undefined) {
    if (account.folder(name) !== undefined) return no('This name is no mailbox');
    if (!behaviour.has('imap.status.missing-mailbox-ok')) return no('There is no such mailbox', 'NONEXISTENT');
    session.send('STATUS ', session.mailboxName(name), ' (MESSAGES 0)');
    return done;
  }
  if (selected?.mailbox !== mailbox || !behaviour.has('imap.status.no-response')) sendStatus(session, mailbox, items);
  if (selected !== undefined && selected.mailbox !== mailbox && behaviour.has('imap.status.selects')) {
    session.select(openView(session, mailbox, { readOnly: true }));
  }
  return done;
}
