import { isInSet, numberSetOf } from '../../../imap/number-set.ts';
import type { ImapCommand } from '../command.ts';
import { isByUid, plainName, wordOf } from '../words.ts';
import type { FetchItems } from './items.ts';
import { judge, named, type AnswerRule, type SessionMoment } from './moment.ts';
import type { ToldFlags } from './notes.ts';

/** Flags of one FETCH response: each once. They are kept until the next tagged response. */
export function flagsTold(moment: SessionMoment, { number, uid, flags }: FetchItems): void {
  if (!flags) return;
  judge(moment, 'rule.imap.flags-once', flags.length < 2 || isSet(flags), () => [
    `flags of message ${number}`,
    'each flag once',
    `(${flags.join(' ')})`,
  ]);
  if (flags.length > 0 || moment.inProgress?.name.endsWith('STORE') === true)
    moment.notes.told.push({ number, uid, flags: flags.map((flag) => flag.toLowerCase()) });
}

function isSet(flags: readonly string[]): boolean {
  return new Set(flags.map((flag) => flag.toLowerCase())).size === flags.length;
}

/**
 * Flags that messages were told to have are those that FLAGS lists, when the command is over (RFC 9051 section 7.3.5).
 * FLAGS comes when a mailbox is opened: keywords that may be newer need not be listed.
 */
export const flagsListed: AnswerRule = (moment) => {
  const { view, notes, account } = moment;
  const listed = view?.flags;
  if (!listed || view.openedBy === moment.answered || notes.told.length === 0) return;
  const isQuiet = account.isQuietSince(view.openedBy.sentAt);
  const mustBeListed = (flag: string): boolean => flag !== '\\recent' && (isQuiet || flag.startsWith('\\'));
  const strange = notes.told.flatMap(({ number, flags }) =>
    flags.filter((flag) => !listed.has(flag) && mustBeListed(flag)).map((flag) => `${flag} of message ${number}`),
  );
  judge(moment, 'rule.imap.flags-listed', strange.length === 0, () => [
    'flags told by FETCH',
    `some of FLAGS (${[...listed].join(' ')})`,
    strange.slice(0, 3).join(', '),
  ]);
};

type Store = 'replace' | 'add' | 'remove';

const stores: Readonly<Record<string, Store>> = { FLAGS: 'replace', '+FLAGS': 'add', '-FLAGS': 'remove' };

/** What a STORE was to do. */
interface Order {
  readonly how: Store;
  readonly flags: readonly string[];
}

/** What a STORE asks for; undefined where it does not ask to be told, or sets conditions. */
function orderOf(command: ImapCommand): Order | undefined {
  const [, word, ...rest] = command.args;
  const how = stores[wordOf(word) ?? ''];
  if (!how) return undefined;
  const flags = rest[0]?.kind === 'list' ? rest[0].items : rest;
  return { how, flags: flags.map((flag) => (wordOf(flag) ?? '').toLowerCase()) };
}

/** What a STORE told of its messages is what it was to make of them (RFC 9051 section 6.4.6). */
export const storeAnswers: AnswerRule = (moment, { status }, command) => {
  const { view, changes, notes } = moment;
  if (plainName(command) !== 'STORE' || status !== 'OK' || view?.readOnly !== false) return;
  const order = orderOf(command);
  // Where others have been at work the message may be gone already, and flags are kept of it no more (RFC 2180 section 4.2).
  if (!order || !changes.isAloneSince(view.openedBy) || command.overlapped) return;
  for (const told of lastTold(notes.told, command, view.messages?.length ?? 0)) {
    const wrong = differences(order, told.flags, view.permanentFlags);
    judge(moment, 'rule.imap.store-answers', wrong.length === 0, () => [
      `flags of message ${told.number}`,
      `what ${named(command)} to ${order.how} (${order.flags.join(' ')}) makes of them`,
      `(${told.flags.join(' ')})`,
    ]);
  }
};

/** What was told last of each message that the command names. */
function lastTold(told: readonly ToldFlags[], command: ImapCommand, count: number): readonly ToldFlags[] {
  const ranges = numberSetOf(command.args[0], isByUid(command) ? 0 : count);
  if (!ranges) return [];
  const last = new Map<number, ToldFlags>();
  for (const one of told) {
    const value = isByUid(command) ? one.uid : one.number;
    if (value !== undefined && isInSet(ranges, value)) last.set(value, one);
  }
  return [...last.values()];
}

/** Flags that are not as asked for, of those that the client can change permanently. */
function differences(
  { how, flags: asked }: Order,
  told: readonly string[],
  permanent: ReadonlySet<string> | undefined,
): readonly string[] {
  const counts = (flag: string): boolean => canBeKept(flag, permanent);
  const missing = asked.filter((flag) => counts(flag) && !told.includes(flag));
  const present = asked.filter((flag) => counts(flag) && told.includes(flag));
  const others = told.filter((flag) => counts(flag) && !asked.includes(flag));
  if (how === 'remove') return present;
  return how === 'add' ? missing : [...missing, ...others];
}

/** Whether the client can change the flag for good; without PERMANENTFLAGS all of them. */
function canBeKept(flag: string, permanent: ReadonlySet<string> | undefined): boolean {
  if (flag === '\\recent') return false;
  return !permanent || permanent.has(flag) || (!flag.startsWith('\\') && permanent.has('\\*'));
}
