import { setTimeout as delay } from 'node:timers/promises';
import { now } from '../driver/clock.ts';
import { DriverError } from '../driver/error.ts';
import type { Session } from '../driver/session.ts';
import { lineOf, pop3Draft, type Pop3View, type Pop3Word, wordsFor } from '../explore/commands.ts';
import { weigh } from './dice.ts';
import { Exchange } from './exchange.ts';
import { Door, enter, hangUp, type Seat, type Stage } from './stage.ts';

/** How often a load sends what. DELE is rare: what one session takes, others have to append. */
const words = {
  stat: { weight: 4 },
  list: { weight: 4 },
  uidl: { weight: 4, needs: ['UIDL'] },
  retr: { weight: 5 },
  top: { weight: 2, needs: ['TOP'] },
  dele: { weight: 2 },
  rset: { weight: 1 },
  noop: { weight: 3 },
} as const satisfies Readonly<Record<Pop3Word, { readonly weight: number; readonly needs?: readonly string[] }>>;

/** Commands of one session, so that a login is a small part of the load. */
const ROUND = 30;

/** A session that was kept out comes again after this: there is no way to be told that a lock is free. */
const AGAIN_MS = 50;

interface Maildrop extends Pop3View {
  readonly marked: Set<number>;
}

/** A place from which one POP3 session after another is held: login, some commands, QUIT. */
export class Pop3Player {
  readonly protocol = 'pop3';
  readonly #stage: Stage;
  readonly #seat: Seat;
  readonly #exchange: Exchange;
  readonly #door: Door;
  readonly #word: () => Pop3Word | undefined;
  #session: Session | undefined;

  constructor(stage: Stage, seat: Seat) {
    this.#stage = stage;
    this.#seat = seat;
    this.#exchange = new Exchange(stage, seat);
    this.#door = new Door(stage, seat.name);
    this.#word = weigh(wordsFor(words, stage.abilities.pop3), seat.chance);
  }

  /** Holds one session after another until that time, or until the load is over; logs out in the end. */
  async work(until: number): Promise<void> {
    const inTime = (): boolean => now() < until && !this.#stage.over.aborted;
    while (inTime()) {
      if (await this.#open(false)) await this.#round(inTime);
      else if (inTime()) await delay(AGAIN_MS, undefined, { signal: this.#stage.over }).catch(() => undefined);
    }
  }

  /** A whole session that only looks, while nobody changes anything. Gives how many messages it saw. */
  async look(): Promise<number | undefined> {
    if (!(await this.#open(true))) return undefined;
    const messages = messagesIn(await this.#say('STAT'));
    await this.#say('LIST');
    if (this.#stage.abilities.pop3.has('UIDL')) await this.#say('UIDL');
    await this.leave();
    return messages;
  }

  async leave(): Promise<void> {
    await this.#say('QUIT');
    await this.drop();
  }

  /** Ends the connection: at once where the load was given up, else in order. */
  async drop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (session) this.#seat.desk.holders -= 1;
    await hangUp(this.#stage, session);
  }

  /** Whether the server lets a session in. `atRest`: no other session holds the lock then. */
  async #open(atRest: boolean): Promise<boolean> {
    try {
      this.#session = await enter(this.#stage, this.#seat, 'pop3', atRest);
      this.#seat.desk.holders += 1;
      this.#door.opened();
      return true;
    } catch (cause) {
      if (!atRest && this.#isLock(cause)) this.#stage.incidents.lockedOut += 1;
      else this.#door.failed(cause);
      return false;
    }
  }

  /** A refusal is the server's right, and so is it to let a second session wait, or to hang up on it. */
  #isLock(cause: unknown): boolean {
    if (!(cause instanceof DriverError)) return false;
    const waits = cause.code === 'timeout' || cause.code === 'closed';
    return cause.code === 'protocol' || (waits && this.#seat.desk.holders > 0);
  }

  async #round(inTime: () => boolean): Promise<void> {
    const stat = await this.#say('STAT');
    const maildrop: Maildrop = {
      abilities: this.#stage.abilities.pop3,
      count: messagesIn(stat) ?? 0,
      marked: new Set(),
    };
    for (let left = ROUND; left > 0 && this.#session && inTime(); left--) await this.#step(maildrop);
    await this.leave();
  }

  async #step(maildrop: Maildrop): Promise<void> {
    const word = this.#word();
    const draft = word && pop3Draft({ word, dice: this.#seat.chance.dice() }, maildrop);
    if (!draft) return;
    const { effect } = draft;
    const reply = await this.#say(lineOf(draft));
    if (reply?.status !== '+OK') return;
    if (effect.kind === 'dele') maildrop.marked.add(effect.number);
    if (effect.kind === 'rset') maildrop.marked.clear();
  }

  async #say(line: string): ReturnType<Exchange['pop3']> {
    if (!this.#session) return undefined;
    const reply = await this.#exchange.pop3(this.#session, line);
    if (!reply) await this.drop();
    return reply;
  }
}

/** Messages that a reply to STAT tells of. */
function messagesIn(reply: Awaited<ReturnType<Exchange['pop3']>>): number | undefined {
  const told = /^\s*(\d{1,9}) /.exec(reply?.text ?? '')?.[1];
  return told === undefined ? undefined : Number(told);
}
