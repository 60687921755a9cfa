/**
 * One thing that a session is to do, before it is known on what: the dice choose messages, flags and mailboxes once the
 * state of the session is known. So any intent means something in any state, and plans stay valid when steps are left out.
 */
export interface Intent<Word extends string = ImapWord | Pop3Word> {
  readonly word: Word;
  /** Whole numbers from 0. All zeros is the plainest form of the word. */
  readonly dice: Dice;
}

export type Dice = readonly [number, number, number];

/** Dice are below this. */
export const DIE = 1024;

/** How often a word is chosen, and the capabilities without which it is not. */
interface WordFacts {
  readonly weight: number;
  readonly needs?: readonly string[];
}

/** Commands of a session that has a mailbox selected, weighted by what makes sessions meet: changes and polls. */
export const imapWords = {
  noop: { weight: 8 },
  fetch: { weight: 5 },
  'fetch body': { weight: 3 },
  store: { weight: 8 },
  'mark deleted': { weight: 6 },
  expunge: { weight: 6 },
  'uid expunge': { weight: 2, needs: ['UIDPLUS'] },
  search: { weight: 4 },
  'search text': { weight: 1 },
  'search saved': { weight: 2, needs: ['SEARCHRES'] },
  'use saved': { weight: 2, needs: ['SEARCHRES'] },
  copy: { weight: 4 },
  move: { weight: 4, needs: ['MOVE'] },
  append: { weight: 4 },
  status: { weight: 3 },
  select: { weight: 3 },
  examine: { weight: 1 },
  close: { weight: 2 },
  unselect: { weight: 1, needs: ['UNSELECT'] },
  list: { weight: 1 },
  subscribe: { weight: 1 },
  subscribed: { weight: 1 },
  create: { weight: 2 },
  rename: { weight: 1 },
  delete: { weight: 1 },
  'fetch modseq': { weight: 2, needs: ['CONDSTORE'] },
  'fetch changed': { weight: 2, needs: ['CONDSTORE'] },
  'store unchanged': { weight: 2, needs: ['CONDSTORE'] },
  'status modseq': { weight: 1, needs: ['CONDSTORE'] },
  resync: { weight: 4, needs: ['QRESYNC'] },
} as const satisfies Readonly<Record<string, WordFacts>>;

export type ImapWord = keyof typeof imapWords;

/** Commands of a POP3 session in TRANSACTION. */
export const pop3Words = {
  stat: { weight: 3 },
  list: { weight: 3 },
  uidl: { weight: 3, needs: ['UIDL'] },
  retr: { weight: 3 },
  top: { weight: 1, needs: ['TOP'] },
  dele: { weight: 6 },
  rset: { weight: 2 },
  noop: { weight: 1 },
} as const satisfies Readonly<Record<string, WordFacts>>;

export type Pop3Word = keyof typeof pop3Words;

/** What a server announces, names in upper case. */
export type Abilities = ReadonlySet<string>;

export interface Weighted<Word extends string> {
  readonly word: Word;
  readonly weight: number;
}

/** The words that a server with these abilities takes. */
export function wordsFor<Word extends string>(
  table: Readonly<Record<Word, WordFacts>>,
  abilities: Abilities,
): readonly Weighted<Word>[] {
  return (Object.entries(table) as [Word, WordFacts][]).flatMap(([word, { weight, needs = [] }]) =>
    needs.every((name) => abilities.has(name)) ? [{ word, weight }] : [],
  );
}

/** Words by weight: each whole number from 0 below the sum of the weights stands for one. */
export function wordAt<Word extends string>(words: readonly Weighted<Word>[], number: number): Word | undefined {
  let left = number % Math.max(1, totalWeight(words));
  for (const { word, weight } of words) {
    if (left < weight) return word;
    left -= weight;
  }
  return undefined;
}

/** The sum of the weights. */
export function totalWeight(words: readonly Weighted<string>[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

/** Capabilities of IMAP4rev2 that need not be announced beside it (RFC 9051 appendix E). */
const partOfRev2 = ['UIDPLUS', 'SEARCHRES', 'MOVE', 'UNSELECT', 'IDLE', 'NAMESPACE', 'LIST-EXTENDED', 'ENABLE'];

/** Abilities from the names announced; what comes with others is counted too (RFC 7162 section 3.2.3). */
export function abilitiesOf(announced: readonly string[]): Abilities {
  const names = new Set(announced.map((name) => name.toUpperCase()));
  if (names.has('QRESYNC')) names.add('CONDSTORE');
  if (names.has('IMAP4REV2') && !names.has('IMAP4REV1')) for (const name of partOfRev2) names.add(name);
  return names;
}
