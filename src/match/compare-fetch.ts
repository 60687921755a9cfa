import type { Data, ListData, ResponseData } from '../imap/data.ts';
import { anyData, itemKey } from './any-data.ts';
import { compareNumber } from './compare-imap.ts';
import { fetchRule } from './fetch-items.ts';
import { printAll, printData, shorten } from './print.ts';
import { best, differ, inside, onward } from './state.ts';
import type { At, State, States, Use } from './state.ts';

type FetchResponse = Extract<ResponseData, { kind: 'data' }>;

/** One item of a FETCH response. */
export interface Piece {
  readonly key: string;
  readonly value: Data;
  readonly use: Use;
}

/** The FETCH responses of one message between two changes of numbering: what they say together. */
export interface Message {
  readonly number: bigint;
  readonly responses: readonly { readonly index: number; readonly data: FetchResponse }[];
}

/** Names with their values, as FETCH items stand in a list. */
function pairs(list: ListData): readonly { readonly name: Data; readonly value: Data | undefined }[] {
  const items = list.items.filter((item) => item.kind !== 'ellipsis');
  return items.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: items[at + 1] }] : []));
}

function piecesOf(message: Message): readonly Piece[] {
  return message.responses.flatMap(({ index, data }) => {
    const [list] = data.data;
    if (list?.kind !== 'list') return [];
    return pairs(list).flatMap(({ name, value }, at) =>
      value ? [{ key: itemKey(name), value, use: { response: index, piece: String(at) } }] : [],
    );
  });
}

function compareItem(key: string, wanted: Data, pieces: readonly Piece[], at: At, state: State): States {
  const deeper = inside(at, key);
  const said = pieces.filter((piece) => piece.key === key);
  if (said.length === 0) return differ(state, deeper, shorten(`${key} ${printData(wanted)}`), `no ${key}`);
  const rule = fetchRule(key);
  return best(
    said.flatMap((piece) => rule(wanted, piece.value, deeper, { ...state, uses: [...state.uses, piece.use] })),
  );
}

function compareItems(wanted: ListData, pieces: readonly Piece[], at: At, state: State): States {
  const asked = pairs(wanted).map(({ name, value }) => ({ key: itemKey(name), value }));
  const states = asked.reduce<States>(
    (before, { key, value }) => (value ? onward(before, (one) => compareItem(key, value, pieces, at, one)) : before),
    [state],
  );
  if (wanted.exact !== true) return states;
  const extra = pieces.filter((piece) => !asked.some(({ key }) => key === piece.key));
  if (extra.length === 0) return states;
  const got = extra.map((piece) => `${piece.key} ${shorten(printData(piece.value))}`).join(' ');
  return onward(states, (before) => differ(before, at, 'nothing more', got));
}

/** A FETCH pattern with all that was said of one message. `isTaken` leaves out what other expectations rest on. */
export function compareFetch(
  pattern: FetchResponse,
  message: Message,
  isTaken: (use: Use) => boolean,
  at: At,
  state: State,
): States {
  const states = compareNumber(pattern, message.number, at, state);
  const [wanted] = pattern.data;
  const [first] = message.responses;
  if (wanted?.kind === 'list' && (wanted.items.length > 0 || wanted.exact === true)) {
    const pieces = piecesOf(message).filter((piece) => !isTaken(piece.use));
    return onward(states, (before) => compareItems(wanted, pieces, at, before));
  }
  const whole = { response: first?.index ?? 0, piece: '' };
  const using = states.map((before) => ({ ...before, uses: [...before.uses, whole] }));
  const got = first?.data.data[0];
  if (!wanted || wanted.kind === 'list' || wanted.kind === 'ellipsis') return using;
  if (got) return onward(using, (before) => anyData(wanted, got, at, before));
  return onward(using, (before) => differ(before, at, printData(wanted), printAll(first?.data.data ?? [])));
}
