import type { Data } from '../imap/data.ts';
import { instantOf } from '../imap/instant.ts';
import { isInbox } from '../imap/mailbox-name.ts';
import { textOf } from '../imap/text-of.ts';
import { withHoles } from './holes.ts';
import { describeOctets, isLong } from './octets.ts';
import { showData } from './print.ts';
import { sameSet } from './sets.ts';
import { differ } from './state.ts';
import type { Rule } from './state.ts';
import { numericOf, octetsOf, setOf } from './values.ts';

/** A value for a message; the empty set has no digits to show. */
const show = (data: Data): string => showData(data) || 'nothing';

/** A rule for one value, from a test that says whether two are the same. */
function scalar(same: (wanted: Data, got: Data) => boolean): Rule {
  return withHoles((wanted, got, at, state) => {
    if (same(wanted, got)) return [state];
    const [left, right] = [octetsOf(wanted), octetsOf(got)];
    if (left && right && wanted.kind !== 'nil' && got.kind !== 'nil' && isLong(left, right)) {
      return [{ ...state, differences: [...state.differences, describeOctets(at.path, left, right)] }];
    }
    return differ(state, at, show(wanted), show(got));
  });
}

function sameOctets(wanted: Data, got: Data): boolean {
  const [left, right] = [octetsOf(wanted), octetsOf(got)];
  return left !== undefined && right !== undefined && left.equals(right);
}

/** Letters' case aside; octets that are no letters must agree. */
function sameFolded(wanted: Data, got: Data): boolean {
  const fold = (data: Data): string | undefined => octetsOf(data)?.toString('latin1').toLowerCase();
  return fold(wanted) !== undefined && fold(wanted) === fold(got);
}

/** `NIL` is no string: it equals itself alone. */
const orNil =
  (same: (wanted: Data, got: Data) => boolean) =>
  (wanted: Data, got: Data): boolean =>
    wanted.kind === 'nil' || got.kind === 'nil' ? wanted.kind === got.kind : same(wanted, got);

const namesInbox = (data: Data): boolean => isInbox(textOf(data) ?? '');

/** RFC 9051 section 9 number, nz-number, number64: by value. */
export const number: Rule = scalar((wanted, got) => {
  const value = numericOf(got);
  return value !== undefined && value === numericOf(wanted);
});

/** RFC 9051 section 9 astring: a word or a string, by its octets. `NIL` is a name here. */
export const astring: Rule = scalar(sameOctets);

/** RFC 9051 section 9 nstring: octets, or NIL. */
export const nstring: Rule = scalar(orNil(sameOctets));

/** A string in which letters' case means nothing (media types, encodings, header names), or NIL. */
export const foldedString: Rule = scalar(orNil(sameFolded));

/** RFC 9051 section 9 mailbox: INBOX in any case of letters, every other name by its octets. */
export const mailbox: Rule = scalar(
  (wanted, got) => (namesInbox(wanted) && namesInbox(got)) || sameOctets(wanted, got),
);

/** A word in which letters' case means nothing: flags, attributes, capabilities. */
export const word: Rule = scalar(sameFolded);

/** RFC 9051 section 9 date-time, as an instant: a server may answer in its own zone. */
export const dateTime: Rule = scalar(
  orNil((wanted, got) => {
    const instant = instantOf(textOf(got) ?? '');
    return instant !== undefined && instant === instantOf(textOf(wanted) ?? '');
  }),
);

/** RFC 9051 section 9 sequence-set, as the numbers it holds. */
export const numberSet: Rule = scalar((wanted, got) => {
  const [left, right] = [setOf(wanted), setOf(got)];
  return left !== undefined && right !== undefined && sameSet(left, right);
});

/** RFC 4314 section 2.1 rights: each a letter, in no order. */
export const rights: Rule = scalar((wanted, got) => {
  const letters = (data: Data): string | undefined => {
    const text = textOf(data);
    return text === undefined ? undefined : [...new Set(text)].sort().join('');
  };
  return letters(got) !== undefined && letters(wanted) === letters(got);
});

/** Prefix of a namespace (RFC 9051 section 6.3.10): below INBOX in any case of letters, else by its octets. */
export const prefix: Rule = scalar((wanted, got) => {
  const name = (data: Data): string | undefined =>
    octetsOf(data)
      ?.toString('latin1')
      .replace(/^inbox/i, 'INBOX');
  return name(got) !== undefined && name(wanted) === name(got);
});

/** Words that no rule of ours describes: numbers by value, atoms folded, whatever else by its octets. */
export const anyWord: Rule = scalar(
  orNil((wanted, got) => {
    if (wanted.kind === 'number' && got.kind === 'number') return wanted.value === got.value;
    if (wanted.kind === 'atom' && got.kind === 'atom') return sameFolded(wanted, got);
    return sameOctets(wanted, got);
  }),
);
