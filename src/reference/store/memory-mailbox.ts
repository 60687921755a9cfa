import type { Behaviour } from '../behaviour.ts';
import { FlagNames, sameFlags } from './flag-names.ts';
import { raisedByFlags, raisedByNew } from './modseq-raised.ts';
import type { Instant, Mailbox, MailboxListener, Message, NewMessage } from './store.ts';

/** A message as its mailbox holds it: the mailbox replaces flags and modseq. */
interface StoredMessage extends Message {
  flags: ReadonlySet<string>;
  modseq: number;
}

/** What a mailbox gets from its account. */
export interface MailboxOptions {
  readonly name: string;
  readonly uidValidity: number;
  readonly specialUse?: Iterable<string>;
  /** A deleted mailbox with the same UIDVALIDITY: UIDs and mod-sequences go on from it, and its messages are expunged. */
  readonly former?: MemoryMailbox;
  /** A unique-id that the account never gave before. */
  readonly nextUidl: () => string;
  readonly now: () => Instant;
  readonly behaviour: Behaviour;
}

/** A mailbox in memory. */
export class MemoryMailbox implements Mailbox {
  readonly specialUse: ReadonlySet<string>;
  readonly #options: MailboxOptions;
  readonly #flagNames: FlagNames;
  readonly #listeners = new Set<MailboxListener>();
  readonly #expunged: { readonly uid: number; readonly modseq: number }[] = [];
  #name: string;
  #uidValidity: number;
  #uidNext = 1;
  #modseq = 1;
  #messages: StoredMessage[] = [];
  /** Whether somebody holds `#messages`: the next change then copies it. Appending to an unseen array costs nothing. */
  #isHeld = false;
  /** Messages from this UID on are recent. */
  #recentFrom = 1;
  #isDeleted = false;

  constructor(options: MailboxOptions) {
    this.#options = options;
    this.#flagNames = new FlagNames(options.behaviour);
    this.#name = options.name;
    this.#uidValidity = options.uidValidity;
    this.specialUse = new Set(options.specialUse);
    if (options.former !== undefined) this.#goOnFrom(options.former);
  }

  get name(): string {
    return this.#name;
  }
  get uidValidity(): number {
    return this.#uidValidity;
  }
  get uidNext(): number {
    return this.#uidNext;
  }
  get highestModseq(): number {
    return this.#modseq;
  }
  get keywords(): ReadonlySet<string> {
    return this.#flagNames.keywords;
  }
  get takesNewKeywords(): boolean {
    return this.#flagNames.takesNew;
  }
  get isDeleted(): boolean {
    return this.#isDeleted;
  }
  get messages(): readonly Message[] {
    this.#isHeld = true;
    return this.#messages;
  }

  byUid(uid: number): Message | undefined {
    const found = this.#messages[this.#indexFrom(uid)];
    return found?.uid === uid ? found : undefined;
  }

  append(messages: readonly NewMessage[], origin?: unknown): readonly Message[] {
    if (messages.length === 0) return [];
    if (raisedByNew(origin, this.#options.behaviour)) this.#modseq += 1;
    const added = messages.map((message) => this.#stored(message));
    if (this.#isHeld) this.#replace(this.#messages.concat(added));
    else for (const message of added) this.#messages.push(message);
    this.#tell((listener) => {
      listener.added(added, origin);
    });
    return added;
  }

  setFlags(message: Message, flags: Iterable<string>, origin?: unknown): boolean {
    const stored = this.#messages[this.#indexFrom(message.uid)];
    if (stored !== message) return false;
    const wanted = this.#flagNames.normalized(flags);
    const { behaviour } = this.#options;
    if (sameFlags(stored.flags, wanted)) {
      if (behaviour.has('imap.condstore.unchanged-flags-raise')) this.#raise(stored);
      return false;
    }
    if (raisedByFlags(stored.flags, wanted, behaviour)) this.#raise(stored);
    stored.flags = wanted;
    this.#tell((listener) => {
      listener.changed(message, origin);
    });
    return true;
  }

  expunge(
    messages: Iterable<Message>,
    origin?: unknown,
    { forgotten = false }: { readonly forgotten?: boolean } = {},
  ): readonly Message[] {
    const going = new Set(messages);
    const gone = this.#messages.filter((message) => going.has(message));
    if (gone.length === 0) return [];
    if (!this.#options.behaviour.has('imap.qresync.expunge-raises-nothing')) this.#modseq += 1;
    if (!forgotten) for (const { uid } of gone) this.#expunged.push({ uid, modseq: this.#modseq });
    this.#replace(this.#messages.filter((message) => !going.has(message)));
    const next = (this.#messages.at(-1)?.uid ?? 0) + 1;
    if (gone.at(-1)?.uid === this.#uidNext - 1 && this.#options.behaviour.has('imap.expunge.uid-reused'))
      this.#uidNext = next;
    this.#tell((listener) => {
      listener.expunged(gone, origin);
    });
    return gone;
  }

  expungedSince(modseq: number): readonly number[] {
    const from = lowerBound(this.#expunged, (one) => one.modseq > modseq);
    return this.#expunged
      .slice(from)
      .map(({ uid }) => uid)
      .sort((one, other) => one - other);
  }

  takeRecent(): readonly Message[] {
    const taken = this.recent();
    this.#recentFrom = this.#uidNext;
    return taken;
  }

  recent(): readonly Message[] {
    return this.#messages.slice(this.#indexFrom(this.#recentFrom));
  }

  listen(listener: MailboxListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#leave();
    };
  }

  listeners(): number {
    return this.#listeners.size;
  }

  /** Called by the account when the name is taken away. */
  markDeleted(origin: unknown): void {
    this.#isDeleted = true;
    this.#tell((listener) => {
      listener.deleted(origin);
    });
  }

  /** Called by the account; a name that had a greater UIDVALIDITY before brings a new one. */
  moveTo(name: string, uidValidity: number, origin: unknown): void {
    const from = this.#name;
    this.#name = name;
    this.#uidValidity = uidValidity;
    this.#tell((listener) => {
      listener.renamed(from, origin);
    });
  }

  #goOnFrom(former: MemoryMailbox): void {
    this.#uidNext = former.#uidNext;
    this.#recentFrom = former.#uidNext;
    this.#modseq = former.#modseq + 1;
    this.#expunged.push(...former.#expunged);
    for (const { uid } of former.#messages) this.#expunged.push({ uid, modseq: this.#modseq });
  }

  #stored({ octets, flags = [], internalDate }: NewMessage): StoredMessage {
    const message = {
      uid: this.#uidNext,
      octets,
      internalDate: internalDate ?? this.#options.now(),
      flags: this.#flagNames.normalized(flags),
      modseq: this.#modseq,
      uidl: this.#options.nextUidl(),
    };
    this.#uidNext += 1;
    return message;
  }

  #raise(message: StoredMessage): void {
    this.#modseq += 1;
    message.modseq = this.#modseq;
  }

  /** Nobody has the mailbox open any more. */
  #leave(): void {
    if (!this.#options.behaviour.has('imap.condstore.modseqs-lost-when-closed')) return;
    this.#modseq = 1;
    this.#expunged.length = 0;
    for (const message of this.#messages) message.modseq = 1;
  }

  #replace(messages: StoredMessage[]): void {
    this.#messages = messages;
    this.#isHeld = false;
  }

  /** Where the first message with at least this UID stands. */
  #indexFrom(uid: number): number {
    return lowerBound(this.#messages, (message) => message.uid >= uid);
  }

  /** A listener may stop listening, or start another, while it is told. */
  #tell(event: (listener: MailboxListener) => void): void {
    for (const listener of [...this.#listeners]) event(listener);
  }
}

/** Index of the first item that fits, where all after it fit as well. */
function lowerBound<T>(items: readonly T[], fits: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && fits(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
