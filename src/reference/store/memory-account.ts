import type { Behaviour } from '../behaviour.ts';
import { withInboxInCapitals } from './inbox-name.ts';
import { MemoryMailbox } from './memory-mailbox.ts';
import type { Account, Folder, Instant, Mailbox } from './store.ts';

/** What separates the levels of a mailbox name; RFC 9051 section 5.1.1 leaves the character to the server. */
export function delimiterOf(behaviour: Behaviour): string {
  return behaviour.setting('imap.delimiter') === 'dot' ? '.' : '/';
}

/** The clock and the first UIDVALIDITY of an account. */
export interface AccountOptions {
  readonly user: string;
  readonly password: string;
  readonly now: () => Instant;
  /** Greater than what an earlier server gave the same mailboxes (RFC 9051 section 2.3.1.1). */
  readonly firstUidValidity: number;
  readonly behaviour: Behaviour;
}

/** Mailboxes of one user in memory. */
export class MemoryAccount implements Account {
  readonly user: string;
  readonly password: string;
  maildropOwner: unknown = undefined;
  readonly #options: AccountOptions;
  readonly #uidlPrefix: string;
  /** Undefined: the name is `\Noselect`. */
  readonly #mailboxes = new Map<string, MemoryMailbox | undefined>();
  readonly #inbox: MemoryMailbox;
  /** The greatest UIDVALIDITY that each name ever had. */
  readonly #validities = new Map<string, number>();
  /** Deleted mailboxes whose UIDs go on when their name has a mailbox again. */
  readonly #former = new Map<string, MemoryMailbox>();
  #subscriptions: ReadonlySet<string> = new Set();
  #nextUidValidity: number;
  #uidls = 0;

  constructor(options: AccountOptions) {
    this.user = options.user;
    this.password = options.password;
    this.#options = options;
    this.#nextUidValidity = options.firstUidValidity;
    this.#uidlPrefix = options.firstUidValidity.toString(36);
    this.#inbox = this.#add('INBOX');
  }

  get subscriptions(): ReadonlySet<string> {
    return this.#subscriptions;
  }

  folders(): readonly Folder[] {
    const others = [...this.#mailboxes.keys()].filter((name) => name !== 'INBOX').sort();
    return ['INBOX', ...others].map((name) => ({ name, mailbox: this.#mailboxes.get(name) }));
  }

  folder(given: string): Folder | undefined {
    const name = this.#canonical(given);
    return this.#mailboxes.has(name) ? { name, mailbox: this.#mailboxes.get(name) } : undefined;
  }

  mailbox(name: string): Mailbox | undefined {
    return this.#mailboxes.get(this.#canonical(name));
  }

  inbox(): Mailbox {
    return this.#inbox;
  }

  create(given: string, specialUse: Iterable<string> = []): Mailbox {
    const name = this.#canonical(given);
    this.#mustBeFree(name);
    this.#createParents(name);
    return this.#add(name, specialUse);
  }

  createLevel(given: string): void {
    const name = this.#canonical(given);
    this.#mustBeFree(name);
    this.#createParents(name);
    this.#mailboxes.set(name, undefined);
  }

  delete(given: string, origin?: unknown): void {
    const name = this.#canonical(given);
    if (name === 'INBOX') throw new Error('INBOX cannot be deleted');
    const mailbox = this.#mailboxes.get(name);
    if (this.#below(name).length > 0 && this.#keepsSuperior()) this.#mailboxes.set(name, undefined);
    else this.#mailboxes.delete(name);
    if (mailbox === undefined) return;
    if (this.#options.behaviour.setting('imap.uids-of-same-name') === 'go-on') this.#former.set(name, mailbox);
    mailbox.markDeleted(origin);
  }

  rename(given: string, givenTo: string, origin?: unknown): void {
    const [from, to] = [this.#canonical(given), this.#canonical(givenTo)];
    if (!this.#mailboxes.has(from) && this.#below(from).length === 0) throw new Error(`There is no mailbox ${from}`);
    this.#mustBeFree(to);
    if (from === 'INBOX') this.#emptyInboxInto(to, origin);
    else this.#moveTree(from, to, origin);
  }

  subscribe(name: string): void {
    this.#subscriptions = new Set([...this.#subscriptions, this.#canonical(name)]);
  }

  unsubscribe(name: string): void {
    const gone = this.#canonical(name);
    this.#subscriptions = new Set([...this.#subscriptions].filter((one) => one !== gone));
  }

  #add(name: string, specialUse: Iterable<string> = []): MemoryMailbox {
    const { now, behaviour } = this.#options;
    const former = this.#former.get(name);
    this.#former.delete(name);
    const mailbox = new MemoryMailbox({
      name,
      uidValidity: former?.uidValidity ?? this.#newUidValidity(name),
      ...(former === undefined ? {} : { former }),
      specialUse,
      now,
      behaviour,
      nextUidl: () => {
        this.#uidls += 1;
        return `${this.#uidlPrefix}.${this.#uidls.toString(36)}`;
      },
    });
    this.#mailboxes.set(name, mailbox);
    return mailbox;
  }

  #newUidValidity(name: string): number {
    const before = this.#validities.get(name);
    if (before !== undefined && this.#options.behaviour.has('imap.create.uids-start-again')) return before;
    const uidValidity = this.#nextUidValidity;
    this.#nextUidValidity += 1;
    this.#validities.set(name, uidValidity);
    return uidValidity;
  }

  /** The old names go first: a mailbox may be renamed below itself, and then a new parent takes its name. */
  #moveTree(from: string, to: string, origin: unknown): void {
    const own = this.#mailboxes.has(from) ? [from] : [];
    const moving = [...own, ...this.#below(from)].map((name) => [name, this.#mailboxes.get(name)] as const);
    for (const [name] of moving) this.#mailboxes.delete(name);
    this.#createParents(to);
    for (const [name, mailbox] of moving) {
      const newName = to + name.slice(from.length);
      this.#mailboxes.set(newName, mailbox);
      if (mailbox !== undefined) this.#tellNewName(mailbox, newName, origin);
    }
  }

  #tellNewName(mailbox: MemoryMailbox, to: string, origin: unknown): void {
    // A mailbox that had this name before may have had a later UIDVALIDITY: a name's never goes back.
    const isLater = mailbox.uidValidity > (this.#validities.get(to) ?? 0);
    const uidValidity = isLater ? mailbox.uidValidity : this.#newUidValidity(to);
    this.#validities.set(to, uidValidity);
    this.#former.delete(to);
    mailbox.moveTo(to, uidValidity, origin);
  }

  #emptyInboxInto(to: string, origin: unknown): void {
    const messages = this.#inbox.messages;
    this.#createParents(to);
    this.#add(to).append(messages, origin);
    this.#inbox.expunge(messages, origin);
    if (this.#options.behaviour.has('imap.rename.inbox-gone')) this.#mailboxes.delete('INBOX');
  }

  #mustBeFree(name: string): void {
    if (this.#mailboxes.get(name) !== undefined) throw new Error(`There is a mailbox ${name} already`);
  }

  /** RFC 9051 section 6.3.4: missing superior names come into being with the name. */
  #createParents(name: string): void {
    const delimiter = delimiterOf(this.#options.behaviour);
    const levels = name.split(delimiter);
    for (let depth = 1; depth < levels.length; depth += 1) {
      const parent = levels.slice(0, depth).join(delimiter);
      if (!this.#mailboxes.has(parent)) this.#addParent(parent);
    }
  }

  /** Servers differ in what a superior name becomes (RFC 9051 section 6.3.4, RFC 5258 section 3.5). */
  #addParent(name: string): void {
    const { behaviour } = this.#options;
    const kind = behaviour.setting('imap.superiors');
    if (kind === 'implied') return;
    const isMailbox = kind === 'mailboxes' && behaviour.setting('imap.inferiors') === 'of-any-name';
    if (isMailbox) this.#add(name);
    else this.#mailboxes.set(name, undefined);
  }

  #keepsSuperior(): boolean {
    return this.#options.behaviour.setting('imap.delete-of-superior') !== 'name-goes';
  }

  #below(name: string): readonly string[] {
    const prefix = name + delimiterOf(this.#options.behaviour);
    return [...this.#mailboxes.keys()].filter((one) => one.startsWith(prefix));
  }

  /** INBOX in any case is INBOX, at the top of a longer name as well: its parent could be nothing else. */
  #canonical(name: string): string {
    return withInboxInCapitals(name, delimiterOf(this.#options.behaviour));
  }
}
