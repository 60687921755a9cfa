import type { Data } from '../imap/data.ts';
import { textOf } from '../imap/text-of.ts';
import { anyData, anyItems } from './any-data.ts';
import { withHoles } from './holes.ts';
import { inOrder, listOf, sequence } from './lists.ts';
import { printData, showAll, showData } from './print.ts';
import { astring, foldedString, mailbox, nstring, number, numberSet, prefix, rights, word } from './scalars.ts';
import { esearch, search, withModseq } from './search-rule.ts';
import { differ, inside, onward } from './state.ts';
import type { ItemsRule, Rule } from './state.ts';
import { asMap, asSet } from './unordered.ts';
import { atomOf } from './values.ts';

/** One value by a rule of its own, then the rest by another. */
function headThen(name: string, head: Rule, rest: ItemsRule): ItemsRule {
  return (wanted, got, at, state) => {
    const [first, ...others] = wanted.items;
    const [seen, ...more] = got;
    if (first === undefined || first.kind === 'ellipsis') return [state];
    if (seen === undefined) return differ(state, inside(at, name), printData(first), 'nothing');
    const states = head(first, seen, inside(at, name), state);
    return onward(states, (before) => rest({ items: others, exact: wanted.exact }, more, at, before));
  };
}

/** A flat run that a hole of type `list` may take whole: `CAPABILITY {all:list}`. */
function flat(items: ItemsRule): ItemsRule {
  const whole = withHoles((wanted, got, at, state) =>
    wanted.kind === 'list' && got.kind === 'list'
      ? items({ items: wanted.items, exact: true }, got.items, at, state)
      : differ(state, at, showData(wanted), showData(got)),
  );
  return (wanted, got, at, state) => {
    const [only] = wanted.items;
    if (wanted.items.length !== 1 || only?.kind !== 'hole' || only.type !== 'list')
      return items(wanted, got, at, state);
    return whole(only, { kind: 'list', items: got, start: 0, end: 0 }, at, state);
  };
}

/** What one mailbox attribute says besides itself (RFC 9051 section 7.3.1, table of implied attributes). */
const impliedBy: ReadonlyMap<string, string> = new Map([
  ['\\nonexistent', '\\NoSelect'],
  ['\\noinferiors', '\\HasNoChildren'],
]);

function impliedAttributes(got: readonly Data[]): readonly Data[] {
  const names = got.map((one) => textOf(one)?.toLowerCase() ?? '');
  return names
    .map((name) => impliedBy.get(name))
    .filter((name) => name !== undefined && !names.includes(name.toLowerCase()))
    .map((name) => atomOf(name ?? ''));
}

const attributes = listOf(asSet({ rule: word, others: true, implied: impliedAttributes }));

const childInfo = listOf(asSet({ rule: foldedString, others: true }));
const extended = listOf(asMap({ ruleOf: (name) => (name === 'CHILDINFO' ? childInfo : anyData), others: true }));

const listed = [
  { name: 'attributes', rule: attributes },
  { name: 'delimiter', rule: nstring },
  { name: 'mailbox', rule: mailbox },
  { name: 'extended', rule: extended },
] as const;

/** LIST and LSUB: attributes are a subset, extended data may follow. */
const list: ItemsRule = inOrder({
  placeOf: (index) => listed[index] ?? { name: 'extended', rule: anyData },
  fixed: () => 3,
  moreMayCome: true,
});

const namespace = listOf(
  inOrder({
    placeOf: (index) =>
      [
        { name: 'prefix', rule: prefix },
        { name: 'delimiter', rule: nstring },
      ][index] ?? { name: 'extension', rule: anyData },
    fixed: () => 2,
    moreMayCome: true,
  }),
);
const namespaces = listOf(asSet({ rule: namespace }));

/** VANISHED (RFC 7162 section 3.2.10): `(EARLIER)` makes it another response. */
const vanished: ItemsRule = (wanted, got, at, state) => {
  const early = (items: readonly Data[]): boolean => items[0]?.kind === 'list';
  const set = (items: readonly Data[]): readonly Data[] => items.filter((one) => one.kind !== 'list');
  const states = early(wanted.items) === early(got) ? [state] : differ(state, at, showAll(wanted.items), showAll(got));
  return onward(states, (before) =>
    sequence(['', numberSet])({ ...wanted, items: set(wanted.items) }, set(got), at, before),
  );
};

const metadataEntries = listOf(asMap({ ruleOf: () => nstring, others: true }));

const rules: ReadonlyMap<string, ItemsRule> = new Map<string, ItemsRule>([
  ['CAPABILITY', flat(asSet({ rule: word, others: true }))],
  ['ENABLED', flat(asSet({ rule: word, others: true }))],
  ['FLAGS', sequence(['', listOf(asSet({ rule: word, others: true }))])],
  ['LIST', list],
  ['LSUB', list],
  ['SEARCH', search],
  ['ESEARCH', esearch],
  ['SORT', withModseq(flat(inOrder({ placeOf: (index) => ({ name: String(index + 1), rule: number }) })))],
  ['STATUS', sequence(['mailbox', mailbox], ['', listOf(asMap({ ruleOf: () => anyData, others: true }))])],
  ['NAMESPACE', sequence(['personal', namespaces], ['other users', namespaces], ['shared', namespaces])],
  ['ID', sequence(['', listOf(asMap({ ruleOf: () => nstring, others: true }))])],
  ['VANISHED', vanished],
  ['QUOTA', sequence(['root', astring], ['', listOf(asMap({ ruleOf: () => number, width: 2, others: true }))])],
  ['QUOTAROOT', headThen('mailbox', mailbox, asSet({ rule: astring }))],
  ['ACL', headThen('mailbox', mailbox, asMap({ ruleOf: () => rights, others: true }))],
  ['LISTRIGHTS', sequence(['mailbox', mailbox], ['identifier', astring], ['rights', rights])],
  ['MYRIGHTS', sequence(['mailbox', mailbox], ['rights', rights])],
  [
    'METADATA',
    headThen('mailbox', mailbox, (wanted, got, at, state) =>
      got[0]?.kind === 'list'
        ? sequence(['', metadataEntries])(wanted, got, at, state)
        : asSet({ rule: astring, others: true })(wanted, got, at, state),
    ),
  ],
]);

/** How the values behind a response's name compare. FETCH is not among them: its items come from several responses. */
export function responseRule(name: string): ItemsRule {
  return rules.get(name) ?? anyItems;
}
