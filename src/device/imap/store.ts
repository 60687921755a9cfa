import { isInSet, type NumberRange } from '../../imap/number-set.ts';
import type { AppView, ShownMessage } from '../app.ts';
import { DeviceError } from '../error.ts';

/** Where a message is on the server. It holds as long as the mailbox has this UIDVALIDITY. */
export interface Address {
  readonly uidValidity: number;
  readonly uid: number;
}

/** A message in the cache. */
export interface Cached {
  /** The app's own name of it, which is never sent (RFC 4549 section 5). */
  readonly key: number;
  /** Absent until the server has confirmed it. */
  readonly uid: number | undefined;
  readonly name: string | undefined;
  readonly header: Buffer;
  readonly body: Buffer | undefined;
  readonly flags: ReadonlySet<string>;
}

/** A folder in the cache. Absent values: it was never synchronised, or what is cached is not to be trusted. */
export interface CachedFolder {
  readonly uidValidity: number | undefined;
  readonly highestModseq: bigint | undefined;
  readonly messages: readonly Cached[];
}

/** What a synchronisation found of messages that are cached already. */
export interface Found {
  readonly uidValidity: number;
  readonly highestModseq: bigint | undefined;
  /** Flags by UID, where they were told. */
  readonly flags: ReadonlyMap<number, ReadonlySet<string>>;
  readonly isGone: (uid: number) => boolean;
}

const empty: CachedFolder = { uidValidity: undefined, highestModseq: undefined, messages: [] };

/** The local store of an IMAP app: folders cached by UIDVALIDITY and UID (RFC 4549 section 2). */
export class Store {
  #folders = new Map<string, CachedFolder>();
  readonly #addresses = new Map<number, Address>();
  #keys = 0;

  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  folder(name: string): CachedFolder {
    return this.#folders.get(name) ?? empty;
  }

  /** Where the message was last known to be; it need not be shown any more. */
  address(key: number): Address | undefined {
    return this.#addresses.get(key);
  }

  view(): AppView {
    return { folders: new Map([...this.#folders].map(([name, { messages }]) => [name, messages.map(shown)])) };
  }

  clear(): void {
    this.#folders = new Map();
  }

  addFolder(name: string): void {
    if (!this.has(name)) this.#folders.set(name, empty);
  }

  removeFolder(name: string): void {
    this.#folders.delete(name);
  }

  /** With all that is below it. INBOX stays, and only its messages go (RFC 9051 section 6.3.6). */
  renameFolder(from: string, to: string): void {
    if (!this.has(from)) throw new DeviceError('unknown-folder', `the app shows no folder ${from}`);
    for (const [name, folder] of [...this.#folders]) {
      if (name !== from && (from === 'INBOX' || !name.startsWith(`${from}/`))) continue;
      this.#folders.delete(name);
      this.#folders.set(to + name.slice(from.length), folder);
    }
    if (from === 'INBOX') this.addFolder('INBOX');
  }

  /** Forgets everything of a folder but its name: its UIDs mean other messages now. */
  drop(folder: string): void {
    this.#folders.set(folder, empty);
  }

  /** What is cached may be wrong: the next synchronisation compares everything. */
  distrust(folder: string): void {
    if (this.has(folder)) this.#put(folder, { highestModseq: undefined });
  }

  /** Adds messages, and gives the app's names of them. */
  add(folder: string, messages: readonly Omit<Cached, 'key' | 'uid'>[]): readonly number[] {
    const added = messages.map((message) => ({ ...message, key: (this.#keys += 1), uid: undefined }));
    this.#put(folder, { messages: [...this.folder(folder).messages, ...added] });
    return added.map(({ key }) => key);
  }

  /** Adds messages that the server told of. */
  addKnown(folder: string, uidValidity: number, messages: readonly Omit<Cached, 'key'>[]): void {
    const added = messages.map((message) => ({ ...message, key: (this.#keys += 1) }));
    for (const { key, uid } of added) if (uid !== undefined) this.#addresses.set(key, { uidValidity, uid });
    this.#put(folder, { messages: [...this.folder(folder).messages, ...added].sort(byUid) });
  }

  /** Tells where a message is on the server. */
  settle(folder: string, key: number, address: Address): void {
    this.#addresses.set(key, address);
    const { uidValidity = address.uidValidity, messages } = this.folder(folder);
    if (uidValidity !== address.uidValidity) return;
    const others = messages.filter(({ uid }) => uid !== address.uid);
    const settled = others.map((one) => (one.key === key ? { ...one, uid: address.uid } : one));
    this.#put(folder, { uidValidity, messages: settled.sort(byUid) });
  }

  remove(folder: string, keys: readonly number[]): void {
    this.#put(folder, { messages: this.folder(folder).messages.filter(({ key }) => !keys.includes(key)) });
  }

  update(folder: string, change: (message: Cached) => Cached): void {
    this.#put(folder, { messages: this.folder(folder).messages.map(change) });
  }

  /** Takes over what a synchronisation found. What the server has not confirmed stays only while it is `awaited`. */
  synchronise(folder: string, found: Found, awaited: ReadonlySet<number>): void {
    const messages = this.folder(folder)
      .messages.filter(({ key, uid }) => (uid === undefined ? awaited.has(key) : !found.isGone(uid)))
      .map((one) => ({ ...one, flags: (one.uid === undefined ? undefined : found.flags.get(one.uid)) ?? one.flags }));
    const { uidValidity, highestModseq } = found;
    this.#put(folder, { uidValidity, highestModseq, messages });
  }

  removeUids(folder: string, uids: readonly NumberRange[]): void {
    const left = this.folder(folder).messages.filter(({ uid }) => uid === undefined || !isInSet(uids, uid));
    this.#put(folder, { messages: left });
  }

  #put(folder: string, change: Partial<CachedFolder>): void {
    this.#folders.set(folder, { ...this.folder(folder), ...change });
  }
}

/** In the order of the mailbox; what has no UID yet is last. */
function byUid(one: Cached, other: Cached): number {
  return (one.uid ?? Infinity) - (other.uid ?? Infinity) || one.key - other.key;
}

function shown({ name, flags, body, uid }: Cached): ShownMessage {
  return {
    name,
    unread: !flags.has('\\seen'),
    flagged: flags.has('\\flagged'),
    deleted: flags.has('\\deleted'),
    body,
    ...(uid !== undefined && { uid }),
  };
}
