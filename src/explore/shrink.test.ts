import { describe, expect, test } from 'vitest';
import { planOf } from './generate.ts';
import { abilitiesOf } from './intent.ts';
import type { Plan, PlanOptions } from './plan.ts';
import { shrink } from './shrink.ts';
import { writeCase } from './write-case.ts';

const options: PlanOptions = {
  seed: 4,
  sessions: 4,
  steps: 20,
  restarts: false,
  imap: abilitiesOf(['IMAP4rev1', 'IDLE', 'UIDPLUS', 'MOVE', 'CONDSTORE', 'ENABLE']),
  pop3: abilitiesOf(['UIDL', 'SHARED-MAILDROP']),
  delivers: true,
};

const textOf = (plan: Plan): string => writeCase(plan, options, { suite: 'found', id: 'one', title: 'A plan' }).text;

/** The first plan whose text has all of this. */
function planWith(...words: readonly string[]): Plan {
  for (let index = 0; index < 2_000; index += 1) {
    const plan = planOf(index, options);
    if (words.every((word) => textOf(plan).includes(word)) && plan.steps.length > 10) return plan;
  }
  throw new Error('no plan has that');
}

describe('shrinking', () => {
  test('leaves what the violation needs, and nothing else', async () => {
    const needed = ['EXPUNGE', 'UID MOVE'];
    let played = 0;
    const { plan, finished } = await shrink(planWith(...needed), {
      textOf,
      breaks: (candidate) => {
        played += 1;
        return Promise.resolve(needed.every((word) => textOf(candidate).includes(word)));
      },
      isOver: () => false,
    });
    expect(finished).toBe(true);
    expect(plan.steps).toHaveLength(2);
    expect(plan.steps.map((step) => (step.kind === 'turn' ? step.parts.length : 0))).toEqual([1, 1]);
    expect(plan.sessions).toHaveLength(1);
    expect(plan.looks).toEqual([]);
    expect(plan.inbox.length + (plan.work?.length ?? 0)).toBeLessThanOrEqual(1);
    expect(played).toBeLessThan(200);
  });

  test('keeps sessions that act at once together where that is what breaks', async () => {
    const { plan } = await shrink(planWith('at once'), {
      textOf,
      breaks: (candidate) => Promise.resolve(textOf(candidate).includes('at once')),
      isOver: () => false,
    });
    expect(plan.sessions).toHaveLength(2);
    expect(plan.steps).toHaveLength(1);
  });

  test('ends when the time is over, with the least so far', async () => {
    const start = planWith('EXPUNGE');
    let tries = 3;
    const { plan, tried, finished } = await shrink(start, {
      textOf,
      breaks: (candidate) => Promise.resolve(textOf(candidate).includes('EXPUNGE')),
      isOver: () => (tries -= 1) < 0,
    });
    expect([tried <= 3, finished]).toEqual([true, false]);
    expect(textOf(plan)).toContain('EXPUNGE');
  });

  test('gives the plan back where nothing can be left out', async () => {
    const start = planWith('EXPUNGE');
    const { plan } = await shrink(start, { textOf, breaks: () => Promise.resolve(false), isOver: () => false });
    expect(plan).toBe(start);
  });
});
