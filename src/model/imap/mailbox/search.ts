import type { Data } from '../../../imap/value.ts';
import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { isByUid, itemsOf, wordOf } from '../words.ts';
import { uidOf } from './roster.ts';
import { hasFlag } from './message-facts.ts';
import { isUpToDate, type Place, type Success, unexplained, uidsOf } from './place.ts';
import { limits } from '../../../wire/limits.ts';

type Test = (flags: ReadonlySet<string>) => boolean;

const has =
  (flag: string): Test =>
  (flags) =>
    flags.has(flag);
const lacks =
  (flag: string): Test =>
  (flags) =>
    !flags.has(flag);

/** Search keys of flags (RFC 9051 section 6.4.4). */
const keys: ReadonlyMap<string, Test> = new Map([
  ['ALL', () => true],
  ...['ANSWERED', 'DELETED', 'DRAFT', 'FLAGGED', 'SEEN'].flatMap((name): [string, Test][] => [
    [name, has(`\\${name.toLowerCase()}`)],
    [`UN${name}`, lacks(`\\${name.toLowerCase()}`)],
  ]),
]);

/** The tests of a SEARCH that asks for flags alone, and for all that has them; undefined: it asks for something else. */
function testsOf({ args }: ImapCommand): readonly Test[] | undefined {
  const [first, second] = args;
  const returns = wordOf(first) === 'RETURN';
  if (returns && itemsOf(second).some((option) => wordOf(option) !== 'ALL')) return undefined;
  const words = (returns ? args.slice(2) : args).map((word) => wordOf(word) ?? '');
  const tests: Test[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const test = word.endsWith('KEYWORD') ? keywordTest(word, words[++at]) : keys.get(word);
    if (!test) return undefined;
    tests.push(test);
  }
  return tests.length > 0 ? tests : undefined;
}

function keywordTest(word: string, keyword: string | undefined): Test | undefined {
  if (keyword === undefined || keyword === '') return undefined;
  return word === 'KEYWORD' ? has(keyword.toLowerCase()) : lacks(keyword.toLowerCase());
}

/** The numbers that a SEARCH or ESEARCH response has found, where it tells all of them. */
export function foundBy(name: string, data: readonly Data[]): readonly number[] | undefined {
  if (name === 'SEARCH')
    return data.every(({ kind }) => kind === 'number') ? data.flatMap((one) => uidsOf(one) ?? []) : undefined;
  const at = data.findIndex((one) => wordOf(one) === 'ALL');
  return at < 0 ? [] : uidsOf(data[at + 1]);
}

/** SEARCH was answered OK: it found the messages that the session was told have the flags. */
export function judgeSearch({ moment, place, command }: Success): void {
  if (!place) return;
  const { notes, view, name } = place;
  const { found } = notes;
  const { messages } = view;
  if (!found || !messages || view.readOnly || command.overlapped || !isUpToDate(moment, notes)) return;
  const tests = testsOf(command);
  if (!tests) return;
  const byUid = isByUid(command);
  const hits = new Set(found);
  for (const index of messages.slice(0, limits.messagesLookedAt).keys()) {
    const uid = uidOf(place, index + 1);
    const number = byUid ? uid : index + 1;
    const flags = knownFlags(moment, place, uid);
    if (number === undefined || !flags) continue;
    const wanted = tests.every((test) => test(flags));
    decide(moment.judge, 'rule.imap.search-finds-known-flags', hits.has(number) === wanted, () => ({
      path: `${name.name} / ${command.name} / ${byUid ? 'UID' : 'message'} ${number}`,
      wanted: wanted ? 'found: its flags match' : 'not found: its flags do not match',
      got: wanted ? 'not found' : 'found',
    }));
  }
}

/** Flags that the message has, as this session knows: it was told, made them so, or opened the mailbox later. */
function knownFlags(moment: ImapMoment, place: Place, uid: number | undefined): ReadonlySet<string> | undefined {
  const { mailbox, notes, view } = place;
  const fact = uid === undefined ? undefined : mailbox.known(uid)?.flags;
  if (fact?.holds !== unexplained(moment)) return undefined;
  if (fact.by !== notes && fact.at >= view.openedBy.sentAt) return undefined;
  for (const flag of fact.flags) if (hasFlag(fact, flag) === undefined) return undefined;
  return fact.flags;
}
