import { DriverError } from '../driver/error.ts';
import { now } from '../driver/clock.ts';
import type { Session } from '../driver/session.ts';
import type { Abilities } from '../explore/commands.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { CaseWatch } from '../run/case-watch.ts';
import { openTo } from '../run/open.ts';
import type { Tally } from '../run/tally.ts';
import type { Account, Target } from '../targets/target.ts';
import type { Chance } from './dice.ts';
import type { Incidents } from './incidents.ts';
import type { Mint } from './messages.ts';
import type { Scene } from './scene.ts';
import type { Stats } from './stats.ts';

/** What all sessions of a load share. */
export interface Stage {
  readonly target: Target;
  readonly tls: TlsMode;
  readonly timeoutScale: number;
  readonly replyMs: number;
  readonly abilities: { readonly imap: Abilities; readonly pop3: Abilities };
  /** Mailboxes to work on, as commands write them, INBOX first. */
  readonly mailboxes: readonly string[];
  readonly mint: Mint;
  readonly tally: Tally;
  readonly stats: Stats;
  readonly incidents: Incidents;
  /** Aborted when the load is over before its time. */
  readonly over: AbortSignal;
  /** The server lets nobody in any more: the load is over. */
  readonly giveUp: (why: string) => void;
}

/** An account and what watches all its sessions. */
export interface Desk {
  readonly account: Account;
  readonly watch: CaseWatch;
  readonly scene: Scene;
  /** POP3 sessions that are logged in. */
  holders: number;
}

/** Where one session stands, and what it decides by. */
export interface Seat {
  readonly name: string;
  readonly desk: Desk;
  readonly chance: Chance;
}

/** Events of a session that its transcript keeps: enough to see what led to its end. */
const KEPT_EVENTS = 50;

/** Connects and logs in; throws `DriverError`. */
export async function enter(stage: Stage, seat: Seat, protocol: 'imap' | 'pop3', lingering = false): Promise<Session> {
  const { target, tls, timeoutScale, tally, over: signal } = stage;
  const { account, watch, scene } = seat.desk;
  const since = now();
  const { session } = await openTo({
    ...{ target, protocol, tls, timeoutScale, tally, signal, account },
    name: seat.name,
    to: 'authenticated',
    lockMayLinger: lingering,
    observe: watch.observe,
    keptEvents: KEPT_EVENTS,
    opened: (opening) => {
      scene.enter(opening);
    },
  });
  stage.stats.add(`(${protocol} login)`, protocol === 'imap' ? 'OK' : '+OK', now() - since);
  return session;
}

/** Ends a connection: at once where the load was given up, else in order. */
export async function hangUp({ over }: Stage, session: Session | undefined): Promise<void> {
  await (over.aborted ? session?.reset() : session?.close());
}

/** Logins that may fail in a row before the server counts as one that lets nobody in. */
const TRIES = 3;

/** Nothing listens where the server was: no need to try again. */
const gone: ReadonlySet<DriverError['code']> = new Set(['refused', 'unreachable']);

/** Counts the logins of one session that failed in a row, and gives up when the server is gone. */
export class Door {
  readonly #stage: Stage;
  readonly #name: string;
  #failed = 0;

  constructor(stage: Stage, name: string) {
    this.#stage = stage;
    this.#name = name;
  }

  opened(): void {
    this.#failed = 0;
  }

  /** Anything but a failure of the driver is thrown on. */
  failed(cause: unknown): void {
    if (!(cause instanceof DriverError)) throw cause;
    if (this.#stage.over.aborted) return;
    this.#failed += 1;
    if (cause.code === 'timeout') this.#stage.incidents.timeouts.add(() => `${this.#name}: ${cause.message}`);
    if (gone.has(cause.code)) this.#stage.giveUp(cause.message);
    else if (this.#failed >= TRIES)
      this.#stage.giveUp(`${this.#name} could not log in ${String(TRIES)} times in a row: ${cause.message}`);
  }
}
