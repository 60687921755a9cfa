import type { Behaviour } from '../behaviour.ts';
import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';
import { limits } from '../limits.ts';
import type { Account, Message, Store } from '../store/store.ts';
import { noteLogin } from './account-sessions.ts';
import { announce } from './announce.ts';
import { capabilities } from './capabilities.ts';
import type { ActiveExtensions, ImapSession } from './contract.ts';
import { MergedExtensions } from './extensions/active.ts';
import { flagsAnswer } from './flags-answer.ts';
import { announceKeywords } from './flag-lists.ts';
import { mailboxName } from './mailbox-name.ts';
import { joined, type Piece } from './output.ts';
import type { View } from './view.ts';

/** One IMAP connection with its state. */
export class Session implements ImapSession {
  readonly connection: Connection;
  readonly store: Store;
  readonly behaviour: Behaviour;
  readonly log: (line: string) => void;
  readonly host: string;
  readonly stopping: AbortSignal;
  readonly extensions: ActiveExtensions;
  readonly enabled = new Set<string>();
  readonly #newsListeners = new Set<() => void>();
  #account: Account | undefined;
  #view: View | undefined;
  #forgetLogin: (() => void) | undefined;
  #loggedOut = false;
  #newsDue = false;

  constructor(connection: Connection, context: ServerContext) {
    this.connection = connection;
    this.store = context.store;
    this.behaviour = context.behaviour;
    this.log = context.log;
    this.host = context.host;
    this.stopping = context.stopping;
    this.extensions = new MergedExtensions(context.behaviour);
  }

  get state(): ImapSession['state'] {
    if (this.#loggedOut) return 'logout';
    if (this.#view !== undefined) return 'selected';
    return this.#account === undefined ? 'not authenticated' : 'authenticated';
  }

  get account(): Account {
    if (this.#account === undefined) throw new Error('Nobody is logged in');
    return this.#account;
  }

  get view(): View {
    if (this.#view === undefined) throw new Error('No mailbox is selected');
    return this.#view;
  }

  get selected(): View | undefined {
    return this.#view;
  }

  get rev2(): boolean {
    return this.enabled.has('IMAP4REV2') || !this.extensions.has('rev1');
  }

  get utf8(): boolean {
    return this.rev2;
  }

  send(...pieces: readonly Piece[]): void {
    this.connection.write(joined('* ', ...pieces, '\r\n'));
  }

  async ask(text: string | undefined, limit: number = limits.imapLineOctets): Promise<Buffer | undefined> {
    if (text === undefined) this.connection.write('+\r\n');
    else this.continue(text);
    const idleMs = this.#account === undefined ? limits.imapLoginMs : limits.imapIdleMs;
    const read = await this.connection.readLine({ limit, idleMs, signal: this.stopping });
    return read.kind === 'line' ? read.line : undefined;
  }

  continue(text: string): void {
    this.connection.write(`+ ${text}\r\n`);
  }

  logIn(account: Account): void {
    this.#account = account;
    this.#forgetLogin = noteLogin(account, this);
  }

  select(view: View): void {
    this.unselect();
    if (this.enabled.size > 0 && this.behaviour.has('imap.enable.until-select')) this.enabled.clear();
    this.#view = view;
    view.news.listener = () => {
      this.#tellListeners();
    };
  }

  unselect(): void {
    this.#view?.close();
    this.#view = undefined;
  }

  logOut(): void {
    this.unselect();
    this.#forgetLogin?.();
    this.#loggedOut = true;
  }

  bye(text: string, code?: string): void {
    this.send(code === undefined ? `BYE ${text}` : `BYE [${code}] ${text}`);
    this.logOut();
    this.connection.end();
  }

  announce(options: { readonly expunge: boolean }): void {
    announce(this, options);
  }

  onNews(listener: () => void): () => void {
    this.#newsListeners.add(listener);
    return () => {
      this.#newsListeners.delete(listener);
    };
  }

  sendFlags(message: Message, options: { readonly uid?: boolean; readonly flags?: boolean } = {}): void {
    announceKeywords(this, this.view);
    this.send(flagsAnswer(this, message, options));
    this.view.told(message);
  }

  mailboxName(name: string): Buffer {
    return mailboxName(name, this);
  }

  capabilities(): readonly string[] {
    return capabilities(this);
  }

  /** Once a turn, however much came in. */
  #tellListeners(): void {
    if (this.#newsDue || this.#newsListeners.size === 0) return;
    this.#newsDue = true;
    setImmediate(() => {
      this.#newsDue = false;
      for (const listener of this.#newsListeners) listener();
    });
  }
}
