import { now } from '../driver/clock.ts';
import { memoryInUse } from '../wire/memory-in-use.ts';
import type { ImapPlayer } from './imap-player.ts';
import { messageKinds } from './messages.ts';
import type { Pop3Player } from './pop3-player.ts';
import type { MemoryFigures } from './result.ts';
import type { Desk, Stage } from './stage.ts';

/** Those who work at one account. */
export interface Table {
  readonly desk: Desk;
  readonly imap: readonly ImapPlayer[];
  readonly pop3: readonly Pop3Player[];
}

/** What is told at every rest. */
export interface Snapshot {
  readonly elapsedMs: number;
  readonly commands: number;
  readonly memory: number;
}

/** Where nobody can append, a maildrop with fewer messages gets new ones at a rest. */
const FEW = 8;

interface LoadOptions {
  readonly forMs: number;
  readonly workMs: number;
  readonly onRest: (snapshot: Snapshot) => void;
}

/** What the load as a whole has shown. */
export interface LoadFigures {
  readonly durationMs: number;
  readonly rests: number;
  readonly memory: MemoryFigures;
  /** Processor time of this process. */
  readonly cpuMs: number;
}

/** Has all sessions work at once, and rest at once from time to time, until the time is over or the server gone. */
export class Load {
  readonly #stage: Stage;
  readonly #tables: readonly Table[];
  readonly #memory: number[] = [];
  #rests = 0;

  constructor(stage: Stage, tables: readonly Table[]) {
    this.#stage = stage;
    this.#tables = tables;
  }

  async play({ forMs, workMs, onRest }: LoadOptions): Promise<LoadFigures> {
    const { over, stats } = this.#stage;
    const drop = (): void => void this.drop();
    over.addEventListener('abort', drop, { once: true });
    const began = now();
    const cpu = process.cpuUsage();
    await this.#all(({ imap }) => imap.map((player) => player.start()));
    for (let left = forMs; left > 0 && !over.aborted; left = forMs - (now() - began)) {
      const until = now() + Math.min(left, workMs);
      await this.#all(({ imap, pop3 }) => [...imap, ...pop3].map((player) => player.work(until)));
      await this.#rest();
      const memory = memoryInUse();
      this.#memory.push(memory);
      onRest({ elapsedMs: now() - began, commands: stats.commands, memory });
    }
    over.removeEventListener('abort', drop);
    await this.#all(({ imap }) => imap.map((player) => player.leave()));
    const { user, system } = process.cpuUsage(cpu);
    const [rests, memory] = [this.#rests, this.#memoryFigures()];
    return { durationMs: now() - began, rests, memory, cpuMs: (user + system) / 1000 };
  }

  /** Ends whatever connection is still open. */
  async drop(): Promise<void> {
    await this.#all(({ imap, pop3 }) => [...imap, ...pop3].map((player) => player.drop()));
  }

  /** Nobody changes anything: what all sessions are told of a mailbox has to be the same. */
  async #rest(): Promise<void> {
    const { over } = this.#stage;
    if (!over.aborted) await this.#all(({ imap }) => imap.map((player) => player.poll()));
    if (!over.aborted) await this.#all(({ imap }) => imap.map((player) => player.look()));
    if (!over.aborted) await this.#all((table) => [this.#lookByPop3(table)]);
    if (!over.aborted) this.#rests += 1;
  }

  async #lookByPop3({ desk, imap, pop3: [first] }: Table): Promise<void> {
    const seen = await first?.look();
    const { mint, target } = this.#stage;
    const { deliver } = target;
    if (seen === undefined || seen >= FEW || imap.length > 0 || !deliver) return;
    desk.watch.operator('deliver');
    const fresh = Array.from({ length: FEW }, (_, at) => mint.message(messageKinds[at % messageKinds.length] ?? ''));
    await deliver(desk.account.user, fresh);
    desk.watch.operator('deliver');
  }

  async #all(act: (table: Table) => readonly Promise<unknown>[]): Promise<void> {
    await Promise.all(this.#tables.flatMap(act));
  }

  #memoryFigures(): MemoryFigures {
    const [atStart = 0] = this.#memory;
    return { atStart, atEnd: this.#memory.at(-1) ?? atStart, most: Math.max(atStart, ...this.#memory) };
  }
}
