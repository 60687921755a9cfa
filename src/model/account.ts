import { InboxMirror } from './both/inbox-mirror.ts';
import { MailboxMirrors } from './imap/mailbox/mailbox-mirrors.ts';
import { MaildropMirror } from './pop3/maildrop.ts';

/** What an operator did to the server: changes that no session of the watch has made. */
export type OperatorDeed = 'deliver' | 'restart' | 'kill' | 'stop' | 'start';

/**
 * Who changes something: sessions of either protocol, or the operator of the server. `flags`: sessions of IMAP that change
 * nothing but flags.
 */
export type Changer = 'imap' | 'flags' | 'pop3' | 'operator';

const changers: readonly Changer[] = ['imap', 'flags', 'pop3', 'operator'];

/** What is known of the changes of one kind. */
class Changes {
  inFlight = 0;
  last = 0;
}

/**
 * What all sessions of an account share: one clock, and when something last changed. The clock counts what was sent and
 * received, over all sessions. Times of the wall say nothing: a server may serve two commands in flight in any order.
 */
export class AccountMirror {
  /** What POP3 clients see of INBOX. */
  readonly maildrop: MaildropMirror = new MaildropMirror();
  /** What both protocols show of INBOX. */
  readonly inbox: InboxMirror = new InboxMirror();
  /** Sessions of IMAP that are open. */
  imapSessions = 0;
  #clock = 0;
  readonly #changes: Readonly<Record<Changer, Changes>> = {
    imap: new Changes(),
    flags: new Changes(),
    pop3: new Changes(),
    operator: new Changes(),
  };
  #restarts = 0;
  #begun = 0;
  /** What IMAP sessions know together of the mailboxes. */
  readonly mailboxes: MailboxMirrors = new MailboxMirrors();

  /** A new moment, later than all before. */
  tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  get now(): number {
    return this.#clock;
  }

  /** A command that may change something was sent (or a session is closing). Call `changed` when its effect is over. */
  changing(by: Changer = 'imap'): void {
    this.#begun += 1;
    this.#changes[by].inFlight += 1;
    this.#changes[by].last = this.tick();
  }

  /** The command that `changing` spoke of was answered, or its session has ended. */
  changed(by: Changer = 'imap'): void {
    this.#changes[by].inFlight -= 1;
    this.#changes[by].last = this.tick();
  }

  /** Something outside of all sessions has happened: from now on what was known may be old. */
  operator(deed: OperatorDeed): void {
    this.#changes.operator.last = this.tick();
    if (deed !== 'deliver') this.#restarts += 1;
  }

  /** Changes that are under way. */
  get inFlight(): number {
    return changers.reduce((sum, one) => sum + this.#changes[one].inFlight, 0);
  }

  /** Changes that sessions have begun so far. */
  get begun(): number {
    return this.#begun;
  }

  /** Times that the server was stopped or started. */
  get restarts(): number {
    return this.#restarts;
  }

  /**
   * Whether nothing can have changed since that moment. Two facts agree on a correct server when the command behind each
   * was sent after the last change: `isQuietSince(sentAt)`.
   */
  isQuietSince(moment: number): boolean {
    return moment > this.lastChange();
  }

  /** The last moment at which something may have changed by these; infinite while a change is under way. */
  lastChange(by: readonly Changer[] = changers): number {
    let last = 0;
    for (const one of by) {
      const changes = this.#changes[one];
      if (changes.inFlight > 0) return Infinity;
      last = Math.max(last, changes.last);
    }
    return last;
  }
}
