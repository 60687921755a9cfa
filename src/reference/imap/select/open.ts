import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import type { Mailbox } from '../../store/store.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { knownMailbox } from '../mailboxes/known-mailbox.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import { markOpened } from '../mailboxes/opened.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { openView } from '../session-view.ts';
import { closePrevious } from './close-previous.ts';
import type { GivenParameter } from './parameters.ts';
import { parameters } from './parameters.ts';
import { announceMailbox } from './responses.ts';

interface Opening {
  readonly name: string;
  readonly parameters: readonly GivenParameter[];
}

/** SELECT or EXAMINE (RFC 9051 sections 6.3.2 and 6.3.3, RFC 3501 sections 6.3.1 and 6.3.2). */
export function openingCommand(name: 'SELECT' | 'EXAMINE'): Command {
  return command<Opening>({
    name,
    state: 'authenticated',
    parse,
    run: (session, given) => open(session, given, name === 'EXAMINE'),
  });
}

function parse(scanner: Scanner, session: ImapSession): Opening {
  const name = mailboxArgument(scanner);
  const given = scanner.trySpace() ? parameters(scanner, session) : [];
  return { name, parameters: given };
}

function open(session: ImapSession, given: Opening, examined: boolean): Reply {
  const { behaviour } = session;
  const name = canonicalName(session, given.name);
  const mailbox = selectable(session, name);
  if (mailbox === undefined) {
    if (session.selected === undefined || !behaviour.has('imap.select.failed-keeps-mailbox')) closePrevious(session);
    return session.account.folder(name) === undefined
      ? no('There is no such mailbox', 'NONEXISTENT')
      : no('This name is no mailbox');
  }
  closePrevious(session);
  const writes = examined && behaviour.has('imap.examine.changes-mailbox');
  markOpened(mailbox);
  session.select(openView(session, mailbox, { readOnly: examined && !writes }));
  if (mailbox.recent().length > 0 && behaviour.has('imap.examine.takes-recent')) mailbox.takeRecent();
  announceMailbox(session, { name: given.name, examined });
  for (const extension of session.extensions.allWith('onSelect')) extension.onSelect(session);
  for (const parameter of given.parameters) parameter.apply(session);
  return opened(session, examined);
}

/** For the bug of a server that reads the names once a session. */
const firstFolders = new WeakMap<ImapSession, ReadonlySet<string>>();

function selectable(session: ImapSession, name: string): Mailbox | undefined {
  const known = firstFolders.get(session) ?? new Set(session.account.folders().map((folder) => folder.name));
  firstFolders.set(session, known);
  const mailbox = knownMailbox(session, name) ?? madeOfLevel(session, name);
  const isNew = mailbox !== undefined && !known.has(mailbox.name);
  return isNew && session.behaviour.has('imap.select.names-remembered') ? undefined : mailbox;
}

/** For the bug of a server that makes a mailbox of a level of the hierarchy where a client selects it. */
function madeOfLevel({ account, behaviour }: ImapSession, name: string): Mailbox | undefined {
  const folder = account.folder(name);
  const isLevel = folder !== undefined && folder.mailbox === undefined;
  return isLevel && behaviour.has('imap.select.level-opens') ? account.create(name) : undefined;
}

function opened({ behaviour }: ImapSession, examined: boolean): Reply {
  if (examined) {
    const code = behaviour.has('imap.examine.read-write-code') ? 'READ-WRITE' : 'READ-ONLY';
    return ok('The mailbox is open, and nothing in it will change', code);
  }
  return behaviour.has('imap.select.read-only-code')
    ? ok('The mailbox is open', 'READ-ONLY')
    : ok('The mailbox is open', 'READ-WRITE');
}
