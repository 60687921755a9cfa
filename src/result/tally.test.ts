import { describe, expect, it } from 'vitest';
import { sampleCheck, sampleFailure } from './sample.ts';
import { countMusts, countVerdicts, isDecided } from './tally.ts';
import { verdicts } from './verdict.ts';

describe('tallies', () => {
  it('call decided what rests on something the server did', () => {
    const decided = verdicts.filter((verdict) => isDecided(sampleCheck({ verdict })));
    expect(decided).toEqual(['pass', 'fail', 'warn', 'info']);
  });

  it('count the MUSTs that passed or failed', () => {
    const checks = [
      sampleCheck(),
      sampleFailure(),
      sampleCheck({ level: 'should' }),
      sampleCheck({ verdict: 'inconclusive' }),
      sampleCheck({ verdict: 'not-applicable' }),
    ];
    expect(countMusts(checks)).toEqual({ decided: 2, all: 4 });
  });

  it('count verdicts in their order, without those that did not occur', () => {
    const checks = [sampleCheck({ verdict: 'blocked' }), sampleFailure(), sampleCheck(), sampleCheck()];
    expect([...countVerdicts(checks)]).toEqual([
      ['pass', 2],
      ['fail', 1],
      ['blocked', 1],
    ]);
  });
});
