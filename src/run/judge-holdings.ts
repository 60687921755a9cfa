import type { Mismatch } from '../result/result.ts';
import type { Held, Holdings } from '../script/model.ts';

/** A message that someone sees in a folder. */
export interface SeenMessage {
  /** Its fixture; undefined where it is none of the case. */
  readonly name: string | undefined;
  readonly unread: boolean;
  readonly flagged: boolean;
}

/** Folders with what is seen in them. */
export type SeenFolders<M extends SeenMessage = SeenMessage> = ReadonlyMap<string, readonly M[]>;

/** Holds what is said of messages and folders against what is seen. */
export function judgeHoldings(who: string, wanted: Holdings, seen: SeenFolders): readonly Mismatch[] {
  const { holds, unread, flagged, folders = [], noFolders = [] } = wanted;
  return [
    ...judgeHeld(`${who} holds`, holds, seen, () => true),
    ...judgeHeld(`${who} shows unread`, unread, seen, (message) => message.unread),
    ...judgeHeld(`${who} shows flagged`, flagged, seen, (message) => message.flagged),
    ...folders.filter((name) => !seen.has(name)).map((name) => folderMismatch('missing', who, name, seen)),
    ...noFolders.filter((name) => seen.has(name)).map((name) => folderMismatch('forbidden', who, name, seen)),
  ];
}

function folderMismatch(kind: 'missing' | 'forbidden', who: string, name: string, seen: SeenFolders): Mismatch {
  const wanted = kind === 'missing' ? `a folder ${name}` : `no folder ${name}`;
  return { kind, path: `${who}: folders`, wanted, got: [...seen.keys()].join(', ') || 'none' };
}

function judgeHeld(
  path: string,
  wanted: Held | undefined,
  seen: SeenFolders,
  counts: (message: SeenMessage) => boolean,
): readonly Mismatch[] {
  return [...(wanted ?? [])].flatMap(([folder, names]): readonly Mismatch[] => {
    const messages = messagesIn(seen, folder);
    const where = `${path} in ${folder}`;
    if (messages === undefined)
      return [{ kind: 'missing', path: where, wanted: inWords(names), got: 'no such folder' }];
    return judgeNames(where, names, namesOf(messages.filter(counts)));
  });
}

/** INBOX is there before it was looked into. */
export function messagesIn<M extends SeenMessage>(seen: SeenFolders<M>, folder: string): readonly M[] | undefined {
  return seen.get(folder) ?? (folder === 'INBOX' ? [] : undefined);
}

const stranger = 'a message that is no fixture of the case';

/** The names of messages. */
export function namesOf(messages: readonly Pick<SeenMessage, 'name'>[]): readonly string[] {
  return messages.map(({ name }) => name ?? stranger);
}

/** The same names, each as often; the order does not matter. */
export function judgeNames(path: string, wanted: readonly string[], got: readonly string[]): readonly Mismatch[] {
  const lacking = without(wanted, got);
  const beside = without(got, wanted);
  if (lacking.length + beside.length === 0) return [];
  const lacks = lacking.length > 0 ? `, which lacks ${lacking.join(', ')}` : '';
  const has = beside.length > 0 ? `${lacks === '' ? ', which' : ' and'} has too many: ${beside.join(', ')}` : '';
  return [{ kind: 'mismatch', path, wanted: inWords(wanted), got: `${inWords(got)}${lacks}${has}` }];
}

/** None but these names, each at most as often. */
export function judgeAtMost(path: string, wanted: readonly string[], got: readonly string[]): readonly Mismatch[] {
  const beside = without(got, wanted);
  if (beside.length === 0) return [];
  const text = `${inWords(got)}, which has too many: ${beside.join(', ')}`;
  return [{ kind: 'mismatch', path, wanted: `at most ${inWords(wanted)}`, got: text }];
}

/** What is left of some names when others are taken away, each once. */
function without(names: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return names.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function inWords(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
