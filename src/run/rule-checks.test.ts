import { describe, expect, it } from 'vitest';
import { Ledger } from '../model/ledger.ts';
import { ruleIds, ruleOf } from '../model/rules/all.ts';
import { loadRequirements } from '../requirements/load.ts';
import { packaged } from '../source/packaged.ts';
import { ruleChecks } from './rule-checks.ts';

const rule = 'rule.imap.expunge-needs-command';
const step = { file: 'suites/imap/one.yaml', line: 3, column: 1 };

function breach(caseId: string): Parameters<Ledger['broken']>[1] {
  return { session: 'phone', path: 'EXPUNGE 2', wanted: 'nothing', got: '* 2 EXPUNGE', case: caseId, step };
}

function checkOf(ledger: Ledger): ReturnType<typeof ruleChecks>[number] | undefined {
  return ruleChecks(ledger).find(({ id }) => id === rule);
}

describe('ruleChecks', () => {
  it('has a check for each rule', () => {
    expect(ruleChecks(new Ledger()).map(({ id }) => id)).toEqual(ruleIds);
  });

  it('says that nothing could break a rule', () => {
    expect(checkOf(new Ledger())).toMatchObject({ verdict: 'not-applicable' });
    expect(checkOf(new Ledger())).not.toHaveProperty('occurrences');
  });

  it('counts how often a rule was kept', () => {
    const ledger = new Ledger();
    ledger.held(rule);
    ledger.held(rule);
    expect(checkOf(ledger)).toMatchObject({ verdict: 'pass', message: '', occurrences: { held: 2, broken: 0 } });
  });

  it('makes one finding of many breaches', () => {
    const ledger = new Ledger();
    ledger.held(rule);
    for (let count = 0; count < 150; count += 1) ledger.broken(rule, breach(count === 0 ? 'imap.one' : 'imap.two'));
    const check = checkOf(ledger);
    expect(check).toMatchObject({
      verdict: 'fail',
      kind: 'forbidden',
      source: step,
      message: 'EXPUNGE 2: wanted nothing, got * 2 EXPUNGE, 150 times in 2 cases',
      occurrences: { held: 1, broken: 150 },
    });
    expect(check?.mismatches).toHaveLength(5);
    expect(check?.mismatches[0]?.path).toBe('imap.one, phone: EXPUNGE 2');
  });

  it('cites statements that exist, with their level', () => {
    const { byId } = loadRequirements(packaged('requirements'));
    for (const id of ruleIds) {
      const { requirement, level } = ruleOf(id);
      expect({ id, level: byId.get(requirement)?.level }).toEqual({ id, level });
    }
  });
});
