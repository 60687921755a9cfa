import type { Mailbox, MailboxListener, Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import { mailboxDeleted, mailboxRenamed } from './mailboxes/taken-away.ts';
import { resolved } from './resolve-set.ts';
import type { SequenceSet } from './scanner.ts';
import { indexOfUid } from './uid-index.ts';
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
  readonly #recent: Set<Message>;

  constructor(session: ImapSession, mailbox: Mailbox, options: { readonly readOnly: boolean }) {
    this.#session = session;
    this.mailbox = mailbox;
    this.readOnly = options.readOnly;
    this.announcedKeywords = new Set(mailbox.keywords);
    this.#messages = mailbox.messages;
    this.#recent = new Set(this.#recentNow());
    this.#stop = mailbox.listen(this.#ears());
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
    return set === 'saved' ? this.saved : resolved(this.#messages, set, by);
  }

  told(message: Message): void {
    this.changed.delete(message);
  }

  close(): void {
    this.#stop();
    this.listener = undefined;
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
    const isCurrent = this.expunged.size === 0 && this.#added.length === 0;
    this.#messages = isCurrent ? this.mailbox.messages : this.#messages.filter((message) => !buried.has(message));
  }

  #ears(): MailboxListener {
    return {
      added: (messages) => {
        for (const message of messages) this.#added.push(message);
        this.listener?.();
      },
      expunged: (messages) => {
        this.#lose(messages);
        this.listener?.();
      },
      changed: (message, origin) => {
        if (origin === this.#session || this.numberOf(message) === 0) return;
        this.changed.add(message);
        this.listener?.();
      },
      deleted: (origin) => {
        mailboxDeleted(this.#session, origin);
      },
      renamed: (_from, origin) => {
        mailboxRenamed(this.#session, origin);
      },
    };
  }

  /** What was never announced is forgotten; the rest haunts the view. */
  #lose(messages: readonly Message[]): void {
    const lost = new Set(messages);
    this.#added = this.#added.filter((message) => !lost.has(message));
    for (const message of messages) if (this.numberOf(message) > 0) this.expunged.add(message);
  }

  /** Who looks with EXAMINE takes nothing from others (RFC 3501 section 6.3.2). */
  #recentNow(): readonly Message[] {
    return this.readOnly ? this.mailbox.recent() : this.mailbox.takeRecent();
  }
}
