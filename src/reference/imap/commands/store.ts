import type { Command, ImapSession, Invocation, ModifiedCommand } from '../contract.ts';
import { command } from '../contract.ts';
import type { GivenModifier } from '../fetch/modifiers.ts';
import { filtered, givenByName, modifierCode, parseModifiers } from '../fetch/modifiers.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';
import type { Scanner, SequenceSet } from '../scanner.ts';
import { answer } from '../store/answers.ts';
import { storeAll } from '../store/apply.ts';
import { storePlan } from '../store/expunged.ts';
import type { FlagChange } from '../store/flag-change.ts';
import { checkFlags, parseFlags } from '../store/flag-list.ts';
import { messagesNamed } from '../store/messages.ts';

interface Store {
  readonly set: SequenceSet;
  readonly modifiers: readonly GivenModifier[];
  readonly change: FlagChange;
  readonly isSilent: boolean;
}

/** STORE and UID STORE (RFC 9051 section 6.4.6, RFC 4466 section 2.5). */
export const store: Command = command<Store>({
  name: 'STORE',
  state: 'selected',
  hasUidForm: true,
  holdsExpunge: true,
  parse,
  run,
});

function parse(scanner: Scanner, session: ImapSession, invocation: Invocation): Store {
  scanner.space();
  const set = scanner.set();
  scanner.space();
  const modifiers = tryModifiers(scanner, session, invocation);
  const how = scanner.tryWord('+') ? 'add' : scanner.tryWord('-') ? 'remove' : 'replace';
  scanner.word('FLAGS');
  const isSilent = scanner.tryWord('.SILENT');
  scanner.space();
  const flags = parseFlags(scanner);
  scanner.end();
  return { set, modifiers, change: { how, flags }, isSilent };
}

function tryModifiers(scanner: Scanner, session: ImapSession, invocation: Invocation): readonly GivenModifier[] {
  if (scanner.peek() !== '(') return [];
  const find = (name: string) => session.extensions.storeModifier(name);
  const modifiers = parseModifiers(scanner, { session, invocation, find });
  scanner.space();
  return modifiers;
}

async function run(session: ImapSession, given: Store, invocation: Invocation): Promise<Reply> {
  const { behaviour, view } = session;
  const messages = messagesNamed(session, given.set, invocation.uid);
  checkFlags(session, view.mailbox, flagsKept(given.change));
  if (view.readOnly && !behaviour.has('imap.store.examine')) return no('The mailbox is open for reading only');
  const asked: ModifiedCommand = {
    session,
    invocation,
    set: given.set,
    messages,
    modifiers: givenByName(given.modifiers),
    change: given.change,
  };
  for (const { modifier, given: value } of given.modifiers) modifier.before?.(asked, value);
  return stored(session, given, asked);
}

/** A keyword that is taken away needs no room. */
function flagsKept({ how, flags }: FlagChange): readonly string[] {
  return how === 'remove' ? flags.filter((flag) => flag.startsWith('\\')) : flags;
}

async function stored(
  session: ImapSession,
  { modifiers, change, isSilent }: Store,
  asked: ModifiedCommand,
): Promise<Reply> {
  const byUid = asked.invocation.uid;
  const plan = storePlan(session, asked.messages, { byUid, isSilent });
  const passed = filtered(modifiers, { ...asked, messages: plan.messages });
  const done = storeAll(session, passed, { ...change, isSilent });
  const answersSilent = modifiers.some(({ modifier }) => modifier.answersSilent === true);
  await answer(session, done, { byUid, isSilent, answersSilent });
  const code = modifierCode(modifiers, { ...asked, messages: plan.messages }, passed);
  return replied(plan.refusal, code);
}

function replied(refusal: Reply | undefined, code: string | undefined): Reply {
  if (refusal === undefined) return ok('Stored', code);
  return code === undefined ? refusal : no(refusal.text, code);
}
