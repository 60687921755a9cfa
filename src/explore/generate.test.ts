import { describe, expect, test } from 'vitest';
import { loadVocabulary } from '../catalogue/catalogue.ts';
import { compileSuite } from '../script/load.ts';
import type { SuiteFile } from '../script/suite.generated.ts';
import { checkYaml } from '../source/load-yaml.ts';
import { formatProblem } from '../source/problem.ts';
import { planOf, sizeOf } from './generate.ts';
import { abilitiesOf } from './intent.ts';
import type { PlanOptions } from './plan.ts';
import { writeCase } from './write-case.ts';

const everything: PlanOptions = {
  seed: 1,
  sessions: 4,
  steps: 16,
  restarts: false,
  imap: abilitiesOf([
    'IMAP4rev1',
    'IMAP4rev2',
    'IDLE',
    'UIDPLUS',
    'MOVE',
    'QRESYNC',
    'ENABLE',
    'SEARCHRES',
    'KEYWORDS',
  ]),
  pop3: abilitiesOf(['UIDL', 'TOP', 'PIPELINING', 'SHARED-MAILDROP']),
  delivers: true,
};

const naming = { suite: 'found', id: 'one', title: 'A plan' };
const vocabulary = loadVocabulary();

function textOf(index: number, options: PlanOptions): string {
  return writeCase(planOf(index, options), options, naming).text;
}

function problemsOf(text: string): readonly string[] {
  const loaded = checkYaml<SuiteFile>('plan.yaml', text, 'suite');
  return compileSuite(loaded, vocabulary).problems.map(formatProblem);
}

const only: Readonly<Record<string, PlanOptions>> = {
  'both protocols and every extension': everything,
  'IMAP4rev1 alone': { ...everything, imap: abilitiesOf(['IMAP4rev1']), pop3: undefined },
  'POP3 alone': { ...everything, imap: undefined },
  'a maildrop that is locked': { ...everything, pop3: abilitiesOf(['UIDL', 'TOP']), delivers: false },
  'one session': { ...everything, sessions: 1 },
};

describe('a plan', () => {
  test('is the same for the same seed, index and options, whatever was drawn before', () => {
    const alone = textOf(7, everything);
    for (let index = 0; index < 7; index += 1) textOf(index, { ...everything, seed: 99 });
    expect(textOf(7, everything)).toBe(alone);
    expect(textOf(8, everything)).not.toBe(alone);
    expect(textOf(7, { ...everything, seed: 2 })).not.toBe(alone);
  });

  test.each(Object.entries(only))('is a suite file without mistakes: %s', (_, options) => {
    for (let index = 0; index < 40; index += 1) {
      const text = textOf(index, options);
      expect(problemsOf(text), text).toEqual([]);
    }
  });

  test('has short ones among the first, and never more steps than asked for', () => {
    const counts = Array.from({ length: 40 }, (_, index) => sizeOf(index, 12));
    expect(Math.max(...counts.slice(0, 4))).toBeLessThanOrEqual(6);
    expect(Math.max(...counts)).toBe(12);
    expect([0, 5, 20, 21].map((index) => sizeOf(index, 1))).toEqual([1, 1, 1, 1]);
  });
});
