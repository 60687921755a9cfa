import { expect, test } from 'vitest';
import { sampleCheck, sampleEntry, sampleFailure } from '../result/sample.ts';
import { violationsIn } from './violation.ts';

const plan = 'explore.plan-1';

function seen(checks: Parameters<typeof violationsIn>[0], known: readonly string[] = []): readonly string[] {
  const baseline = known.map((check) => sampleEntry({ check }));
  return violationsIn(checks, baseline).map((one) => `${one.verdict} ${one.rule}${one.known ? ', known' : ''}`);
}

test('rules count, and what becomes of connections; what a case expects does not', () => {
  const checks = [
    sampleFailure({ id: 'rule.imap.uids-ascend' }),
    sampleFailure({ id: 'rule.imap.flags-once', verdict: 'warn' }),
    sampleFailure({ id: plan, kind: 'disconnect' }),
    sampleFailure({ id: plan, kind: 'mismatch' }),
    sampleCheck({ id: 'rule.imap.uid-stays' }),
  ];
  expect(seen(checks)).toEqual([
    'fail rule.imap.uids-ascend',
    'warn rule.imap.flags-once',
    'fail connection.disconnect',
  ]);
});

test('a push that did not come is no more than a warning; a connection that ended meanwhile is what it is', () => {
  const missing = sampleFailure({ id: `${plan}:pushed-first-to-phone`, verdict: 'warn', kind: 'missing' });
  expect(seen([missing])).toEqual(['warn connection.push']);
  const ended = sampleFailure({ id: `${plan}:pushed-first-to-phone`, kind: 'disconnect' });
  expect(seen([ended])).toEqual(['fail connection.disconnect']);
});

test('what is listed is known, also where no rule has a name for it', () => {
  const rule = sampleFailure({ id: 'rule.imap.uids-ascend', known: sampleEntry({ check: 'rule.imap.uids-ascend' }) });
  const checks = [rule, sampleFailure({ id: plan, kind: 'disconnect' }), sampleFailure({ id: plan, kind: 'timeout' })];
  expect(seen(checks, ['connection.disconnect'])).toEqual([
    'fail rule.imap.uids-ascend, known',
    'fail connection.disconnect, known',
    'fail connection.timeout',
  ]);
});
