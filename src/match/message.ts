import type { Data, ListData, ResponseData } from '../imap/data.ts';
import { itemKey } from './any-data.ts';
import type { Use } from './state.ts';

export type FetchResponse = Extract<ResponseData, { kind: 'data' }>;

/** A FETCH response with its place among those of the step. */
export interface FetchPart {
  readonly index: number;
  readonly data: FetchResponse;
}

/** A FETCH item by its name with its section. */
export interface FetchItem {
  readonly key: string;
  readonly value: Data;
}

/** An item of a response that came. */
export interface Piece extends FetchItem {
  readonly use: Use;
}

/** The FETCH responses of one message between two changes of numbering: what they say together. */
export interface Message {
  readonly number: bigint;
  readonly parts: readonly FetchPart[];
  /** All items of all parts, in the order of arrival. Made once. */
  readonly pieces: () => readonly Piece[];
}

/** Names with their values, as FETCH items stand in a list. A name without a value is left out. */
export function fetchItems(list: ListData): readonly FetchItem[] {
  const items = list.items.filter((item) => item.kind !== 'ellipsis');
  return items.flatMap((name, at) => {
    const value = items[at + 1];
    return at % 2 === 0 && value ? [{ key: itemKey(name), value }] : [];
  });
}

function piecesOf({ index, data }: FetchPart): readonly Piece[] {
  const [list] = data.data;
  if (list?.kind !== 'list') return [];
  return fetchItems(list).map((item, at) => ({ ...item, use: { response: index, piece: String(at) } }));
}

/** What the given responses say of a message. */
export function messageOf(number: bigint, parts: readonly FetchPart[]): Message {
  let pieces: readonly Piece[] | undefined;
  return { number, parts, pieces: () => (pieces ??= parts.flatMap(piecesOf)) };
}
