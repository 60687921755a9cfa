import type { ImapAct, MarkAct, Pointed } from '../act.ts';
import { isMark } from '../act.ts';
import { DeviceError } from '../error.ts';
import { headerOf, pointedAt } from '../message.ts';
import type { Change, Loss } from './queue.ts';
import type { Cached, Store } from './store.ts';

/** What a word does to the app's own store at once, and what is to be done on the server for it. */
export interface Done {
  readonly changes: readonly Change[];
  readonly loss?: Loss | undefined;
}

/** Words that change something. */
export type ChangeAct =
  | MarkAct
  | (ImapAct & {
      readonly word: 'delete' | 'move' | 'copy' | 'save' | 'new folder' | 'delete folder' | 'rename folder';
    });

const flagOf: Readonly<Record<MarkAct['word'], { readonly flag: string; readonly add: boolean }>> = {
  read: { flag: '\\Seen', add: true },
  unread: { flag: '\\Seen', add: false },
  flag: { flag: '\\Flagged', add: true },
  unflag: { flag: '\\Flagged', add: false },
};

/** What the local store needs beside itself. */
export interface LocalOptions {
  readonly store: Store;
  readonly fixture: (name: string) => Buffer;
}

/** Does a word locally: the user sees the effect at once, connected or not (RFC 4549 section 3). */
export function doLocally(options: LocalOptions, act: ChangeAct): Done {
  const { store } = options;
  if (isMark(act)) return { changes: [mark(store, act)] };
  switch (act.word) {
    case 'delete':
      return { changes: [remove(store, act)], loss: act.connectionLost && 'after' };
    case 'move':
    case 'copy':
      return { changes: [transfer(store, act)], loss: act.connectionLost && 'after' };
    case 'save':
      return { changes: save(options, act), loss: act.connectionLost };
    case 'new folder':
    case 'delete folder':
    case 'rename folder':
      return { changes: [changeFolder(store, act)] };
  }
}

/** The messages that a user points at, in the cache. */
export function cachedOf(store: Store, { folder = 'INBOX', messages }: Pointed): readonly Cached[] {
  return pointedAt(store.folder(folder).messages, messages);
}

function mark(store: Store, act: MarkAct): Change {
  const { folder = 'INBOX' } = act;
  const { flag, add } = flagOf[act.word];
  const keys = cachedOf(store, act).map(({ key }) => key);
  const lower = flag.toLowerCase();
  store.update(folder, (message) => {
    if (!keys.includes(message.key)) return message;
    const others = [...message.flags].filter((one) => one !== lower);
    return { ...message, flags: new Set(add ? [...others, lower] : others) };
  });
  return { kind: 'flags', folder, keys, flag, add };
}

function remove(store: Store, act: Pointed): Change {
  const { folder = 'INBOX' } = act;
  const keys = cachedOf(store, act).map(({ key }) => key);
  store.remove(folder, keys);
  return { kind: 'remove', folder, keys };
}

function transfer(store: Store, act: ChangeAct & { readonly word: 'move' | 'copy' }): Change {
  const { folder = 'INBOX', to } = act;
  const messages = cachedOf(store, act);
  const copies = store.add(to, messages);
  const pairs = messages.map(({ key, header }, index) => ({ key, header, as: copies[index] ?? 0 }));
  if (act.word === 'move') {
    store.remove(
      folder,
      messages.map(({ key }) => key),
    );
  }
  return { kind: act.word, folder, to, pairs };
}

function save({ store, fixture }: LocalOptions, { folder = 'INBOX', messages }: Pointed): readonly Change[] {
  return messages.flatMap((name) => {
    const octets = fixture(name);
    const header = headerOf(octets);
    const keys = store.add(folder, [{ name, header, body: octets, flags: new Set() }]);
    return keys.map((key) => ({ kind: 'save', folder, key, header, octets }) as const);
  });
}

function changeFolder(
  store: Store,
  act: ChangeAct & { readonly word: 'new folder' | 'delete folder' | 'rename folder' },
): Change {
  const { folder } = act;
  if (act.word === 'rename folder') {
    store.renameFolder(folder, act.to);
    return { kind: act.word, folder, to: act.to };
  }
  if (act.word === 'delete folder' && !store.has(folder)) {
    throw new DeviceError('unknown-folder', `the app shows no folder ${folder}`);
  }
  if (act.word === 'new folder') store.addFolder(folder);
  else store.removeFolder(folder);
  return { kind: act.word, folder };
}
