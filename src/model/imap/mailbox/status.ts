import type { Data } from '../../../imap/value.ts';
import { decide } from '../../judge.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { itemsOf, mailboxOf } from '../words.ts';
import { judgeCount } from './counts.ts';
import { hasFlag, type MessageFacts } from './message-facts.ts';
import { judgeHighestModseq, judgeSnapshot } from './modseq.ts';
import type { NameMirror } from './name-mirror.ts';
import { isUpToDate, numbersOf, unexplained } from './place.ts';
import { judgeUidNext, judgeUidValidity } from './told-uids.ts';

/** A STATUS response came (RFC 9051 section 7.3.3). */
export function judgeStatus(moment: ImapMoment, data: readonly Data[]): void {
  const { account, mirror, inFlight } = moment;
  const mailbox = mailboxOf(data[0]);
  const command = inFlight.find(
    ({ name, args }) => name === 'LIST' || (name === 'STATUS' && mailboxOf(args[0]) === mailbox),
  );
  if (!command || data.length < 2) return;
  const name = account.mailboxes.named(mailbox, mirror);
  const items = numbersOf(itemsOf(data[1]));
  if (mayLag(moment, name)) return;
  judgeNumbers(moment, name, items, command);
  if (account.isQuietSince(command.sentAt) && isWhole(moment, name, items.get('MESSAGES')))
    judgeSums(moment, name, items);
}

/** Of the mailbox that it has selected a session may be told what it knows of it, old as that is: RFC 9051 section 6.3.11 leaves that open. */
function mayLag(moment: ImapMoment, name: NameMirror): boolean {
  const { account, mirror } = moment;
  const { view } = mirror;
  if (!view || account.mailboxes.named(view.mailbox, mirror) !== name) return false;
  return !isUpToDate(moment, account.mailboxes.notesOf(mirror));
}

type Items = ReadonlyMap<string, bigint>;

function judgeNumbers(moment: ImapMoment, name: NameMirror, items: Items, command: ImapCommand): void {
  const { sentAt } = command;
  const validity = items.get('UIDVALIDITY');
  if (validity !== undefined) judgeUidValidity(moment, name, { value: Number(validity), sentAt, assigned: false });
  const uidNext = items.get('UIDNEXT');
  if (uidNext !== undefined) judgeUidNext(moment, name, { value: Number(uidNext), sentAt });
  const modseq = items.get('HIGHESTMODSEQ');
  if (modseq !== undefined) judgeHighestModseq(moment, name, { value: modseq, sentAt });
  judgeSnapshot(moment, name, {
    messages: numberFrom(items.get('MESSAGES')),
    uidNext: numberFrom(uidNext),
    modseq,
    sentAt,
  });
  for (const item of ['MESSAGES', 'UIDNEXT', 'HIGHESTMODSEQ'] as const) {
    const value = items.get(item);
    if (value !== undefined) judgeCount(moment, name, { item, value, by: 'STATUS', command });
  }
}

function numberFrom(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

/** Whether the messages that are known to be there are all that there are. */
function isWhole({ account }: ImapMoment, { present }: NameMirror, messages: bigint | undefined): boolean {
  if (!present || present.isUnsure || account.lastChange(['pop3']) > 0) return false;
  return messages !== undefined && present.alive.size === Number(messages);
}

function judgeSums(moment: ImapMoment, name: NameMirror, items: Items): void {
  const unseen = items.get('UNSEEN');
  const deleted = items.get('DELETED');
  const without = (count: bigint | undefined, flag: string, has: boolean, rule: RuleId): void => {
    const counted = count === undefined ? undefined : countFlag(moment, name, flag, has);
    if (counted === undefined) return;
    decide(moment.judge, rule, Number(count) === counted, () => ({
      path: `${name.name} / STATUS ${has ? 'DELETED' : 'UNSEEN'}`,
      wanted: `${counted}, as the flags say`,
      got: String(count),
    }));
  };
  without(unseen, '\\seen', false, 'rule.imap.unseen-is-counted');
  without(deleted, '\\deleted', true, 'rule.imap.deleted-is-counted');
  const size = items.get('SIZE');
  if (size !== undefined) judgeSize(moment, name, size);
}

/** Messages that have the flag, or that lack it; undefined where that is not known of one. */
function countFlag(moment: ImapMoment, { present }: NameMirror, flag: string, has: boolean): number | undefined {
  const holds = unexplained(moment);
  let count = 0;
  for (const uid of present?.alive ?? []) {
    const fact = present?.known(uid)?.flags;
    const is = fact?.holds === holds ? hasFlag(fact, flag) : undefined;
    if (is === undefined) return undefined;
    if (is === has) count += 1;
  }
  return count;
}

function judgeSize({ judge }: ImapMoment, name: NameMirror, size: bigint): void {
  let sum = 0;
  for (const uid of name.present?.alive ?? []) sum += toldSize(name.present?.known(uid));
  if (sum === 0) return;
  decide(judge, 'rule.imap.status-size-covers-messages', size >= sum, () => ({
    path: `${name.name} / STATUS SIZE`,
    wanted: `at least ${sum}`,
    got: String(size),
  }));
}

/** RFC822.SIZE as it was told, or as APPEND has made it. */
function toldSize(message: MessageFacts | undefined): number {
  return Number(message?.static('RFC822.SIZE')?.value ?? 0);
}
