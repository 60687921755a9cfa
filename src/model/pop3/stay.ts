import type { AccountMirror } from '../account.ts';
import { counted, left, sized } from '../both/pop3-looks.ts';
import type { Judge } from '../judge.ts';
import type { Pop3Command } from './command.ts';
import { Drop } from './drop.ts';
import type { Pop3Fact } from './fact.ts';
import type { Leaving } from './leaving.ts';
import type { Visit } from './visit.ts';
import type { Login, Pop3Mirror } from './mirror.ts';

/** Where the mirror of a session belongs. */
export interface StayOptions {
  readonly name: string;
  readonly account: AccountMirror;
  readonly judge: Judge;
}

/** The mirror of one session while it goes on, and what it means to the maildrop that it shares with others. */
export class Stay implements Pop3Mirror {
  readonly name: string;
  login: Login | undefined;
  secured = false;
  utf8 = false;
  announced: ReadonlySet<string> | undefined;
  readonly drop: Drop = new Drop();
  readonly #account: AccountMirror;
  readonly #judge: Judge;
  #leaving: Leaving | undefined;
  /** When another session may last have removed something before QUIT. */
  #removedBefore = 0;
  #listed = false;
  #over = false;

  constructor({ name, account, judge }: StayOptions) {
    this.name = name;
    this.#account = account;
    this.#judge = judge;
  }

  get state(): Pop3Mirror['state'] {
    return this.login ? 'transaction' : 'authorization';
  }

  /** QUIT was answered. */
  get hasLeft(): boolean {
    return this.#leaving?.over !== undefined;
  }

  /** Nobody else can have removed a message since login. */
  get undisturbed(): boolean {
    if (!this.login) return true;
    return Math.max(this.#account.maildrop.removedAt, this.#disturbedAt) < this.login.sentAt;
  }

  /** When somebody else than a POP3 client may last have changed what the maildrop shows: it may leave out what IMAP flags as deleted. */
  get #disturbedAt(): number {
    const { maildrop, inbox } = this.#account;
    const last = this.#account.lastChange(inbox.mayHaveDeleted ? ['imap', 'flags'] : ['imap']);
    return Math.max(last, maildrop.strangeAt);
  }

  /** STLS: what was announced before may differ from what is announced now. */
  secure(): void {
    this.secured = true;
    this.announced = undefined;
  }

  /** A login was accepted. */
  enter({ sentAt }: Pop3Command, repliedAt: number): void {
    if (this.login) return;
    const disturbedAt = this.#disturbedAt;
    const addedAt = Math.max(disturbedAt, this.#account.lastChange(['operator']));
    this.login = { sentAt, repliedAt, disturbedAt, addedAt };
    this.announced = undefined;
  }

  /** A positive reply becomes what the session knows, and what the maildrop is known by. */
  take({ keyword }: Pop3Command, fact: Pop3Fact): void {
    if (fact.kind === 'capabilities') this.announced ??= fact.names;
    // Both may change what is announced (RFC 6856 sections 2 and 3).
    if (keyword === 'UTF8' || keyword === 'LANG') this.announced = undefined;
    if (keyword === 'UTF8') this.utf8 = true;
    const visit = this.#visit();
    if (!visit) return;
    const known = this.drop.count !== undefined;
    this.drop.take(fact, this.undisturbed);
    if (!known && this.drop.count !== undefined) {
      this.#account.maildrop.counted(visit);
      counted(this.#account, visit);
    }
    this.#share(visit, fact);
  }

  /** QUIT went out. */
  quit({ sentAt }: Pop3Command): void {
    if (!this.login || this.#leaving || this.#over) return;
    this.#removedBefore = this.#account.maildrop.removedAt;
    this.#leaving = { from: sentAt, over: undefined, accepted: false };
    this.#account.maildrop.leaving(this.#leaving);
  }

  /** QUIT was answered. */
  quitAnswered(accepted: boolean, at: number): void {
    if (!this.#leaving) return;
    this.#leaving.over = at;
    this.#leaving.accepted = accepted;
    this.leave(at);
  }

  /** Nothing more comes: what the session leaves behind for others. */
  leave(at: number): void {
    const visit = this.#visit();
    this.#over = true;
    if (!visit) return;
    if (!this.#leaving) {
      this.#account.maildrop.dropped(visit, at);
      return;
    }
    this.#account.maildrop.left(this.#leaving, visit, at);
    left(this.#account, visit, this.#leaving.accepted, this.#removedBefore);
  }

  #share(visit: Visit, fact: Pop3Fact): void {
    const { maildrop } = this.#account;
    if (fact.kind === 'ids' && fact.whole && !this.#listed) {
      this.#listed = true;
      maildrop.listed(visit);
    } else if (fact.kind === 'sizes' || fact.kind === 'ids') {
      maildrop.learnt(visit, fact.listed);
    } else if (fact.kind === 'message') maildrop.learnt(visit, [fact]);
    if (fact.kind === 'sizes' && fact.whole) sized(this.#account, visit);
  }

  #visit(): Visit | undefined {
    const { name, login, drop, utf8 } = this;
    return login && !this.#over ? { name, login, drop, utf8, judge: this.#judge } : undefined;
  }
}
