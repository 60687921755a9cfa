import { Ledger } from '../model/ledger.ts';
import { ruleIds } from '../model/rules/all.ts';
import type { BaselineEntry, CheckResult } from '../result/result.ts';
import type { TlsMode } from '../result/verdict.ts';
import { applyBaseline } from '../run/baseline.ts';
import { CaseWatch } from '../run/case-watch.ts';
import { grammarChecks } from '../run/grammar-checks.ts';
import { GrammarWatch } from '../run/grammar-watch.ts';
import { ruleChecks } from '../run/rule-checks.ts';

const where = { file: '(stress)', line: 1, column: 1 } as const;

/** The ambient rules over a whole load: one watch for each account, one ledger for all. */
export class Watchers {
  readonly #rules = { grammar: new GrammarWatch(), ledger: new Ledger(), spentMs: 0 };

  /** Watches all sessions of one more account. */
  watch(): CaseWatch {
    return new CaseWatch({ id: 'stress', at: where, nonsense: false }, this.#rules);
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
    return applyBaseline([...grammarChecks(grammar), ...ruleChecks(ledger)], baseline, {
      ...facts,
      today,
      partial: true,
    }).checks;
  }
}
