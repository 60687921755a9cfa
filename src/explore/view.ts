import type { Abilities } from './intent.ts';

/** What a session that is to send an IMAP command knows. */
export interface ImapView {
  readonly abilities: Abilities;
  /** Extensions that this session has enabled, in upper case. */
  readonly enabled: ReadonlySet<string>;
  /** The mailbox selected, as commands write it. */
  readonly selected: string;
  readonly readOnly: boolean;
  /** Messages 1 to `count` can be named safely. */
  readonly count: number;
  /** How a command writes the UID of a message; undefined where it is not known. */
  readonly uid: (number: number) => string | undefined;
  /** All mailboxes, as commands write them, INBOX first. */
  readonly mailboxes: readonly string[];
  /** Names under which mailboxes may be made, and renamed to. */
  readonly freeNames: readonly string[];
  /** Mailboxes that may be renamed and deleted; those that no session has selected first. */
  readonly removable: readonly string[];
  /** Fixtures that may be appended. */
  readonly fixtures: readonly string[];
  /** A mod-sequence of a mailbox at an earlier time, and its UIDVALIDITY; undefined where none was kept. */
  readonly past: (mailbox: string) => { readonly uidValidity: string; readonly modseq: string } | undefined;
}

/** What a POP3 session in TRANSACTION knows. */
export interface Pop3View {
  readonly abilities: Abilities;
  /** Messages at login. */
  readonly count: number;
  readonly marked: ReadonlySet<number>;
}

/** Some messages, and how a command names them. */
export interface Chosen {
  readonly text: string;
  readonly numbers: readonly number[];
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Chooses messages of a view that has some: mostly one, at times a range, a pair, or `*`. Zero is message 1. */
export function chooseNumbers(die: number, count: number): Chosen {
  const first = (Math.floor(die / 8) % count) + 1;
  switch (die % 8) {
    case 4:
      return { text: '1:*', numbers: range(1, count) };
    case 5:
      return { text: `${String(first)}:*`, numbers: range(first, count) };
    case 6: {
      const second = (first % count) + 1;
      return second === first
        ? { text: String(first), numbers: [first] }
        : { text: `${String(first)},${String(second)}`, numbers: [first, second] };
    }
    case 7:
      return { text: '*', numbers: [count] };
    default:
      return { text: String(first), numbers: [first] };
  }
}

/** The same messages by UID; where a UID is not known the set is wider, or all there is. */
export function chooseUids(die: number, view: ImapView): Chosen {
  const everything: Chosen = { text: '1:*', numbers: range(1, view.count) };
  if (view.count === 0) return everything;
  const chosen = chooseNumbers(die, view.count);
  if (chosen.text === '1:*' || chosen.text === '*') return chosen;
  const [first = 1] = chosen.numbers;
  const uids = chosen.numbers.map((number) => view.uid(number));
  if (!uids.includes(undefined) && !chosen.text.includes(':')) return { ...chosen, text: uids.join(',') };
  const from = view.uid(first);
  return from === undefined ? everything : { text: `${from}:*`, numbers: range(first, view.count) };
}
