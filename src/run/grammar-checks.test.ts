import { describe, expect, it } from 'vitest';
import { loadRequirements } from '../requirements/load.ts';
import type { Breach } from './grammar-watch.ts';
import { GrammarWatch } from './grammar-watch.ts';
import { grammarChecks } from './grammar-checks.ts';

const step = { file: 'suites/imap/one.yaml', line: 3, column: 1 };

function breach(rule: string, caseId: string): Breach {
  const fault = { rule, offset: 2, message: 'a number from 1 belongs here' };
  return { protocol: 'imap', case: caseId, step, fault, response: '* 0 EXPUNGE\\r\\n' };
}

function watch(seen: { imap: number; pop3: number }, ...breaches: readonly Breach[]): GrammarWatch {
  const found = new GrammarWatch();
  Object.assign(found.seen, seen);
  for (const one of breaches) found.note(one);
  return found;
}

describe('grammarChecks', () => {
  it('says nothing of a protocol that was not spoken', () => {
    expect(grammarChecks(watch({ imap: 0, pop3: 0 }))).toEqual([]);
  });

  it('passes for a protocol without a breach', () => {
    const [check, ...more] = grammarChecks(watch({ imap: 0, pop3: 12 }));
    expect(more).toEqual([]);
    expect(check).toMatchObject({ id: 'rule.grammar.pop3', verdict: 'pass' });
  });

  it('fails once for each rule, with its occurrences', () => {
    const breaches = [breach('nz-number', 'a'), breach('SP', 'a'), breach('nz-number', 'b')];
    const checks = grammarChecks(watch({ imap: 9, pop3: 0 }, ...breaches));
    expect(checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'rule.grammar.imap:SP fail',
      'rule.grammar.imap:nz-number fail',
    ]);
    expect(checks[1]?.message).toMatch(/2 times in 2 cases/);
    expect(checks[1]?.mismatches).toHaveLength(2);
  });

  it('keeps a few examples of a rule that is broken all the time', () => {
    const breaches = Array.from({ length: 1000 }, () => breach('SP', 'a'));
    const [check] = grammarChecks(watch({ imap: 1000, pop3: 0 }, ...breaches));
    expect(check?.mismatches).toHaveLength(5);
    expect(check?.message).toMatch(/1000 times in 1 cases/);
  });

  it('only warns of a missing space before an empty text (erratum 7343 of RFC 9051)', () => {
    const [check] = grammarChecks(watch({ imap: 9, pop3: 0 }, breach('resp-text.sp', 'a')));
    expect(check).toMatchObject({ verdict: 'warn', level: 'should' });
  });

  it('cites requirements that exist', () => {
    const { byId } = loadRequirements('requirements');
    const cited = grammarChecks(watch({ imap: 1, pop3: 1 })).flatMap((check) => check.requirements);
    expect(cited.filter((id) => !byId.has(id))).toEqual([]);
  });
});
