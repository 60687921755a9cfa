import type { Data } from '../imap/data.ts';
import { textOf } from '../imap/text-of.ts';
import { anyData } from './any-data.ts';
import { withHoles } from './holes.ts';
import { inOrder, listOf, sequence } from './lists.ts';
import type { Place } from './lists.ts';
import { foldedString, nstring, number } from './scalars.ts';
import type { ItemsRule, Rule } from './state.ts';
import { asMap, asSet } from './unordered.ts';

const address = listOf(sequence(['name', nstring], ['adl', nstring], ['mailbox', nstring], ['host', nstring]));
const addresses = listOf(inOrder({ placeOf: (index) => ({ name: String(index + 1), rule: address }) }));

/** ENVELOPE (RFC 9051 section 7.5.2): ten fields in a fixed order; NIL and "" differ. */
export const envelope: Rule = listOf(
  sequence(
    ['date', nstring],
    ['subject', nstring],
    ['from', addresses],
    ['sender', addresses],
    ['reply-to', addresses],
    ['to', addresses],
    ['cc', addresses],
    ['bcc', addresses],
    ['in-reply-to', nstring],
    ['message-id', nstring],
  ),
);

const empty = { kind: 'list', items: [], start: 0, end: 0 } as const;
const orEmpty = (data: Data): Data => (data.kind === 'nil' ? empty : data);

/** What a text has when no parameter says otherwise (RFC 2045 section 5.2): to say so or not is the server's choice. */
function isDefaultCharset(name: string, value: Data | undefined): boolean {
  return name === 'CHARSET' && value !== undefined && textOf(value)?.toLowerCase() === 'us-ascii';
}

const parameterList = listOf(
  asMap({ ruleOf: (name) => (name === 'CHARSET' ? foldedString : nstring), ignored: isDefaultCharset }),
);

/** body-fld-param: attributes in any case of letters and any order; charset names fold too, other values do not. */
const parameters: Rule = withHoles((wanted, got, at, state) => parameterList(orEmpty(wanted), orEmpty(got), at, state));

const disposition = listOf(sequence(['type', foldedString], ['parameters', parameters]));

const languages = listOf(asSet({ rule: foldedString }));

/** body-fld-lang: one language, or a list of them. */
const language: Rule = withHoles((wanted, got, at, state) => {
  const listed = (data: Data): Data =>
    data.kind === 'list' || data.kind === 'nil' ? data : { ...empty, items: [data] };
  return languages(listed(wanted), listed(got), at, state);
});

const basic: readonly Place[] = [
  { name: 'type', rule: foldedString },
  { name: 'subtype', rule: foldedString },
  { name: 'parameters', rule: parameters },
  { name: 'id', rule: nstring },
  { name: 'description', rule: nstring },
  { name: 'encoding', rule: foldedString },
  { name: 'octets', rule: number },
];

const lines: Place = { name: 'lines', rule: number };

const extension: readonly Place[] = [
  { name: 'disposition', rule: disposition },
  { name: 'language', rule: language },
  { name: 'location', rule: nstring },
];

/** Fields of one body, as its own values tell: those that must be there, and those that may. */
interface Layout {
  readonly fixed: readonly Place[];
  readonly optional: readonly Place[];
}

function singleLayout(got: readonly Data[], nested: Rule): Layout {
  const [type, subtype] = got.slice(0, 2).map((one) => textOf(one)?.toUpperCase());
  const optional = [{ name: 'md5', rule: nstring }, ...extension];
  if (type === 'TEXT') return { fixed: [...basic, lines], optional };
  if (type !== 'MESSAGE' || (subtype !== 'RFC822' && subtype !== 'GLOBAL')) return { fixed: basic, optional };
  return { fixed: [...basic, { name: 'envelope', rule: envelope }, { name: 'body', rule: nested }, lines], optional };
}

function multipartLayout(parts: number, nested: Rule): Layout {
  const bodies = Array.from({ length: parts }, (_, at) => ({ name: `part ${String(at + 1)}`, rule: nested }));
  return {
    fixed: [...bodies, { name: 'subtype', rule: foldedString }],
    optional: [{ name: 'parameters', rule: parameters }, ...extension],
  };
}

function layoutOf(got: readonly Data[], nested: Rule): Layout {
  const first = got.findIndex((one) => one.kind !== 'list');
  const parts = first < 0 ? got.length : first;
  return parts > 0 ? multipartLayout(parts, nested) : singleLayout(got, nested);
}

/**
 * BODY and BODYSTRUCTURE (RFC 9051 section 7.5.2). Extension data may be cut off behind any field of a BODYSTRUCTURE,
 * and a pattern need not go as far as the server does; beyond those that are defined none may come. BODY has none.
 */
function bodyRule(extensible: boolean): Rule {
  const nested: Rule = (wanted, got, at, state) => rule(wanted, got, at, state);
  const layouts = new WeakMap<readonly Data[], Layout>();
  const layout = (got: readonly Data[]): Layout => {
    const known = layouts.get(got) ?? layoutOf(got, nested);
    layouts.set(got, known);
    return known;
  };
  const items: ItemsRule = inOrder({
    placeOf: (index, got) => {
      const { fixed, optional } = layout(got);
      return fixed[index] ?? optional[index - fixed.length] ?? { name: 'extension', rule: anyData };
    },
    fixed: (got) => layout(got).fixed.length,
    moreMayCome: extensible,
    lastMayLack: extensible,
    most: (got) => layout(got).fixed.length + layout(got).optional.length,
  });
  const rule = listOf(items);
  return rule;
}

export const body: Rule = bodyRule(false);
export const bodyStructure: Rule = bodyRule(true);
