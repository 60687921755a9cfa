import type { CheckResult } from '../result/result.ts';
import type { BrokenRule, GrammarWatch } from './grammar-watch.ts';
import { watchCheck } from './watch-check.ts';

/** Requirement that the grammar checks cite, by protocol. */
const requirements = { imap: 'rfc9051/9/formal-syntax', pop3: 'rfc1939/3/response-form' } as const;
const titles = {
  imap: 'Every IMAP response keeps to the grammar',
  pop3: 'Every POP3 reply keeps to the grammar',
} as const;

/** Faults that a reported erratum turns into a mere recommendation (RFC 9051 erratum 7343: a space before an empty text). */
const mild: ReadonlySet<string> = new Set(['resp-text.sp']);

function base(protocol: 'imap' | 'pop3'): Omit<CheckResult, 'id' | 'verdict' | 'message'> {
  return watchCheck({
    case: `rule.grammar.${protocol}`,
    suite: 'rule.grammar',
    title: titles[protocol],
    requirement: requirements[protocol],
    level: 'must',
  });
}

function broken(protocol: 'imap' | 'pop3', { rule, count, cases, examples }: BrokenRule, seen: number): CheckResult {
  const [first] = examples;
  const warns = mild.has(rule);
  return {
    ...base(protocol),
    id: `rule.grammar.${protocol}:${rule}`,
    level: warns ? 'should' : 'must',
    verdict: warns ? 'warn' : 'fail',
    kind: 'malformed',
    message: `${first?.fault.message ?? ''} (octet ${String(first?.fault.offset ?? 0)} of "${first?.response ?? ''}"), ${String(count)} times in ${String(cases.size)} cases`,
    ...(first ? { source: first.step } : {}),
    occurrences: { held: seen - count, broken: count },
    mismatches: examples.map((one) => ({
      kind: 'malformed',
      path: `${one.case}, octet ${String(one.fault.offset)}`,
      wanted: `${one.fault.rule}: ${one.fault.message}`,
      got: one.response,
    })),
  };
}

/** The ambient grammar rules as checks: one that passes for a protocol, or one that fails for each ABNF rule broken. */
export function grammarChecks(watch: GrammarWatch): readonly CheckResult[] {
  return (['imap', 'pop3'] as const).flatMap((protocol) => {
    const seen = watch.seen[protocol];
    if (seen === 0) return [];
    const rules = watch.broken(protocol);
    if (rules.length > 0) return rules.map((rule) => broken(protocol, rule, seen));
    return [
      {
        ...base(protocol),
        id: `rule.grammar.${protocol}`,
        verdict: 'pass' as const,
        message: '',
        occurrences: { held: seen, broken: 0 },
      },
    ];
  });
}
