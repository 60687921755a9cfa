import type { Catalogue } from '../catalogue/catalogue.ts';
import type { BaselineEntry, RunResult } from '../result/result.ts';
import type { TlsMode } from '../result/verdict.ts';
import { isDisruptive } from '../run/plan.ts';
import type { Probed } from '../run/probe.ts';
import type { SessionTrace } from '../run/case.ts';
import type { RunInput } from '../run/run.ts';
import { runCases } from '../run/run.ts';
import { compileSuite } from '../script/load.ts';
import type { Case } from '../script/model.ts';
import type { SuiteFile } from '../script/suite.generated.ts';
import { checkYaml } from '../source/load-yaml.ts';
import { formatProblem } from '../source/problem.ts';
import type { Target } from '../targets/target.ts';
import { awaitServer } from './await-server.ts';
import { Gate } from './gate.ts';
import type { Loan } from './lender.ts';
import { Lender, NoAccountLeft } from './lender.ts';
import type { Violation } from './violation.ts';
import { mayBeGone, violationsIn, withoutGoodbyes } from './violation.ts';
import type { WrittenCase } from './write-case.ts';

/** What playing takes, the same for every plan. */
export interface PlayerOptions {
  readonly target: Target;
  /** A new server in place of one whose accounts are used up; absent: used accounts are emptied. */
  readonly renew?: () => Promise<Target>;
  readonly probed: Probed;
  readonly vocabulary: Omit<Catalogue, 'suites'>;
  readonly baseline: readonly BaselineEntry[];
  readonly tls: TlsMode;
  readonly timeoutScale: number;
  readonly disposable: boolean;
  readonly version: string;
  readonly signal: AbortSignal;
}

/** What a play has shown. */
export interface Played {
  readonly violations: readonly Violation[];
  /** What went over the wire, session by session. Secrets are masked. */
  readonly trace: readonly SessionTrace[];
  readonly commands: number;
  /** It was stopped from outside, and what it has shown is not all. */
  readonly stopped: boolean;
  /** The server is gone since then and does not come back: why one thinks so. Nothing more can be played. */
  readonly gone?: string;
}

const nothing: Played = { violations: [], trace: [], commands: 0, stopped: true };

/** A server, and the plays that use it. */
interface House {
  readonly target: Target;
  readonly lender: Lender;
  guests: number;
  retired: boolean;
}

/** Plays cases of plans one by one, each on an account of its own, as `mailspec run` would. */
export class Player implements AsyncDisposable {
  readonly #options: PlayerOptions;
  readonly #gate = new Gate();
  #house: House;
  #moving: Promise<void> | undefined;

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#house = houseOf(options.target);
  }

  /** Plays a case. Throws TargetError or DriverError where the target cannot be used at all. */
  async play(written: WrittenCase, timeoutScale = this.#options.timeoutScale): Promise<Played> {
    const one = this.#compile(written);
    const first = await this.#playOnce(one, timeoutScale);
    if (!first.violations.some(mayBeGone)) return first;
    const gone = await awaitServer(this.#house.target, this.#options);
    if (gone !== undefined) return { ...first, gone };
    const unset = first.violations.some(({ rule }) => rule === 'connection.set-up');
    return unset ? this.#playOnce(one, timeoutScale) : first;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#house.target !== this.#options.target) await this.#house.target[Symbol.asyncDispose]();
  }

  #compile({ id, text }: WrittenCase): Case {
    const { suite, problems } = compileSuite(
      checkYaml<SuiteFile>(`${id}.yaml`, text, 'suite'),
      this.#options.vocabulary,
    );
    const [one] = suite?.cases ?? [];
    if (!one || problems.length > 0)
      throw new Error(`a plan was written that cannot be read:\n${problems.map(formatProblem).join('\n')}\n${text}`);
    return one;
  }

  /** Who starts the server anew is alone with it. */
  #playOnce(one: Case, timeoutScale: number): Promise<Played> {
    const act = (): Promise<Played> => this.#playAt(one, timeoutScale);
    return isDisruptive(one) ? this.#gate.alone(act) : this.#gate.together(act);
  }

  async #playAt(one: Case, timeoutScale: number): Promise<Played> {
    const lent = await this.#lend();
    if (lent === undefined) return { ...nothing, gone: 'no account of the target can be used any more' };
    const { house, loan } = lent;
    house.guests += 1;
    let trace: () => readonly SessionTrace[] = () => [];
    try {
      const keep: RunInput['onTranscript'] = (_id, _text, lines) => void (trace = lines);
      const result = await this.#run(one, { loan, timeoutScale, onTranscript: keep });
      const all = violationsIn(result.checks, this.#options.baseline);
      const shown = all.length > 0 ? trace() : [];
      const violations = withoutGoodbyes(all, shown);
      if (violations.some(({ rule }) => rule === 'connection.set-up')) loan.retire();
      else loan.giveBack();
      return { violations, trace: shown, commands: result.run.commands, stopped: this.#options.signal.aborted };
    } catch (cause) {
      loan.retire();
      throw cause;
    } finally {
      house.guests -= 1;
      await leave(house, this.#options.target);
    }
  }

  #run(
    one: Case,
    how: {
      readonly loan: Loan;
      readonly timeoutScale: number;
      readonly onTranscript: RunInput['onTranscript'];
    },
  ): Promise<RunResult> {
    const { probed, vocabulary, baseline, tls, version, signal } = this.#options;
    const { target } = how.loan;
    // An account of ours that was used before may be emptied, whoever the target belongs to.
    const disposable = this.#options.disposable || this.#options.target.disposable || how.loan.used;
    return runCases({
      cases: [one],
      leftOut: [],
      target,
      probed,
      baseline,
      fixtures: vocabulary.fixtures,
      options: { jobs: 1, tls, timeoutScale: how.timeoutScale, failFast: false, readOnly: false, disposable, signal },
      version,
      selection: [one.id],
      onEvent: () => undefined,
      onTranscript: how.onTranscript,
    });
  }

  async #lend(): Promise<{ readonly house: House; readonly loan: Loan } | undefined> {
    for (;;) {
      const house = this.#house;
      if (this.#options.renew && !house.lender.hasFresh) {
        this.#moving ??= this.#move(this.#options.renew);
        await this.#moving;
        continue;
      }
      try {
        return { house, loan: await house.lender.lend() };
      } catch (cause) {
        if (cause instanceof NoAccountLeft) return undefined;
        throw cause;
      }
    }
  }

  /** Accounts of an embedded server are used once: what an earlier play left behind would be part of the next. */
  async #move(renew: () => Promise<Target>): Promise<void> {
    const old = this.#house;
    this.#house = houseOf(await renew());
    old.retired = true;
    this.#moving = undefined;
    await leave(old, this.#options.target);
  }
}

function houseOf(target: Target): House {
  return { target, lender: new Lender(target), guests: 0, retired: false };
}

/** Takes down a server that has been replaced, when its last play is over. The first one belongs to the caller. */
async function leave(house: House, callers: Target): Promise<void> {
  if (house.retired && house.guests === 0 && house.target !== callers) await house.target[Symbol.asyncDispose]();
}
