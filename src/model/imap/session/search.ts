import { numberSetOf, type NumberRange } from '../../../imap/number-set.ts';
import { textOf } from '../../../imap/text-of.ts';
import type { Data } from '../../../imap/value.ts';
import type { ImapCommand } from '../command.ts';
import { isByUid, itemsOf, numberOf, plainName, wordOf } from '../words.ts';
import { judge, named, type DataRule, type SessionMoment } from './moment.ts';
import { countOf } from './numbers.ts';

const searches: ReadonlySet<string> = new Set(['SEARCH', 'SORT', 'THREAD', 'ESEARCH']);

/** SEARCH, SORT and THREAD return messages of the view. */
export const foundInView: DataRule = (moment, response) => {
  const asking = moment.inFlight.filter((command) => searches.has(plainName(command)));
  const [command] = asking;
  if (!command || asking.length > 1) return;
  within(
    moment,
    command,
    numbersIn(response.data).map((number) => ({ low: number, high: number })),
  );
};

/** All numbers of a response, those of THREAD within lists; not the mod-sequence behind those of SEARCH. */
function numbersIn(data: readonly Data[]): readonly number[] {
  return data.flatMap((item) => {
    if (item.kind !== 'list') return numberOf(item) ?? [];
    return wordOf(item.items[0]) === 'MODSEQ' ? [] : numbersIn(item.items);
  });
}

function within(moment: SessionMoment, command: ImapCommand, found: readonly NumberRange[]): void {
  const count = countOf(moment);
  const { view } = moment;
  if (count === undefined || !view || found.length === 0) return;
  if (!isByUid(command)) {
    const strange = found.find(({ low, high }) => low < 1 || high > count);
    judge(moment, 'rule.imap.found-in-view', strange === undefined, () => [
      named(command),
      `numbers from 1 to ${count}`,
      `${strange?.low ?? ''} to ${strange?.high ?? ''}`,
    ]);
    return;
  }
  // While it runs messages may go, before or after it has looked at them.
  if (view.gone.size === 0 || view.goneAt >= (command.completeAt ?? 0)) return;
  const gone = found.find(({ low, high }) => low === high && view.gone.has(low));
  judge(moment, 'rule.imap.found-not-gone', gone === undefined, () => [
    named(command),
    'no UID of a message that was told gone',
    `UID ${gone?.low ?? ''}`,
  ]);
}

interface Esearch {
  readonly tag: string | undefined;
  readonly byUid: boolean;
  readonly values: ReadonlyMap<string, Data>;
}

function readEsearch(data: readonly Data[]): Esearch {
  let at = 0;
  const [first] = data;
  const tag = first?.kind === 'list' ? textOf(itemsOf(first)[1]) : undefined;
  if (first?.kind === 'list') at += 1;
  const byUid = wordOf(data[at]) === 'UID';
  if (byUid) at += 1;
  const values = new Map<string, Data>();
  for (; at + 1 < data.length; at += 2) {
    const value = data[at + 1];
    if (value) values.set(wordOf(data[at]) ?? '', value);
  }
  return { tag, byUid, values };
}

/** ESEARCH names its command, and its data agree (RFC 4731 section 3.1, RFC 9051 section 7.3.4). */
export const esearch: DataRule = (moment, { data }) => {
  const { tag, byUid, values } = readEsearch(data);
  // Updates of a search that goes on (RFC 5267) come at any time.
  if (values.has('ADDTO') || values.has('REMOVEFROM')) return;
  const command = moment.inFlight.find((one) => one.tag === tag && searches.has(plainName(one)));
  judge(moment, 'rule.imap.esearch-names-command', command !== undefined, () => [
    'ESEARCH response',
    'the tag of a SEARCH in flight',
    tag === undefined ? 'no tag' : `TAG ${tag}`,
  ]);
  if (!command) return;
  judge(moment, 'rule.imap.esearch-uid', byUid === isByUid(command), () => [
    named(command),
    isByUid(command) ? 'ESEARCH with UID' : 'ESEARCH without UID',
    byUid ? 'with UID' : 'without UID',
  ]);
  agrees(moment, values, byUid);
  const all = numberSetOf(values.get('ALL'), 0) ?? [];
  const ends = [values.get('MIN'), values.get('MAX')].flatMap((end) => numberOf(end) ?? []);
  within(moment, command, [...all, ...ends.map((end) => ({ low: end, high: end }))]);
};

function agrees(moment: SessionMoment, values: Esearch['values'], byUid: boolean): void {
  const told = {
    count: numberOf(values.get('COUNT')),
    min: numberOf(values.get('MIN')),
    max: numberOf(values.get('MAX')),
    all: values.has('ALL') ? numberSetOf(values.get('ALL'), 0) : undefined,
  };
  const wrong = contradictions(told, byUid);
  judge(moment, 'rule.imap.esearch-agrees', wrong.length === 0, () => [
    'ESEARCH response',
    'MIN, MAX, ALL and COUNT of the same messages',
    wrong.join('; '),
  ]);
}

interface Results {
  readonly count: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly all: readonly NumberRange[] | undefined;
}

/** What cannot be true together. */
function contradictions(results: Results, byUid: boolean): readonly string[] {
  const { count, min, max, all } = results;
  const empty = min === undefined && max === undefined && all === undefined;
  const pairs: readonly (readonly [wrong: boolean, what: string])[] = [
    [min !== undefined && max !== undefined && min > max, 'MIN is above MAX'],
    [count === 0 && !empty, 'COUNT is 0'],
    [count === 1 && min !== undefined && max !== undefined && min !== max, 'COUNT is 1, MIN is not MAX'],
    ...(all ? withAll(results, all, byUid) : []),
  ];
  return pairs.filter(([wrong]) => wrong).map(([, what]) => what);
}

function withAll(
  { count, min, max }: Results,
  all: readonly NumberRange[],
  byUid: boolean,
): readonly (readonly [wrong: boolean, what: string])[] {
  const lowest = Math.min(...all.map(({ low }) => low));
  const highest = Math.max(...all.map(({ high }) => high));
  const size = distinct(all);
  // A range of UIDs may span some that no message has.
  const counts = count === undefined || (byUid ? count <= size : count === size);
  return [
    [min !== undefined && min !== lowest, `MIN is ${min ?? ''}, ALL begins with ${lowest}`],
    [max !== undefined && max !== highest, `MAX is ${max ?? ''}, ALL ends with ${highest}`],
    [!counts, `COUNT is ${count ?? ''}, ALL has ${size}`],
  ];
}

/** How many numbers the ranges hold, those that overlap counted once. */
function distinct(ranges: readonly NumberRange[]): number {
  let size = 0;
  let end = 0;
  for (const { low, high } of [...ranges].sort((one, other) => one.low - other.low)) {
    const from = Math.max(low, end + 1);
    if (high < from) continue;
    size += high - from + 1;
    end = high;
  }
  return size;
}
