import type { AccountMirror, Changer } from '../account.ts';
import type { Ending } from '../session.ts';
import { mayChange } from './effects.ts';
import type { ImapCommand } from './command.ts';
import { plainName } from './words.ts';

/** What had been changed when a command went out, with nothing under way. */
interface Before {
  /** Changes begun by other sessions. */
  readonly byOthers: number;
  /** Changes begun by all sessions. */
  readonly byAll: number;
  /** When an operator last did something. */
  readonly byOperator: number;
}

/** Tells the account what a session changes, and tells apart what others change. */
export class Changes {
  readonly #account: AccountMirror;
  readonly #open = new Set<ImapCommand>();
  readonly #before = new WeakMap<ImapCommand, Before>();
  #own = 0;

  constructor(account: AccountMirror) {
    this.#account = account;
  }

  /** A command went out. */
  sent(command: ImapCommand): void {
    if (this.#account.lastChange() !== Infinity) this.#before.set(command, this.#now());
    if (!mayChange(command)) return;
    this.#open.add(command);
    this.#begin(command);
  }

  answered(command: ImapCommand): void {
    if (!this.#open.delete(command)) return;
    this.#account.changed(changerOf(command));
    this.#account.mailboxes.over(command, this.#account.now);
  }

  /** Something that may change anything and that nobody will answer. */
  lost(): void {
    this.#begin(undefined);
  }

  /**
   * The session is over, and with it what the server had not answered. Where it was the harness that left, the server
   * may yet execute that, at any time: nobody can tell when it is over.
   */
  ended(by: Ending, mailboxOpen: boolean): void {
    if (mailboxOpen) {
      this.#begin('end');
      this.#account.changed(changerOf('end'));
    }
    if (by === 'us') return;
    for (const command of [...this.#open]) this.answered(command);
  }

  /** Whether nobody but this session can have changed anything since that command went out. */
  isAloneSince(command: ImapCommand): boolean {
    const before = this.#before.get(command);
    const now = this.#now();
    return before?.byOthers === now.byOthers && before.byOperator === now.byOperator;
  }

  /** Whether nobody at all can have. */
  isStillSince(command: ImapCommand): boolean {
    return this.isAloneSince(command) && this.#before.get(command)?.byAll === this.#account.begun;
  }

  #now(): Before {
    const { begun } = this.#account;
    return { byOthers: begun - this.#own, byAll: begun, byOperator: this.#account.lastChange(['operator']) };
  }

  #begin(command: ImapCommand | 'end' | undefined): void {
    this.#own += 1;
    this.#account.changing(changerOf(command));
    if (command === 'end') this.#account.mailboxes.explained += 1;
    else this.#account.mailboxes.begun(command);
  }
}

/** What a command, or the end of a session with a mailbox open, changes at most. */
function changerOf(command: ImapCommand | 'end' | undefined): Changer {
  if (command === undefined) return 'imap';
  if (command === 'end') return 'flags';
  const name = plainName(command);
  return name === 'STORE' || name === 'FETCH' ? 'flags' : 'imap';
}
