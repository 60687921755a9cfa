import { describe, expect, it } from 'vitest';
import type { FaultId } from '../reference/index.ts';
import { decideSelftest } from './gate.ts';
import type { CheckFinding, CheckState, FaultFinding, SelftestResult } from './result.ts';

const fault = (killed: boolean): FaultFinding => ({
  id: 'x' as FaultId,
  breaks: '',
  requirement: '',
  lasting: false,
  watched: false,
  killers: killed ? [{ check: 'x', case: 'x', verdict: 'fail', message: '' }] : [],
  trials: 1,
  disturbed: [],
});

const check = (state: CheckState, level: CheckFinding['level'] = 'must'): CheckFinding => ({
  id: `${state}-${level}`,
  case: 'x',
  level,
  state,
  faults: [],
});

type Judged = Parameters<typeof decideSelftest>[0];
const sound: Judged = { extent: 'full', faults: [fault(true)], checks: [check('killed')], healthy: [], settings: [] };
const decide = (parts: Partial<Judged>): SelftestResult['gate'] => decideSelftest({ ...sound, ...parts });

describe('the gate of a selftest', () => {
  it('is open when all is proved', () => {
    expect(decide({})).toEqual({ exitCode: 0, reasons: [] });
    const silent = [check('undecided'), check('excused'), check('slow'), check('unkilled', 'should')];
    expect(decide({ checks: silent }).exitCode).toBe(0);
  });

  const shut: Record<string, { readonly parts: Partial<Judged>; readonly says: string }> = {
    'a fault that survives': {
      parts: { faults: [fault(false)] },
      says: `1 fault not found by any check: x`,
    },
    'a lasting fault that only its own case finds': {
      parts: { faults: [{ ...fault(true), lasting: true }] },
      says: `1 lasting fault caught by no rule and no promise: x`,
    },
    'a MUST check that nothing kills': {
      parts: { checks: [check('unkilled')] },
      says: '1 MUST check not turned red by any fault: unkilled-must',
    },
    'a failure without a fault': {
      parts: { healthy: [{ case: 'x', world: '', check: 'x:1', verdict: 'fail', message: '' }] },
      says: '1 check amiss without any fault: x:1',
    },
    'a server that cannot be used': {
      parts: { healthy: [{ case: 'x', world: 'imap.idle=off', message: 'no answer' }] },
      says: '1 check amiss without any fault: x',
    },
    'a permission that nothing needs': {
      parts: { settings: [{ world: 'pop3.top=off', cases: 1 }] },
      says: '1 excuse out of date: pop3.states.encouraged-commands:top (pop3.top=off)',
    },
  };
  for (const [name, { parts, says }] of Object.entries(shut))
    it(`is shut by ${name}`, () => {
      expect(decide(parts)).toEqual({ exitCode: 1, reasons: [says] });
    });

  it('takes no notice of what a choice permits', () => {
    const warned = { case: 'x', world: 'pop3.top=off', check: 'pop3.states.encouraged-commands:top', message: '' };
    const settings = [{ world: 'pop3.top=off', cases: 1 }];
    expect(decide({ healthy: [{ ...warned, permitted: 'TOP is optional' }], settings }).exitCode).toBe(0);
    expect(decide({ healthy: [warned], settings }).exitCode).toBe(1);
  });

  it('asks of some faults only that they are found, of some cases only that they can fail', () => {
    const both = { faults: [fault(false)], checks: [check('unkilled')] };
    expect(decide({ ...both, extent: 'faults' }).reasons).toHaveLength(1);
    expect(decide({ ...both, extent: 'cases' }).reasons).toEqual([
      '1 MUST check not turned red by any fault: unkilled-must',
    ]);
  });
});
