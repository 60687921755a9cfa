/** Date and time of arrival: INTERNALDATE keeps the zone it was given in. */
export interface Instant {
  readonly epochMs: number;
  readonly zoneMinutes: number;
}

/** A message in a mailbox. Content never changes; flags and modseq are changed by the mailbox only. */
export interface Message {
  readonly uid: number;
  /** Octets as delivered or appended. */
  readonly octets: Buffer;
  readonly internalDate: Instant;
  /** System flags in the spelling of the RFC (`\Seen`), keywords as first given. Never holds `\Recent`. Replaced, not mutated. */
  readonly flags: ReadonlySet<string>;
  readonly modseq: number;
  /** POP3 unique-id: stable for the life of the message, never used twice in an account. */
  readonly uidl: string;
}

export interface NewMessage {
  readonly octets: Buffer;
  readonly flags?: Iterable<string>;
  readonly internalDate?: Instant;
}

/** Told of what happens to a mailbox, at once and synchronously. `origin` is what the changer gave, so that it can tell its own. */
export interface MailboxListener {
  added(messages: readonly Message[], origin: unknown): void;
  expunged(messages: readonly Message[], origin: unknown): void;
  changed(message: Message, origin: unknown): void;
  /** The mailbox was deleted; its messages stay readable through the objects that a session holds. */
  deleted(origin: unknown): void;
  renamed(from: string, origin: unknown): void;
}

/** One mailbox. Every change is atomic (it runs to its end before anything else does) and raises `highestModseq`. */
export interface Mailbox {
  readonly name: string;
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly highestModseq: number;
  /** Ascending UID. The array is replaced on a change, never mutated: a view may keep it. */
  readonly messages: readonly Message[];
  /** Keywords that some message has or had. */
  readonly keywords: ReadonlySet<string>;
  /** Whether there is room for more keywords: `\*` belongs into PERMANENTFLAGS. Where not, new ones are ignored. */
  readonly takesNewKeywords: boolean;
  /** Special-use attributes, e.g. `\Sent`. */
  readonly specialUse: ReadonlySet<string>;
  readonly isDeleted: boolean;
  /** Message of this UID, by binary search. */
  byUid(uid: number): Message | undefined;
  /** Appends all of them. */
  append(messages: readonly NewMessage[], origin?: unknown): readonly Message[];
  /** Replaces the flags; equal flags are no change. Returns whether they differed. */
  setFlags(message: Message, flags: Iterable<string>, origin?: unknown): boolean;
  /**
   * Removes those of them that are still there, and returns them in ascending order. `forgotten`: their UIDs are not
   * remembered, as they must be (for faults).
   */
  expunge(
    messages: Iterable<Message>,
    origin?: unknown,
    options?: { readonly forgotten?: boolean },
  ): readonly Message[];
  /** UIDs removed after a modseq, ascending (RFC 7162 section 3.2.5.1). */
  expungedSince(modseq: number): readonly number[];
  /** Makes the messages that are recent the caller's: it is the first session told of them (RFC 3501 section 2.3.2). */
  takeRecent(): readonly Message[];
  /** Messages that no session was told of yet; takes nothing. */
  recent(): readonly Message[];
  listen(listener: MailboxListener): () => void;
  listeners(): number;
}

/** A name in the hierarchy: a mailbox, or a name that only has children (`\Noselect`). */
export interface Folder {
  readonly name: string;
  readonly mailbox: Mailbox | undefined;
}

/** Mailboxes of one user. INBOX is always there; its name is compared without regard to case, here and nowhere else. */
export interface Account {
  readonly user: string;
  readonly password: string;
  readonly subscriptions: ReadonlySet<string>;
  /** Folders in the order of their names, INBOX first; parents that were never created are not among them. */
  folders(): readonly Folder[];
  folder(name: string): Folder | undefined;
  mailbox(name: string): Mailbox | undefined;
  inbox(): Mailbox;
  /** Creates it and its missing parents. The name must be free or `\Noselect`. UIDVALIDITY is greater than any before. */
  create(name: string, specialUse?: Iterable<string>, origin?: unknown): Mailbox;
  /** Makes the name, and its missing parents, without a mailbox. The name must be free. */
  createLevel(name: string): void;
  /** Removes the mailbox; with children the name stays as `\Noselect`. */
  delete(name: string, origin?: unknown): void;
  /** Renames it with its children; INBOX keeps existing and its messages move (RFC 9051 section 6.3.6). */
  rename(from: string, to: string, origin?: unknown): void;
  subscribe(name: string): void;
  unsubscribe(name: string): void;
  /** The POP3 session that has the maildrop, if it is exclusive (RFC 1939 section 4). */
  maildropOwner: unknown;
}

/** All accounts. */
export interface Store {
  readonly delimiter: string;
  account(user: string): Account | undefined;
  accounts(): readonly Account[];
  /** Delivery from outside into INBOX. False when there is no such user. */
  deliver(user: string, octets: Buffer): boolean;
}
