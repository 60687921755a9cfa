import type { Mailbox, MailboxListener, Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import { noteOwnExpunge, tellsUnannounced } from './extensions/qresync/announced.ts';
import { savedMessages } from './extensions/searchres/saved.ts';
import { hearOtherMailboxes, missesNew, missesRemoval, showsUnannounced } from './hearing.ts';
import { mailboxDeleted, mailboxRenamed } from './mailboxes/taken-away.ts';
import { resolved } from './resolve-set.ts';
import type { SequenceSet } from './scanner.ts';
import { indexOfUid } from './uid-index.ts';
import { isHeard, isOwn } from './unheard.ts';
import type { News, View } from './view.ts';

/** Opens a mailbox for a session, which it does not select yet. */
export function openView(session: ImapSession, mailbox: Mailbox, options: { readonly readOnly: boolean }): View {
  return new SessionView(session, mailbox, options);
}

class SessionView implements View, News {
  readonly mailbox: Mailbox;
  readonly readOnly: boolean;
  readonly announcedKeywords: Set<string>;
  readonly expunged = new Set<Message>();
  readonly changed = new Set<Message>();
  saved: readonly Message[] = [];
  listener: (() => void) | undefined;
  readonly #session: ImapSession;
  readonly #stop: () => void;
  #messages: readonly Message[];
  #added: Message[] = [];
  #isClosed = false;
  readonly #recent: Set<Message>;

  constructor(session: ImapSession, mailbox: Mailbox, options: { readonly readOnly: boolean }) {
    this.#session = session;
    this.mailbox = mailbox;
    this.readOnly = options.readOnly;
    this.announcedKeywords = new Set(mailbox.keywords);
    this.#messages = mailbox.messages;
    this.#recent = new Set(this.#recentNow());
    const stop = mailbox.listen(this.#ears());
    const stopOthers = hearOtherMailboxes(session, this);
    this.#stop = () => {
      stop();
      stopOthers();
    };
  }

  get news(): News {
    return this;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  get added(): readonly Message[] {
    return this.#added;
  }

  isGhost(message: Message): boolean {
    return this.expunged.has(message);
  }

  numberOf(message: Message): number {
    return this.numberOfUid(message.uid);
  }

  numberOfUid(uid: number): number {
    return indexOfUid(this.#messages, uid) + 1;
  }

  isRecent(message: Message): boolean {
    return this.#recent.has(message);
  }

  recentCount(): number {
    return this.#recent.size;
  }

  flagsOf(message: Message): readonly string[] {
    const flags = [...message.flags];
    return !this.#session.rev2 && this.isRecent(message) ? [...flags, '\\Recent'] : flags;
  }

  resolve(set: SequenceSet, by: 'number' | 'uid'): readonly Message[] {
    if (set === 'saved') return savedMessages(this.#session, this, by);
    return resolved(this.#messages, by === 'number' ? this.#within(set) : set, by);
  }

  /** The set itself; with a fault without the numbers that are beyond the view. */
  #within(set: Exclude<SequenceSet, 'saved'>): Exclude<SequenceSet, 'saved'> {
    const last = this.#messages.length;
    const isThere = (number = last) => number <= last;
    if (set.every(({ from, to }) => isThere(from) && isThere(to))) return set;
    if (!this.#session.behaviour.has('imap.parser.numbers-beyond-ignored')) return set;
    return set.filter(({ from, to }) => isThere(from) && isThere(to));
  }

  told(message: Message): void {
    this.changed.delete(message);
  }

  close(): void {
    this.listener = undefined;
    this.#isClosed = true;
    if (this.mailbox.listeners() > 1 && this.#session.behaviour.has('imap.session.dead-listener')) return;
    this.#stop();
  }

  admit(): void {
    for (const message of this.#recentNow()) this.#recent.add(message);
    this.#messages = this.expunged.size === 0 ? this.mailbox.messages : [...this.#messages, ...this.#added];
    this.#added = [];
  }

  bury(ghosts: readonly Message[]): void {
    const buried = new Set(ghosts);
    for (const ghost of ghosts) {
      this.expunged.delete(ghost);
      this.changed.delete(ghost);
      this.#recent.delete(ghost);
    }
    this.saved = this.saved.filter((message) => !buried.has(message));
    if (ghosts.length > 0 && this.#session.behaviour.has('imap.expunge.numbers-stay')) return;
    const isCurrent = this.expunged.size === 0 && this.#added.length === 0;
    this.#messages = isCurrent ? this.mailbox.messages : this.#messages.filter((message) => !buried.has(message));
  }

  forget(): void {
    this.#added = [];
    this.expunged.clear();
    this.changed.clear();
  }

  #ears(): MailboxListener {
    return {
      added: (messages, origin) => {
        this.#hearAdded(messages, origin);
      },
      expunged: (messages, origin) => {
        this.#hearExpunged(messages, origin);
      },
      changed: (message, origin) => {
        this.#hearChanged(message, origin);
      },
      deleted: (origin) => {
        mailboxDeleted(this.#session, this, origin);
      },
      renamed: (_from, origin) => {
        mailboxRenamed(this.#session, this, origin);
      },
    };
  }

  #hearAdded(messages: readonly Message[], origin: unknown): void {
    this.#mustLive();
    if (!isHeard(origin, this.#session) || missesNew(this.#session, this, { messages, origin })) return;
    for (const message of messages) this.#added.push(message);
    if (showsUnannounced(this.#session, origin)) this.#messages = [...this.#messages, ...messages];
    this.listener?.();
  }

  #hearExpunged(messages: readonly Message[], origin: unknown): void {
    if (!isHeard(origin, this.#session) || missesRemoval(this.#session, origin)) return;
    if (isOwn(origin, this.#session)) noteOwnExpunge(this.#session, messages);
    this.#lose(messages);
    this.listener?.();
  }

  #hearChanged(message: Message, origin: unknown): void {
    if (isOwn(origin, this.#session) || !isHeard(origin, this.#session) || this.numberOf(message) === 0) return;
    this.changed.add(message);
    this.listener?.();
  }

  #mustLive(): void {
    if (this.#isClosed) throw new Error('Told a session that is gone');
  }

  /** What was never announced is forgotten; the rest haunts the view. */
  #lose(messages: readonly Message[]): void {
    const lost = new Set(messages);
    this.#added = this.#added.filter((message) => !lost.has(message));
    const unannounced = messages.some((message) => this.numberOf(message) === 0) && tellsUnannounced(this.#session);
    for (const message of messages) if (unannounced || this.numberOf(message) > 0) this.expunged.add(message);
  }

  /** Who looks with EXAMINE takes nothing from others (RFC 3501 section 6.3.2). */
  #recentNow(): readonly Message[] {
    const recent = this.mailbox.recent();
    if (recent.length === 0 || this.readOnly) return recent;
    return this.#session.behaviour.has('imap.recent.in-every-session') ? recent : this.mailbox.takeRecent();
  }
}
