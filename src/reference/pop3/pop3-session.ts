import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';
import { timestamp } from '../sasl/challenge.ts';
import type { Account } from '../store/store.ts';
import type { Maildrop, Pop3Session, State } from './contract.ts';
import { openMaildrop } from './maildrop.ts';
import { err, ok, type Reply } from './reply.ts';
import { markSeen } from './seen.ts';
import { type Language, preferredLanguage } from './texts/languages.ts';

/** A session, from the greeting to the end of the connection. */
export class ServedPop3Session implements Pop3Session {
  readonly context: ServerContext;
  readonly connection: Connection;
  readonly timestamp: string | undefined;
  readonly begunAt = performance.now();
  named: string | undefined;
  utf8 = false;
  language: Language = preferredLanguage;
  refusals = 0;
  #state: State = 'authorization';
  #maildrop: Maildrop | undefined;
  #isOver = false;

  constructor(connection: Connection, context: ServerContext) {
    this.connection = connection;
    this.context = context;
    this.timestamp = greetingTimestamp(context);
  }

  get state(): State {
    return this.#state;
  }

  get isOver(): boolean {
    return this.#isOver || this.connection.closed;
  }

  get maildrop(): Maildrop {
    if (this.#maildrop === undefined) throw new Error('No maildrop is open');
    return this.#maildrop;
  }

  logIn(account: Account): Reply {
    const maildrop = openMaildrop(this.context, account);
    if (maildrop === undefined) return this.#inUse();
    this.#maildrop = maildrop;
    this.#state = 'transaction';
    return ok('maildrop-open');
  }

  quit(): Reply {
    const { behaviour } = this.context;
    const maildrop = this.#maildrop;
    this.#state = 'update';
    this.#isOver = !behaviour.has('pop3.quit.stays-open');
    if (maildrop === undefined) return ok('goodbye');
    const didAll = maildrop.update();
    if (behaviour.setting('pop3.retr-seen') === 'at-quit') markSeen(maildrop, maildrop.retrieved);
    this.#release(true);
    const tells = behaviour.setting('pop3.removed-by-another') === 'error';
    return didAll || !tells ? ok('goodbye') : err('not-removed');
  }

  end(): void {
    this.#isOver = true;
  }

  /** Ends what QUIT has not: nothing is removed (RFC 1939 section 6). */
  close(): void {
    if (this.#maildrop === undefined) return;
    const { context } = this;
    const isStopped = context.stopping.aborted;
    const isMarked = this.#maildrop.marked.size > 0;
    if (isMarked && context.behaviour.has(isStopped ? 'pop3.stop.removes' : 'pop3.drop.removes'))
      this.#maildrop.update();
    const { mailbox, retrieved } = this.#maildrop;
    if (retrieved.size > 0 && context.behaviour.has('pop3.drop.removes-fetched')) mailbox.expunge(retrieved);
    this.#release(false);
  }

  #inUse(): Reply {
    const isTold = this.context.behaviour.setting('pop3.maildrop') !== 'exclusive-untold';
    return err('maildrop-in-use', isTold ? 'IN-USE' : undefined);
  }

  #release(byQuit: boolean): void {
    this.#maildrop?.release({ byQuit });
    this.#maildrop = undefined;
  }
}

let repeated: string | undefined;

/** A timestamp that no other greeting had (RFC 1939 section 7 APOP). */
function greetingTimestamp(context: ServerContext): string | undefined {
  if (context.behaviour.setting('pop3.apop') === 'off') return undefined;
  repeated ??= timestamp(context);
  return context.behaviour.has('pop3.greeting.timestamp-repeated') ? repeated : timestamp(context);
}
