import type { ServerContext } from '../context.ts';
import type { Account, Mailbox, Message } from '../store/store.ts';
import type { Entry, Maildrop } from './contract.ts';
import {
  catchUp,
  goneSince,
  leaveMarks,
  marksLeftBehind,
  openMaildrops,
  othersOf,
  rememberSeen,
} from './shared-state.ts';
import { asSeen, numbered } from './snapshot.ts';
import { rememberDrop } from './unique-id.ts';
import { removeMarked } from './update.ts';

class SessionMaildrop implements Maildrop {
  readonly context: ServerContext;
  readonly account: Account;
  readonly mailbox: Mailbox;
  readonly uidNext: number;
  readonly modseq: number;
  readonly marked: Set<Message>;
  readonly retrieved = new Set<Message>();
  #atLogin: readonly Entry[];

  constructor(context: ServerContext, account: Account) {
    this.context = context;
    this.account = account;
    this.mailbox = account.inbox();
    this.uidNext = this.mailbox.uidNext;
    this.modseq = this.mailbox.highestModseq;
    this.#atLogin = numbered(this, this.#found());
    this.marked = new Set(marksLeftBehind(account));
  }

  #found(): readonly Message[] {
    const { messages } = this.mailbox;
    if (!this.context.behaviour.has('pop3.login.expunged-still-there')) return messages;
    return [...goneSince(this.account), ...messages].sort((a, b) => a.uid - b.uid);
  }

  get entries(): readonly Entry[] {
    return asSeen(this, this.#atLogin);
  }

  get unmarked(): readonly Entry[] {
    return this.entries.filter(({ message }) => !this.marked.has(message));
  }

  holds(message: Message): boolean {
    return this.mailbox.byUid(message.uid) === message;
  }

  update(): boolean {
    return removeMarked(this, this.#atLogin);
  }

  release({ byQuit }: { readonly byQuit: boolean }): void {
    const { account, marked } = this;
    const { behaviour } = this.context;
    openMaildrops(account).delete(this);
    rememberSeen(account, this.mailbox.messages);
    if (!byQuit) rememberDrop(account);
    if (!byQuit && marked.size > 0 && behaviour.has('pop3.drop.marks-stay')) leaveMarks(account, marked);
    if (keepsLock(this, byQuit)) account.maildropOwner = this;
    else if (account.maildropOwner === this) account.maildropOwner = undefined;
  }

  /** What the first session sees once a second one has taken its messages away from it. */
  lose(): void {
    this.#atLogin = [];
  }
}

/** Opens the maildrop of an account; undefined: another session has it for itself (RFC 1939 section 4). */
export function openMaildrop(context: ServerContext, account: Account): Maildrop | undefined {
  const { behaviour } = context;
  const isExclusive = behaviour.setting('pop3.maildrop') !== 'shared';
  if (account.maildropOwner !== undefined || isLockedByDelivery(context, account)) return undefined;
  catchUp(account);
  const maildrop = new SessionMaildrop(context, account);
  if (isExclusive) account.maildropOwner = maildrop;
  openMaildrops(account).add(maildrop);
  const [other] = othersOf(maildrop);
  if (other instanceof SessionMaildrop && behaviour.has('pop3.lock.second-empties-first')) other.lose();
  return maildrop;
}

/** Whether a faulty server still holds the lock under which mail was put there. */
function isLockedByDelivery({ behaviour }: ServerContext, account: Account): boolean {
  return account.inbox().uidNext > 1 && behaviour.has('pop3.lock.kept-after-delivery');
}

/** Whether a faulty server forgets to give the lock up. */
function keepsLock({ context: { behaviour }, marked }: Maildrop, byQuit: boolean): boolean {
  if (!byQuit) return behaviour.has('pop3.lock.kept-after-drop');
  return marked.size > 0 && behaviour.has('pop3.lock.kept-after-removal');
}
