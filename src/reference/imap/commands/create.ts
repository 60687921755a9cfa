import type { Command, ImapSession, MailboxPlan } from '../contract.ts';
import { command } from '../contract.ts';
import { listOne } from '../list/list-one.ts';
import { superiorsOf } from '../list/hierarchy.ts';
import { forgetName, formerMailbox } from '../mailboxes/former-names.ts';
import { mustBeFree } from '../mailboxes/free-name.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import { isEitherOr, mustHavePlace } from '../mailboxes/place.ts';
import { newName } from '../mailboxes/valid-name.ts';
import type { Reply } from '../reply.ts';
import { no, ok, Refusal, SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

type Change = (session: ImapSession, plan: MailboxPlan) => void;

interface Creation {
  readonly given: string;
  readonly changes: readonly Change[];
}

/** CREATE (RFC 9051 section 6.3.4), with parameters where extensions define them (RFC 4466 section 2.2). */
export const create: Command = command<Creation>({ name: 'CREATE', state: 'authenticated', parse, run });

function parse(scanner: Scanner, session: ImapSession): Creation {
  const given = mailboxArgument(scanner);
  const changes = scanner.trySpace() ? scanner.list(() => parameter(scanner, session)) : [];
  return { given, changes };
}

function parameter(scanner: Scanner, session: ImapSession): Change {
  const word = scanner.keyword();
  const known = session.extensions.createParameter(word);
  if (known === undefined) {
    if (session.behaviour.has('imap.create.unknown-parameter-ignored')) return () => undefined;
    throw new SyntaxFault(`Unknown parameter ${word}`);
  }
  const value = known.parse(scanner, session);
  return (current, plan) => {
    known.apply(current, value, plan);
  };
}

function run(session: ImapSession, { given, changes }: Creation): Reply {
  const { behaviour, account } = session;
  const name = newName(session, withoutDelimiter(session, given));
  if (existsUnnoticed(session, name)) return ok('The mailbox is made');
  mustBeFree(session, name);
  mustHavePlace(session, name);
  if (given.endsWith(session.store.delimiter) && isEitherOr(session)) return levelMade(session, name);
  const plan: MailboxPlan = { name, specialUse: new Set() };
  for (const change of changes) change(session, plan);
  if (account.folder(name) === undefined) checkSuperiors(session, name);
  const isBelow = name.includes(session.store.delimiter);
  if (isBelow && behaviour.has('imap.create.nothing-made')) return ok('The mailbox is made');
  const made = account.create(name, plan.specialUse, session);
  const former = formerMailbox(session, name);
  if (former !== undefined && behaviour.has('imap.delete.messages-return')) made.append(former.messages);
  forgetName(session, name);
  tellName(session, name, withoutDelimiter(session, given));
  return ok('The mailbox is made');
}

/** Where it makes a difference, the delimiter at the end says that no mailbox is wanted (RFC 9051 section 6.3.4). */
function levelMade({ account }: ImapSession, name: string): Reply {
  account.createLevel(name);
  return ok('Mailboxes can be made below this name');
}

/** A delimiter at the end declares that names below will follow, and is no part of the name. */
function withoutDelimiter({ store, behaviour }: ImapSession, given: string): string {
  if (given === store.delimiter || !given.endsWith(store.delimiter)) return given;
  if (behaviour.has('imap.create.trailing-delimiter-refused')) throw new Refusal(no('The name ends with a delimiter'));
  return given.slice(0, -store.delimiter.length);
}

function existsUnnoticed({ behaviour, account }: ImapSession, name: string): boolean {
  const mailbox = account.mailbox(name);
  if (mailbox === undefined) return false;
  return behaviour.has(mailbox === account.inbox() ? 'imap.create.inbox-ok' : 'imap.create.existing-ok');
}

function checkSuperiors({ account, store, behaviour }: ImapSession, name: string): void {
  const missing = superiorsOf(name, store.delimiter).some((superior) => account.folder(superior) === undefined);
  if (missing && behaviour.has('imap.create.superiors-missing')) throw new Refusal(no('There is no superior mailbox'));
}

/** RFC 9051 section 6.3.9.7; extended data only to clients that know of it. */
function tellName(session: ImapSession, name: string, given: string): void {
  if (!session.rev2) return;
  if (name !== given || session.behaviour.setting('imap.changes-of-names') === 'listed') listOne(session, name, given);
}
