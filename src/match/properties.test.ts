import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseResponse } from '../imap/response.ts';
import type { ResponseData } from '../imap/data.ts';
import { matchStep } from './match.ts';
import { printResponse } from './print.ts';
import { inputOf } from './sample.ts';
import { normalise, parseSet, printSet, sameSet } from './sets.ts';

const runs = { numRuns: 200 };

const atom = fc.stringMatching(/^[A-Za-z$][A-Za-z0-9-]{0,8}$/).filter((text) => text.toUpperCase() !== 'NIL');
const flag = fc.oneof(fc.constantFrom('\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft'), atom);
const number = fc.integer({ min: 1, max: 4_294_967_295 }).map(String);
const quoted = fc.stringMatching(/^[ -~]{0,12}$/).map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
const literal = fc.stringMatching(/^[ -~]{0,12}$/).map((text) => `{${String(text.length)}}\r\n${text}`);
const string = fc.oneof(quoted, literal);
const nstring = fc.oneof(string, fc.constant('NIL'));
const list = (items: readonly string[]): string => `(${items.join(' ')})`;
const unique = (one: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc.uniqueArray(one, { maxLength: 5, selector: (text) => text.toLowerCase() });

const address = fc.tuple(nstring, fc.constant('NIL'), nstring, nstring).map(list);
const addresses = fc.oneof(
  fc.constant('NIL'),
  fc.array(address, { minLength: 1, maxLength: 3 }).map((all) => `(${all.join('')})`),
);
const envelope = fc
  .tuple(nstring, nstring, addresses, addresses, addresses, addresses, addresses, addresses, nstring, nstring)
  .map(list);
const parameters = fc.oneof(
  fc.constant('NIL'),
  fc
    .uniqueArray(atom, { minLength: 1, maxLength: 3, selector: (name) => name.toLowerCase() })
    .chain((names) =>
      fc.tuple(...names.map((name) => string.map((value) => `"${name}" ${value}`))).map((all) => list(all)),
    ),
);
const single = fc
  .tuple(
    fc.constantFrom('"TEXT" "PLAIN"', '"text" "html"'),
    parameters,
    nstring,
    nstring,
    quoted,
    number,
    number,
    nstring,
  )
  .map(([type, ...rest]) => list([type, ...rest]));
const multi = fc
  .tuple(fc.array(single, { minLength: 1, maxLength: 3 }), quoted, parameters)
  .map(([parts, subtype, own]) => `(${parts.join('')} ${subtype} ${own})`);

const fetchItems = fc
  .record(
    {
      UID: number,
      FLAGS: unique(flag).map(list),
      'RFC822.SIZE': number,
      ENVELOPE: envelope,
      BODYSTRUCTURE: fc.oneof(single, multi),
      'BODY[TEXT]': nstring,
      'BODY[HEADER.FIELDS (DATE)]<0>': string,
    },
    { requiredKeys: ['UID'] },
  )
  .map((items) => Object.entries(items).map(([name, value]) => `${name} ${value}`));

/** A response with its parts that stand in no order, and the text around them. */
interface Shape {
  readonly parts: readonly string[];
  readonly around: (parts: readonly string[]) => string;
}

const shape = (parts: readonly string[], before: string, after = ''): Shape => ({
  parts,
  around: (all) => (all.length === 0 && after === '' ? before.trimEnd() : `${before}${all.join(' ')}${after}`),
});
const entries = (items: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(items).map(([name, value]) => `${name} ${value}`);
const attribute = flag.map((one) => (one.startsWith('\\') ? one : `\\${one.replace('$', 'x')}`));
const some = { requiredKeys: [] };

const shapes: fc.Arbitrary<Shape> = fc.oneof(
  unique(flag).map((parts) => shape(parts, 'FLAGS (', ')')),
  unique(flag).map((parts) => shape(parts, 'OK [PERMANENTFLAGS (', ')] x')),
  unique(atom).map((parts) => shape(['IMAP4rev1', ...parts], 'CAPABILITY ')),
  fc.uniqueArray(number, { minLength: 1, maxLength: 6 }).map((parts) => shape(parts, 'SEARCH ')),
  fc.tuple(unique(attribute), string).map(([parts, name]) => shape(parts, 'LIST (', `) "/" ${name}`)),
  fc
    .record<Record<string, string>>({ MESSAGES: number, UIDNEXT: number, SIZE: number, UNSEEN: number }, some)
    .map((items) => shape(entries(items), 'STATUS work (', ')')),
  fc
    .record<Record<string, string>>({ MIN: number, MAX: number, ALL: number }, some)
    .map((items) => shape(entries(items), 'ESEARCH (TAG "a1") UID COUNT 1 ')),
  fetchItems.map((parts) => shape(parts, '1 FETCH (', ')')),
);

const shuffled = (parts: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc.shuffledSubarray([...parts], { minLength: parts.length });

function withoutText(data: ResponseData): ResponseData {
  return data.kind === 'status' || data.kind === 'tagged' ? { ...data, text: '' } : data;
}

/** The pattern that says what a response says. */
function patternFrom(response: string): string {
  return printResponse(withoutText(parseResponse(Buffer.from(`* ${response}\r\n`)).data));
}

const differencesOf = (pattern: string, came: readonly string[]): readonly string[] =>
  matchStep(inputOf({ expect: [pattern], came })).mismatches.map(({ kind, path }) => `${kind} ${path}`);

test('a response meets the pattern printed from itself', () => {
  fc.assert(
    fc.property(shapes, ({ parts, around }) => {
      const response = around(parts);
      expect(differencesOf(patternFrom(response), [`* ${response}`])).toEqual([]);
    }),
    runs,
  );
});

test('the order within sets and maps changes nothing', () => {
  const row = shapes.chain((shape) => fc.tuple(fc.constant(shape), shuffled(shape.parts), shuffled(shape.parts)));
  fc.assert(
    fc.property(row, ([{ parts, around }, came, wanted]) => {
      expect(differencesOf(patternFrom(around(wanted)), [`* ${around(came)}`])).toEqual([]);
      const [first, ...others] = parts;
      if (first === undefined) return;
      const lacking = differencesOf(patternFrom(around(parts)), [`* ${around(others)}`]);
      const shuffledLacking = differencesOf(patternFrom(around(wanted)), [
        `* ${around(came.filter((part) => part !== first))}`,
      ]);
      expect(shuffledLacking.length > 0).toBe(lacking.length > 0);
    }),
    runs,
  );
});

test('the order of responses and of expectations changes nothing', () => {
  const responses = fc
    .array(shapes, { minLength: 1, maxLength: 4 })
    .map((all) => all.map(({ parts, around }) => around(parts)))
    .filter((all) => all.filter((one) => one.startsWith('1 FETCH')).length < 2);
  const row = responses.chain((all) => fc.tuple(shuffled(all), shuffled(all)));
  fc.assert(
    fc.property(row, ([wanted, came]) => {
      const step = { expect: wanted.map(patternFrom), came: came.map((one) => `* ${one}`) };
      expect(matchStep(inputOf(step)).mismatches).toEqual([]);
    }),
    runs,
  );
});

test('what a hole captures meets the same hole afterwards', () => {
  fc.assert(
    fc.property(fc.oneof(string, nstring, number), (value) => {
      const came = [`* 1 FETCH (BODY[TEXT] ${/^\d/.test(value) ? `"${value}"` : value})`];
      const first = matchStep(inputOf({ expect: ['1 FETCH (BODY[TEXT] {x})'], came }));
      const again = matchStep(inputOf({ expect: ['1 FETCH (BODY[TEXT] {x})'], came, bindings: first.bindings }));
      expect([...first.mismatches, ...again.mismatches]).toEqual([]);
    }),
    runs,
  );
});

test('sets of numbers: spelling and order change nothing', () => {
  const ranges = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 8 });
  fc.assert(
    fc.property(ranges, (all) => {
      const text = all.map(([from, to]) => `${String(from)}:${String(to)}`).join(',');
      const back = all.toReversed().map(([from, to]) => `${String(to)}:${String(from)}`);
      const [left, right] = [parseSet(text) ?? [], parseSet(back.join(' ')) ?? []];
      expect(sameSet(left, right)).toBe(true);
      expect(printSet(normalise(parseSet(printSet(normalise(left))) ?? []))).toBe(printSet(normalise(left)));
    }),
    runs,
  );
});
