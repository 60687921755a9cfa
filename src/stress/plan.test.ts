import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../targets/target.ts';
import { planStress, type StressOptions } from './plan.ts';

const end = (protocol: 'imap' | 'pop3'): Endpoint => ({ protocol, tls: 'plain', host: 'localhost', port: 1 });

function plan(
  spoken: readonly ('imap' | 'pop3')[],
  options: Pick<StressOptions, 'sessions' | 'protocols' | 'accounts'>,
): ReturnType<typeof planStress> {
  const accounts = Array.from({ length: 6 }, (_, index) => ({ user: `user${index}`, password: 'x' }));
  return planStress({ name: 'some', accounts, maxConnections: 100, endpoints: () => spoken.map(end) }, options);
}

describe('planStress', () => {
  it('takes one session in five for POP3, and an account for every ten', () => {
    expect(plan(['imap', 'pop3'], { sessions: 50 })).toEqual({ imap: 40, pop3: 10, accounts: 5 });
    expect(plan(['imap', 'pop3'], { sessions: 2 })).toEqual({ imap: 1, pop3: 1, accounts: 1 });
    expect(plan(['imap', 'pop3'], { sessions: 1 })).toEqual({ imap: 1, pop3: 0, accounts: 1 });
  });

  it('takes what the target speaks, and of that what is asked for', () => {
    expect(plan(['imap'], {})).toEqual({ imap: 50, pop3: 0, accounts: 5 });
    expect(plan(['imap'], { sessions: 10 })).toEqual({ imap: 10, pop3: 0, accounts: 1 });
    expect(plan(['pop3'], { sessions: 10 })).toEqual({ imap: 0, pop3: 10, accounts: 4 });
    expect(plan(['imap', 'pop3'], { sessions: 10, protocols: ['imap'] })).toEqual({ imap: 10, pop3: 0, accounts: 1 });
  });

  it('puts more on an account where there are few, and takes as many as it is told', () => {
    expect(plan(['imap'], { sessions: 100 })).toEqual({ imap: 100, pop3: 0, accounts: 6 });
    expect(plan(['imap'], { sessions: 10, accounts: 5 })).toEqual({ imap: 10, pop3: 0, accounts: 5 });
  });

  it.each([
    [{ sessions: 101 }, '--sessions 101 are too many: some takes 100 connections at once'],
    [{ sessions: 50, accounts: 7 }, '7 accounts are too many: some has 6'],
    [{ sessions: 3, accounts: 4 }, '3 sessions cannot use 4 accounts'],
    [{ sessions: 3, protocols: ['pop3'] as const }, 'some does not speak POP3'],
  ])('says why it cannot be: %j', (options, problem) => {
    expect(plan(['imap'], options)).toEqual({ problem });
  });
});
