import type { Data } from '../imap/data.ts';
import { anyData } from './any-data.ts';
import { compareNumber } from './compare-imap.ts';
import { fetchRule } from './fetch-items.ts';
import { fetchItems } from './message.ts';
import type { FetchItem, FetchResponse, Message, Piece } from './message.ts';
import { showAll, showData } from './print.ts';
import { best, differ, inside, onward } from './state.ts';
import type { At, State, States, Use } from './state.ts';

/** A FETCH pattern, made ready to be compared with many messages. */
export interface FetchWanted {
  readonly response: FetchResponse;
  /** Items asked for by name. Absent: the message alone, or a hole for the whole list. */
  readonly items?: readonly FetchItem[];
  /** Written `(...)!`: no other items. */
  readonly exact: boolean;
}

/** Takes a FETCH pattern apart. */
export function readyFetch(response: FetchResponse): FetchWanted {
  const [list] = response.data;
  const exact = list?.kind === 'list' && list.exact === true;
  const named = list?.kind === 'list' && (exact || list.items.length > 0);
  return { response, exact, ...(named && { items: fetchItems(list) }) };
}

function compareItem({ key, value }: FetchItem, pieces: readonly Piece[], at: At, state: State): States {
  const deeper = inside(at, key);
  const said = pieces.filter((piece) => piece.key === key);
  if (said.length === 0) return differ(state, deeper, `${key} ${showData(value)}`, `no ${key}`);
  const rule = fetchRule(key);
  return best(
    said.flatMap((piece) => rule(value, piece.value, deeper, { ...state, uses: [...state.uses, piece.use] })),
  );
}

function compareItems(
  items: readonly FetchItem[],
  exact: boolean,
  pieces: readonly Piece[],
  at: At,
  state: State,
): States {
  const states = items.reduce<States>(
    (before, item) => onward(before, (one) => compareItem(item, pieces, at, one)),
    [state],
  );
  const extra = exact ? pieces.filter((piece) => !items.some(({ key }) => key === piece.key)) : [];
  if (extra.length === 0) return states;
  const got = extra.map((piece) => `${piece.key} ${showData(piece.value)}`).join(' ');
  return onward(states, (before) => differ(before, at, 'nothing more', got));
}

/** The message as a whole: any FETCH of it will do, or its list meets a hole. */
function compareWhole(wanted: Data | undefined, message: Message, at: At, state: State): States {
  const [first] = message.parts;
  const using = { ...state, uses: [...state.uses, { response: first?.index ?? 0, piece: '' }] };
  if (wanted?.kind !== 'hole') return [using];
  const got = first?.data.data[0];
  return got ? anyData(wanted, got, at, using) : differ(using, at, showData(wanted), showAll(first?.data.data ?? []));
}

/** A FETCH pattern with all that was said of one message. `isTaken` leaves out what other expectations rest on. */
export function compareFetch(
  wanted: FetchWanted,
  message: Message,
  isTaken: (use: Use) => boolean,
  at: At,
  state: State,
): States {
  const { items, exact, response } = wanted;
  return onward(compareNumber(response, message.number, at, state), (before) => {
    if (!items) return compareWhole(response.data[0], message, at, before);
    const pieces = message.pieces().filter((piece) => !isTaken(piece.use));
    return compareItems(items, exact, pieces, at, before);
  });
}
