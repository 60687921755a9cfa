import { Ledger } from '../model/ledger.ts';
import type { BaselineEntry, CheckResult, Gate, RunEvent, RunFacts, RunResult, TargetFacts } from '../result/result.ts';
import type { Fixtures } from '../script/fixtures.ts';
import type { Case } from '../script/model.ts';
import type { Target } from '../targets/target.ts';
import { TargetError } from '../targets/target.ts';
import { AccountPool } from './accounts.ts';
import { applyBaseline } from './baseline.ts';
import type { BaselineFacts } from './baseline.ts';
import type { CaseSurroundings, PlayedCase, SessionTrace } from './case.ts';
import { playCase } from './case.ts';
import { settledResults } from './check-result.ts';
import { decideGate } from './gate.ts';
import { grammarChecks } from './grammar-checks.ts';
import { GrammarWatch } from './grammar-watch.ts';
import { prepareAccount } from './guard.ts';
import type { RunOptions } from './options.ts';
import { isDisruptive, settle, tlsOf } from './plan.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import type { Probed } from './probe.ts';
import { probeCapabilities } from './probe.ts';
import { ruleChecks } from './rule-checks.ts';
import { inParallel } from './schedule.ts';
import { checksOf } from './select.ts';
import { shardOf } from './shard.ts';
import { shuffled } from './shuffle.ts';
import { Tally } from './tally.ts';

/** What a run plays, on what, and where its findings go. */
export interface RunInput {
  /** Cases selected, in the order of the files. */
  readonly cases: readonly Case[];
  /** Cases left out, with the reason: they are in the result as `excluded`. */
  readonly leftOut: readonly { readonly one: Case; readonly reason: string }[];
  readonly target: Target;
  readonly baseline: readonly BaselineEntry[];
  readonly fixtures: Pick<Fixtures, 'resolve' | 'octets'>;
  /** What the target can do, where that is known already; absent: it is asked. */
  readonly probed?: Probed;
  readonly options: RunOptions;
  /** Version of this package, for the record. */
  readonly version: string;
  /** As the user gave it; empty for everything. */
  readonly selection: readonly string[];
  readonly onEvent: (event: RunEvent) => void;
  /** Told of each case's transcript, secrets masked; `trace` gives it line by line. */
  readonly onTranscript: (caseId: string, text: string, trace: () => readonly SessionTrace[]) => void;
}

class Run {
  readonly #input: RunInput;
  readonly #tally = new Tally();
  readonly #rules = { grammar: new GrammarWatch(), ledger: new Ledger(), spentMs: 0 };
  readonly #startedAt = new Date();
  readonly #began = performance.now();
  readonly #checks: CheckResult[] = [];
  readonly #transcripts: Promise<void>[] = [];
  readonly #abort = new AbortController();
  readonly #signal: AbortSignal;
  #hierarchy: Hierarchy = { prefix: '', delimiter: '' };
  #failedFast = false;
  #refused: unknown;

  constructor(input: RunInput) {
    this.#input = input;
    this.#signal = AbortSignal.any([input.options.signal, this.#abort.signal]);
  }

  async play(): Promise<RunResult> {
    const { input, facts } = { input: this.#input, facts: await this.#targetFacts() };
    const { options, target } = input;
    const cases = this.#inOrder();
    const all = [...cases, ...input.leftOut.map(({ one }) => one)];
    input.onEvent({
      event: 'start',
      run: { id: this.#id(), startedAt: this.#startedAt.toISOString(), mailspec: input.version, node: process.version },
      target: facts,
      checks: all.reduce((sum, one) => sum + checksOf(one).length, 0),
    });
    for (const { one, reason } of input.leftOut)
      this.#keep(settledResults(one, { verdict: 'excluded', reason }), facts);
    const begun = performance.now();
    const running: Case[] = [];
    for (const one of cases) {
      const settled = settle(one, target, facts.capabilities, options);
      if (settled) this.#keep(settledResults(one, settled), facts);
      else running.push(one);
    }
    await this.#playAll(running, facts);
    const casesMs = performance.now() - begun;
    this.#keep([...grammarChecks(this.#rules.grammar), ...ruleChecks(this.#rules.ledger)], facts);
    return this.#finish(facts, casesMs);
  }

  async #targetFacts(): Promise<TargetFacts> {
    const { target, options } = this.#input;
    const account = target.accounts.at(-1);
    if (!account)
      throw new TargetError(
        'accounts',
        `${target.name} has no account`,
        'Name at least one account in its definition or with --accounts',
      );
    const { timeoutScale, readOnly } = options;
    const probe = { target, account, timeoutScale, readOnly, tally: this.#tally, signal: this.#signal };
    const { capabilities, hierarchy } = this.#input.probed ?? (await probeCapabilities(probe, options.tls));
    this.#hierarchy = hierarchy;
    const { name, kind, version, image, faults, settings } = target;
    return {
      name,
      kind,
      version,
      capabilities,
      ...(image === undefined ? {} : { image }),
      ...(faults === undefined ? {} : { faults }),
      ...(settings === undefined ? {} : { settings }),
    };
  }

  /** Shards are cut from the order of the files, so that n of them are the whole; the order within is the seed's. */
  #inOrder(): readonly Case[] {
    const { cases, options } = this.#input;
    const mine = options.shard ? shardOf(cases, options.shard) : cases;
    return options.seed === undefined ? mine : shuffled(mine, options.seed);
  }

  async #playAll(running: readonly Case[], facts: TargetFacts): Promise<void> {
    const around = this.#surroundings(facts);
    const jobs = this.#jobs(running);
    const stop = (): boolean => this.#signal.aborted || this.#failedFast;
    const left = new Set(running);
    const play = async (one: Case): Promise<void> => {
      left.delete(one);
      const played = await playCase(one, tlsOf(one, this.#input.options), around);
      this.#take(one, played, facts);
    };
    const quiet = running.filter((one) => !isDisruptive(one));
    const disruptive = running.filter(isDisruptive);
    await inParallel(quiet, jobs, play, stop);
    await inParallel(disruptive, 1, play, stop);
    await Promise.all(this.#transcripts);
    if (this.#refused) throw this.#refused as Error;
    const reason = this.#failedFast ? 'not run: --fail-fast stopped the run' : 'not run: the run was interrupted';
    for (const one of left) this.#keep(settledResults(one, { verdict: 'excluded', reason }), facts);
  }

  #surroundings(facts: TargetFacts): CaseSurroundings {
    const { target, options, fixtures } = this.#input;
    const speaksImap = facts.capabilities.imap !== undefined;
    const guard = { target, speaksImap, tls: options.tls, options, tally: this.#tally };
    const pool = new AccountPool(target.accounts, (lease) =>
      prepareAccount(guard, lease).catch((cause: unknown) => {
        if (cause instanceof TargetError && cause.code === 'refused') {
          this.#refused = cause;
          this.#abort.abort(cause);
        }
        throw cause;
      }),
    );
    return {
      target,
      pool,
      speaksImap,
      hierarchy: this.#hierarchy,
      fixture: (name, part) => fixtures.resolve(name, part),
      octets: (name) => fixtures.octets(name),
      timeoutScale: options.timeoutScale,
      tally: this.#tally,
      rules: this.#rules,
      signal: this.#signal,
    };
  }

  /** Cases at once: as asked, within the accounts and connections that the target bears. */
  #jobs(cases: readonly Case[]): number {
    const { target, options } = this.#input;
    const widest = Math.max(1, ...cases.map((one) => one.devices.length)) + 1;
    return Math.max(1, Math.min(options.jobs, target.accounts.length, Math.floor(target.maxConnections / widest)));
  }

  #take(one: Case, played: PlayedCase, facts: TargetFacts): void {
    const written = played.transcript.then((text) => {
      if (text !== '') this.#input.onTranscript(one.id, text, played.trace);
    });
    this.#transcripts.push(written);
    const kept = this.#keep(played.results, facts);
    const failed = kept.some((check) => check.verdict === 'fail' && check.standing === 'unexpected');
    if (failed && this.#input.options.failFast) this.#failedFast = true;
  }

  #keep(checks: readonly CheckResult[], facts: TargetFacts): readonly CheckResult[] {
    const standing = applyBaseline(checks, this.#input.baseline, this.#baselineFacts(facts, true)).checks;
    this.#checks.push(...checks);
    for (const check of standing) this.#input.onEvent({ event: 'check', check });
    return standing;
  }

  #baselineFacts(facts: TargetFacts, partial: boolean): BaselineFacts {
    const { tls } = this.#input.options;
    return { version: facts.version, tls, today: new Date().toISOString().slice(0, 10), partial };
  }

  #id(): string {
    const stamp = this.#startedAt.toISOString().replace(/[-:]/g, '').replace(/\..*/, '');
    return `${stamp}-${this.#input.target.name}`;
  }

  #finish(facts: TargetFacts, casesMs: number): RunResult {
    const { options, baseline, selection, version } = this.#input;
    const interrupted = options.signal.aborted;
    const complete = !interrupted && !this.#failedFast;
    const partial = !complete || selection.length > 0 || options.shard !== undefined || options.readOnly;
    const applied = applyBaseline(this.#checks, baseline, this.#baselineFacts(facts, partial));
    const run: RunFacts = {
      id: this.#id(),
      mailspec: version,
      node: process.version,
      startedAt: this.#startedAt.toISOString(),
      durationMs: Math.round(performance.now() - this.#began),
      jobs: options.jobs,
      ...(options.seed === undefined ? {} : { seed: options.seed }),
      ...(options.shard === undefined ? {} : { shard: `${options.shard.index}/${options.shard.count}` }),
      commands: this.#tally.commands,
      casesMs: Math.round(casesMs),
      waitedMs: Math.round(this.#tally.waitedMs),
      rulesMs: Math.round(this.#rules.spentMs),
      complete,
      ...(complete ? {} : { stopped: interrupted ? ('interrupted' as const) : ('fail-fast' as const) }),
      tls: options.tls,
      ...(options.minDecided === undefined ? {} : { minDecided: options.minDecided }),
      selection,
    };
    const gate: Gate = decideGate(
      { run, checks: applied.checks, baseline: applied.findings },
      options.minDecided === undefined ? {} : { minDecided: options.minDecided },
    );
    this.#input.onEvent({ event: 'end', complete, checks: applied.checks.length, gate });
    return {
      schema: 1,
      run,
      target: facts,
      checks: applied.checks,
      baseline: applied.findings,
      ...(baseline.length > 0 ? { entries: baseline } : {}),
      gate,
    };
  }
}

/**
 * Plays cases on a target and judges them. Throws TargetError or DriverError when the target cannot be used at all;
 * everything that a server does to a case is a verdict.
 */
export function runCases(input: RunInput): Promise<RunResult> {
  return new Run(input).play();
}
