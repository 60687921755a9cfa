import type { ImapCommand } from '../command.ts';
import type { ImapMirror } from '../mirror.ts';
import { NameMirror } from './name-mirror.ts';
import { SessionNotes } from './session-notes.ts';

/** Commands that change what names stand for; what is no command of ours may be one of them. */
const namesChange: ReadonlySet<string> = new Set(['CREATE', 'DELETE', 'RENAME', '']);

/** Commands that remove messages. */
const removes: ReadonlySet<string> = new Set(['EXPUNGE', 'UID EXPUNGE', 'CLOSE', 'MOVE', 'UID MOVE', 'REPLACE']);

/** What the sessions of an account know together of its mailboxes. */
export class MailboxMirrors {
  readonly #names = new Map<string, NameMirror>();
  readonly #notes = new WeakMap<ImapMirror, SessionNotes>();
  #namesChanging = 0;
  #namesChanged = 0;
  readonly #changes = new WeakSet<ImapCommand>();
  readonly #settled = new WeakSet<ImapCommand>();
  #removing = 0;
  #removed = 0;
  /** Changes whose effect on flags is known. */
  explained = 0;
  /** When a command was answered that may have changed flags: what was made meanwhile may have other flags by now. */
  flagsChangedAt = 0;

  notesOf(mirror: ImapMirror): SessionNotes {
    const known = this.#notes.get(mirror);
    if (known) return known;
    const notes = new SessionNotes();
    this.#notes.set(mirror, notes);
    return notes;
  }

  /**
   * What is known of a name as a session writes it. Names beyond ASCII are spelled in two ways, and one spelling may
   * mean two names (RFC 9051 appendix A.1).
   */
  named(name: string, mirror: ImapMirror): NameMirror {
    const key = /^[ -%'-~]*$/.test(name) || !speaksUtf8(mirror) ? name : `UTF-8 ${name}`;
    const known = this.#names.get(key);
    if (known) return known;
    const fresh = new NameMirror(name);
    this.#names.set(key, fresh);
    return fresh;
  }

  /** All names that something is known of. */
  get names(): Iterable<NameMirror> {
    return this.#names.values();
  }

  /** A command was begun that may change something; undefined: something that is no command. */
  begun(command: ImapCommand | undefined): void {
    const name = command?.name ?? '';
    if (command) this.#changes.add(command);
    if (namesChange.has(name)) this.#namesChanging += 1;
    if (removes.has(name) || namesChange.has(name)) this.#removing += 1;
  }

  /** Whether a command was begun as one that may change something. */
  isChange(command: ImapCommand): boolean {
    return this.#changes.has(command);
  }

  /** The command was answered, and what that says was taken. */
  settle(command: ImapCommand): void {
    this.#settled.add(command);
  }

  /** Its effect is over. Where no answer told what that was, nothing is known any more. */
  over(command: ImapCommand, at: number): void {
    const { name } = command;
    const isUnclear = removes.has(name) || namesChange.has(name);
    if (isUnclear && !this.#settled.has(command)) for (const one of this.#names.values()) one.renew(at, undefined);
    if (namesChange.has(name)) {
      this.#namesChanging -= 1;
      this.#namesChanged = at;
    }
    if (!removes.has(name) && !namesChange.has(name)) return;
    this.#removing -= 1;
    this.#removed = at;
  }

  /** The last moment at which an IMAP session may have removed messages; 0: none has, infinite: one is about to. */
  get lastRemoval(): number {
    return this.#removing > 0 ? Infinity : this.#removed;
  }

  /** Whether all names stand since that moment for what they stand for now. */
  areNamesQuietSince(moment: number): boolean {
    return this.#namesChanging === 0 && moment > this.#namesChanged;
  }
}

/** Whether mailbox names and headers go in UTF-8 (RFC 9051 section 5.1, RFC 6855 section 3). */
export function speaksUtf8({ enabled }: ImapMirror): boolean {
  return enabled.has('IMAP4REV2') || enabled.has('UTF8=ACCEPT');
}
