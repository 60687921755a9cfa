import type { Data } from '../../../imap/value.ts';
import { itemsOf, numberOf, wordOf } from '../words.ts';
import type { Untagged } from './moment.ts';

/** What a FETCH response tells, as far as the rules look at it. */
export interface FetchItems {
  readonly number: number;
  readonly uid: number | undefined;
  /** As they were written. */
  readonly flags: readonly string[] | undefined;
  readonly modseq: bigint | undefined;
  readonly size: number | undefined;
  /** Octets of the whole message. */
  readonly octets: number | undefined;
  /** Names of the other items, in upper case. */
  readonly others: readonly string[];
}

type Growing = { -readonly [K in keyof FetchItems]: FetchItems[K] };

const readers: Readonly<Record<string, (items: Growing, value: Data) => void>> = {
  UID: (items, value) => {
    items.uid = numberOf(value);
  },
  FLAGS: (items, value) => {
    items.flags = itemsOf(value).map((flag) => ('text' in flag ? flag.text : ''));
  },
  MODSEQ: (items, value) => {
    const [modseq] = itemsOf(value);
    if (modseq?.kind === 'number') items.modseq = modseq.value;
  },
  'RFC822.SIZE': (items, value) => {
    items.size = numberOf(value);
  },
};

/** Reads the items of a FETCH response. */
export function fetchItems(response: Untagged): FetchItems {
  const items: Growing & { others: string[] } = {
    number: Number(response.number ?? 0n),
    uid: undefined,
    flags: undefined,
    modseq: undefined,
    size: undefined,
    octets: undefined,
    others: [],
  };
  const list = itemsOf(response.data[0]);
  for (let at = 0; at + 1 < list.length; at += 2) {
    const [item, value] = [list[at], list[at + 1]];
    const name = wordOf(item) ?? '';
    if (!item || !value) continue;
    const read = readers[name];
    if (read) read(items, value);
    else items.others.push(name);
    if (value.kind === 'string' && isWholeMessage(item)) items.octets = value.octets.length;
  }
  return items;
}

function isWholeMessage(item: Data): boolean {
  if (item.kind === 'item') return item.name === 'BODY' && item.section.length === 0 && item.origin === undefined;
  return wordOf(item) === 'RFC822';
}
