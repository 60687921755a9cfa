import type { Mailbox } from '../../store/store.ts';
import type { ImapSession, StatusItem } from '../contract.ts';
import { list } from '../output.ts';
import { nameOnTheWire } from '../list/response.ts';

/** For the bug of a server that looks at each mailbox once a session. */
const firstTold = new WeakMap<ImapSession, WeakMap<Mailbox, Map<string, string>>>();

/** `* STATUS name (items)` (RFC 9051 section 7.3.3). */
export function sendStatus(session: ImapSession, mailbox: Mailbox, items: ReadonlyMap<string, StatusItem>): void {
  const asked = [...items];
  const told = asked.length > 1 && session.behaviour.has('imap.status.first-item-only') ? asked.slice(0, 1) : asked;
  const values = told.map(
    ([name, item]) => `${name} ${remembered(session, mailbox, { name, value: item(mailbox, session) })}`,
  );
  session.send('STATUS ', nameOnTheWire(session, mailbox.name), ' ', list(values));
}

interface Told {
  readonly name: string;
  readonly value: string;
}

function remembered(session: ImapSession, mailbox: Mailbox, { name, value }: Told): string {
  const mailboxes = firstTold.get(session) ?? new WeakMap<Mailbox, Map<string, string>>();
  firstTold.set(session, mailboxes);
  const told = mailboxes.get(mailbox) ?? new Map<string, string>();
  mailboxes.set(mailbox, told);
  const before = told.get(name);
  if (before === undefined) told.set(name, value);
  return before !== undefined && before !== value && session.behaviour.has('imap.status.remembered') ? before : value;
}
