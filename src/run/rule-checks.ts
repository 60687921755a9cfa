import type { Ledger, Occurrence, Standing } from '../model/ledger.ts';
import { isHarnessRule, type RuleId, ruleIds, ruleOf } from '../model/rules/all.ts';
import type { CheckResult } from '../result/result.ts';
import type { Verdict } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { watchCheck } from './watch-check.ts';

const EXAMPLES = 5;

/** The state rules as checks, one each: kept, broken, or never exercised. The grammars' are made by `grammarChecks`. */
export function ruleChecks(ledger: Ledger): readonly CheckResult[] {
  return ruleIds.map((id) => ({ ...base(id), ...outcome(id, ledger.standing(id)) }));
}

function base(id: RuleId): Omit<CheckResult, 'verdict' | 'message'> {
  const { title, requirement, level } = ruleOf(id);
  const suite = id.split('.').slice(0, 2).join('.');
  return { id, ...watchCheck({ case: id, suite, title, requirement, level }) };
}

type Outcome = Pick<CheckResult, 'verdict' | 'message'> & Partial<CheckResult>;

function outcome(id: RuleId, standing: Standing | undefined): Outcome {
  if (standing === undefined) return { verdict: 'not-applicable', message: 'never exercised: nothing could break it' };
  const { held, broken } = standing;
  const occurrences = { held, broken };
  return broken === 0 ? { verdict: 'pass', message: '', occurrences } : { ...breach(id, standing), occurrences };
}

function breach(id: RuleId, { broken, cases, occurrences }: Standing): Outcome {
  const [first] = occurrences;
  const { kind } = ruleOf(id);
  const times = `${counted(broken, 'time')} in ${counted(cases.size, 'case')}`;
  return {
    verdict: verdictOf(id),
    kind,
    message: first === undefined ? times : `${describe(first)}, ${times}`,
    ...(first === undefined ? {} : { source: first.step }),
    mismatches: occurrences.slice(0, EXAMPLES).map((one) => ({
      kind,
      path: `${one.case}, ${one.session}: ${one.path}`,
      wanted: one.wanted,
      got: one.got,
    })),
  };
}

function verdictOf(id: RuleId): Verdict {
  if (isHarnessRule(id)) return 'error';
  return ruleOf(id).level === 'must' ? 'fail' : 'warn';
}

function describe({ path, wanted, got }: Occurrence): string {
  return `${path}: wanted ${wanted}, got ${got}`;
}
