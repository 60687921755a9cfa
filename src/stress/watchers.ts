import { ruleIds } from '../model/rules/all.ts';
import type { BaselineEntry, CheckResult } from '../result/result.ts';
import type { TlsMode } from '../result/verdict.ts';
import { applyBaseline } from '../run/baseline.ts';
import { CaseWatch } from '../run/case-watch.ts';
import { grammarChecks } from '../run/grammar-checks.ts';
import { GrammarWatch } from '../run/grammar-watch.ts';
import { ruleChecks } from '../run/rule-checks.ts';
import type { Account } from '../targets/target.ts';
import { Scene, SceneLedger } from './scene.ts';
import type { Desk } from './stage.ts';

const where = { file: '(stress)', line: 1, column: 1 } as const;

/** The ambient rules over a whole load: one watch for each account, one ledger for all. */
export class Watchers {
  readonly #scenes: Scene[] = [];
  readonly #rules = { grammar: new GrammarWatch(), ledger: new SceneLedger(this.#scenes), spentMs: 0 };

  /** One more account, all sessions of which are watched. */
  desk(account: Account): Desk {
    const scene = new Scene(account);
    this.#scenes.push(scene);
    const watch = new CaseWatch({ id: 'stress', at: where, nonsense: false }, this.#rules);
    return { account, watch, scene, holders: 0 };
  }

  /** Milliseconds that the state rules took. */
  get spentMs(): number {
    return this.#rules.spentMs;
  }

  /** Times that rules were broken so far. */
  get broken(): number {
    const { grammar, ledger } = this.#rules;
    const ofGrammar = [...grammar.broken('imap'), ...grammar.broken('pop3')].map(({ count }) => count);
    const ofState = ruleIds.map((id) => ledger.standing(id)?.broken ?? 0);
    return [...ofGrammar, ...ofState].reduce((sum, broken) => sum + broken, 0);
  }

  /** Every rule as a check, judged against what is known of the target. */
  checks(
    baseline: readonly BaselineEntry[],
    facts: { readonly version: string; readonly tls: TlsMode },
  ): readonly CheckResult[] {
    const { grammar, ledger } = this.#rules;
    const today = new Date().toISOString().slice(0, 10);
    const found = [...grammarChecks(grammar), ...ruleChecks(ledger)];
    const { checks } = applyBaseline(found, baseline, { ...facts, today, partial: true });
    return checks.map((check) => ({ ...check, exchange: ledger.sceneOf(check.id) }));
  }
}
