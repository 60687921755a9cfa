import { type ImapWord, imapWords, type Intent, type Weighted, wordsFor } from '../explore/commands.ts';
import type { Abilities, ImapView } from '../explore/commands.ts';

/** How often a load sends what: mostly what mail apps do all day, changes that meet, few that take long. */
const weights: Partial<Readonly<Record<ImapWord, number>>> = {
  noop: 40,
  fetch: 36,
  'fetch body': 4,
  store: 14,
  'mark deleted': 3,
  expunge: 4,
  'uid expunge': 1,
  search: 12,
  'search saved': 1,
  'use saved': 1,
  copy: 2,
  move: 2,
  append: 4,
  status: 4,
  select: 3,
  examine: 1,
  close: 1,
  unselect: 1,
  list: 1,
  'fetch modseq': 2,
  'fetch changed': 2,
  'store unchanged': 1,
  'status modseq': 1,
};

/** The words of a load that a server with these abilities takes. */
export function stressWords(abilities: Abilities): readonly Weighted<ImapWord>[] {
  return wordsFor(imapWords, abilities).flatMap(({ word }) => {
    const weight = weights[word];
    return weight === undefined ? [] : [{ word, weight }];
  });
}

/** A mailbox with fewer messages gets one: on none most commands mean nothing. */
const FEW = 4;

/** A mailbox with more messages loses half of them: with its size the time of every command would grow. */
const MANY = 16;

/** What has to be done before anything else, so that a mailbox stays of a size. */
export function housekeeping({ count, readOnly, mailboxes, selected }: ImapView): readonly Intent<ImapWord>[] {
  if (readOnly) return [];
  // 2: to a mailbox of the list.
  if (count < FEW) return [{ word: 'append', dice: [count, 2 + 3 * mailboxes.indexOf(selected), 0] }];
  if (count <= MANY) return [];
  // 5: from a message on, by number.
  const fromTheMiddle = 5 + 8 * Math.floor(count / 2);
  return [
    { word: 'mark deleted', dice: [fromTheMiddle, 1, 0] },
    { word: 'expunge', dice: [0, 0, 0] },
  ];
}
