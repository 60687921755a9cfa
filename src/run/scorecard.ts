import type { ExchangeLine, Mismatch } from '../result/result.ts';
import type { FailKind, Verdict } from '../result/verdict.ts';
import type { Body, CheckDeclaration, Step } from '../script/model.ts';
import type { StepOutcome } from './context.ts';
import { describeMismatch, judge } from './judge.ts';

/** What a body found out about one of its checks. */
export interface Finding {
  readonly check: CheckDeclaration;
  readonly verdict: Verdict;
  readonly kind?: FailKind;
  readonly message: string;
  /** The step that decided. */
  readonly step?: Step;
  readonly mismatches: readonly Mismatch[];
  readonly exchange: readonly ExchangeLine[];
  readonly branches: readonly string[];
}

interface Entry {
  finding: Finding | undefined;
  readonly branches: string[];
  reached: boolean;
}

/** Keeps, for each check of a body, what its steps have shown so far. */
export class Scorecard {
  readonly #checks: ReadonlyMap<string, CheckDeclaration>;
  readonly #main: CheckDeclaration | undefined;
  readonly #entries = new Map<string, Entry>();

  constructor(body: Body) {
    const all = body.main ? [body.main, ...body.checks] : body.checks;
    this.#checks = new Map(all.map((check) => [check.id, check]));
    this.#main = body.main;
    for (const check of all) this.#entries.set(check.id, { finding: undefined, branches: [], reached: false });
  }

  /** Notes a step's outcome; true when the case may go on. */
  note(step: Step, outcome: StepOutcome, exchange: () => readonly ExchangeLine[]): boolean {
    const check = this.#owner(step);
    const entry = check && this.#entries.get(check.id);
    if (!check || !entry) return outcome.mismatches.length === 0;
    entry.reached = true;
    entry.branches.push(...outcome.branches.map((branch) => `line ${step.at.line}: ${branch}`));
    if (outcome.inconclusive !== undefined)
      this.#settle(entry, {
        check,
        verdict: 'inconclusive',
        message: outcome.inconclusive,
        step,
        mismatches: [],
        exchange: exchange(),
      });
    if (outcome.mismatches.length === 0) return outcome.inconclusive === undefined || step.check !== undefined;
    const judged = judge(check.level, outcome.mismatches);
    this.#settle(entry, { check, ...judged, step, mismatches: outcome.mismatches, exchange: exchange() });
    return step.check !== undefined && outcome.completed;
  }

  /** Settles every check that is still open with the same verdict. */
  settleRest(verdict: Verdict, message: string): void {
    for (const [id, entry] of this.#entries) {
      const check = this.#checks.get(id);
      if (check) this.#settle(entry, { check, verdict, message, mismatches: [], exchange: [] });
    }
  }

  /** A crash found after the case: it outweighs whatever was found. */
  crash(mismatch: Mismatch): void {
    const check = this.#main ?? [...this.#checks.values()][0];
    const entry = check && this.#entries.get(check.id);
    if (!check || !entry) return;
    const earlier = entry.finding;
    entry.finding = {
      check,
      verdict: 'fail',
      kind: 'crash',
      message: describeMismatch(mismatch),
      ...(earlier?.step ? { step: earlier.step } : {}),
      mismatches: [mismatch, ...(earlier?.mismatches ?? [])],
      exchange: earlier?.exchange ?? [],
      branches: entry.branches,
    };
  }

  /** The findings; a check whose steps all held passes, one that no step reached stays open. */
  findings(): readonly Finding[] {
    return [...this.#entries].flatMap(([id, entry]) => {
      const check = this.#checks.get(id);
      if (!check) return [];
      if (entry.finding) return [{ ...entry.finding, branches: entry.branches }];
      const open = entry.reached
        ? judge(check.level, [])
        : ({ verdict: 'inconclusive', message: 'not reached: an earlier step of the case failed' } as const);
      return [{ check, ...open, mismatches: [], exchange: [], branches: entry.branches }];
    });
  }

  #settle(entry: Entry, finding: Omit<Finding, 'branches'>): void {
    entry.finding ??= { ...finding, branches: entry.branches };
  }

  #owner(step: Step): CheckDeclaration | undefined {
    return step.check === undefined ? this.#main : this.#checks.get(step.check);
  }
}
