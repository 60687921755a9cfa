import { setMaxListeners } from 'node:events';
import { abilitiesOf } from '../explore/commands.ts';
import type { BaselineEntry, CheckResult } from '../result/result.ts';
import type { Lease } from '../run/accounts.ts';
import type { GuardOptions } from '../run/guard.ts';
import { type Probed, probeCapabilities } from '../run/probe.ts';
import { Tally } from '../run/tally.ts';
import type { Target } from '../targets/target.ts';
import { limits } from '../wire/limits.ts';
import { chanceOf } from './dice.ts';
import { ImapPlayer } from './imap-player.ts';
import { Incidents } from './incidents.ts';
import { judgeStress } from './judge.ts';
import { Load, type LoadFigures, type Snapshot, type Table } from './load.ts';
import { Mint } from './messages.ts';
import type { StressOptions, StressPlan } from './plan.ts';
import { Pop3Player } from './pop3-player.ts';
import { emptyAccounts, leaseAccounts, mailboxesOf, makeMailboxes } from './prepare.ts';
import type { Ending, StressResult } from './result.ts';
import type { Seat, Stage } from './stage.ts';
import { Stats } from './stats.ts';
import { Watchers } from './watchers.ts';

export interface StressInput {
  readonly target: Target;
  readonly plan: StressPlan;
  readonly baseline: readonly BaselineEntry[];
  readonly options: StressOptions;
  /** Told at every rest. */
  readonly onRest: (snapshot: Snapshot & { readonly broken: number }) => void;
}

/** Puts a load on a target, all ambient rules on. Throws TargetError or DriverError when the target cannot be used at all. */
export function stress(input: StressInput): Promise<StressResult> {
  return new Stress(input).play();
}

class Stress {
  readonly #input: StressInput;
  readonly #tally = new Tally();
  readonly #stats = new Stats();
  readonly #incidents = new Incidents();
  readonly #watchers = new Watchers();
  readonly #stop = new AbortController();
  /** Why the server counts as gone. */
  #gone: string | undefined;

  constructor(input: StressInput) {
    this.#input = input;
  }

  async play(): Promise<StressResult> {
    const { plan, options } = this.#input;
    const probed = await this.#probe();
    const guard = this.#guard(probed);
    const leases = await leaseAccounts(guard, plan.accounts);
    const stage = this.#stage(probed);
    if (guard.speaksImap) for (const lease of leases) await makeMailboxes(guard, lease, stage.mailboxes.slice(1));
    const load = new Load(stage, this.#tables(stage, leases));
    try {
      const figures = await load.play({ ...options, onRest: this.#rest });
      if (!this.#stop.signal.aborted) await emptyAccounts(guard, leases);
      return this.#result(figures);
    } finally {
      this.#stop.abort();
      await load.drop();
    }
  }

  /** Nothing is selected, and so nothing changed: it is not known yet whose mail is in the account. */
  #probe(): Promise<Probed> {
    const { target, options } = this.#input;
    const { timeoutScale, signal } = options;
    const [account] = target.accounts;
    if (!account) throw new TypeError(`a plan for ${target.name}, which has no account`);
    const probe = { target, account, timeoutScale, signal, readOnly: true, tally: this.#tally };
    return probeCapabilities(probe, options.tls);
  }

  #guard({ capabilities }: Probed): GuardOptions {
    const { target, options } = this.#input;
    const { tls, timeoutScale, disposable, signal } = options;
    return {
      ...{ target, tls, tally: this.#tally },
      speaksImap: capabilities.imap !== undefined,
      options: { jobs: 1, failFast: false, readOnly: false, tls, timeoutScale, disposable, signal },
    };
  }

  #stage({ capabilities, hierarchy }: Probed): Stage {
    const { target, options } = this.#input;
    const { tls, timeoutScale } = options;
    return {
      ...{ target, tls, timeoutScale, tally: this.#tally, stats: this.#stats, incidents: this.#incidents },
      replyMs: limits.replyMs * timeoutScale,
      abilities: {
        imap: abilitiesOf(capabilities.imap?.after ?? []),
        pop3: abilitiesOf(capabilities.pop3?.after ?? []),
      },
      mailboxes: mailboxesOf(hierarchy),
      mint: new Mint(),
      over: this.#over(),
      giveUp: (why) => {
        this.#gone ??= why;
        this.#stop.abort();
      },
    };
  }

  #over(): AbortSignal {
    const over = AbortSignal.any([this.#input.options.signal, this.#stop.signal]);
    // Every session that is being opened listens to it.
    setMaxListeners(0, over);
    return over;
  }

  /** Deals the sessions to the accounts in turn, those of each protocol by themselves. */
  #tables(stage: Stage, leases: readonly Lease[]): readonly Table[] {
    const { plan, options } = this.#input;
    return leases.map(({ account }, table) => {
      const desk = this.#watchers.desk(account);
      const seats = (protocol: 'imap' | 'pop3'): readonly Seat[] =>
        Array.from({ length: plan[protocol] }, (_, index) => index)
          .filter((index) => index % leases.length === table)
          .map((index) => ({
            name: `${protocol}-${index + 1} of ${account.user}`,
            desk,
            chance: chanceOf(options.seed + (protocol === 'imap' ? index : plan.imap + index)),
          }));
      return {
        desk,
        imap: seats('imap').map((seat) => new ImapPlayer(stage, seat)),
        pop3: seats('pop3').map((seat) => new Pop3Player(stage, seat)),
      };
    });
  }

  readonly #rest = (snapshot: Snapshot): void => {
    this.#input.onRest({ ...snapshot, broken: this.#watchers.broken });
  };

  #result({ durationMs, rests, memory, cpuMs }: LoadFigures): StressResult {
    const { target, plan, options, baseline } = this.#input;
    const { commands } = this.#stats;
    const checks = this.#watchers.checks(baseline, { version: target.version, tls: options.tls });
    const { bad, byes, disconnects, timeouts, lockedOut } = this.#incidents;
    const facts = { commands, violations: checks.filter(isBroken), timeouts, disconnects, ended: this.#ending() };
    return {
      schema: 1,
      target: { name: target.name, version: target.version },
      seed: options.seed,
      sessions: { imap: plan.imap, pop3: plan.pop3 },
      accounts: plan.accounts,
      askedMs: options.forMs,
      durationMs: Math.round(durationMs),
      commandsPerSecond: Math.round((commands / Math.max(1, durationMs)) * 1000),
      harnessLoad: Math.round((cpuMs / Math.max(1, durationMs)) * 100) / 100,
      byCommand: this.#stats.figures(),
      ...{ rests, lockedOut, bad, byes, memory },
      rules: {
        kept: checks.filter(({ verdict }) => verdict === 'pass').length,
        tookMs: Math.round(this.#watchers.spentMs),
        neverExercised: checks.filter(({ verdict }) => verdict === 'not-applicable').length,
      },
      ...facts,
      ...judgeStress(facts),
    };
  }

  #ending(): Ending {
    if (this.#input.options.signal.aborted) return { by: 'interrupt' };
    return this.#gone === undefined ? { by: 'time' } : { by: 'server', why: this.#gone };
  }
}

function isBroken({ verdict }: CheckResult): boolean {
  return verdict === 'fail' || verdict === 'warn' || verdict === 'error';
}
