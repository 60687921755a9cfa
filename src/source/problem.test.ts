import { describe, expect, test } from 'vitest';
import { formatProblem, type Problem, sortProblems } from './problem.ts';

const problem: Problem = { file: 'a.yaml', line: 3, column: 4, message: 'wrong', sourceLine: '\t- phone: NOOP' };

describe('formatProblem', () => {
  test('the caret stands below the place, tabs kept', () => {
    expect(formatProblem(problem)).toBe('a.yaml:3:4: wrong\n    \t- phone: NOOP\n    \t  ^');
  });

  test('the hint follows the message', () => {
    const [first] = formatProblem({ ...problem, hint: 'do it right' }).split('\n');
    expect(first).toBe('a.yaml:3:4: wrong: do it right');
  });
});

test('problems are sorted by place, each once', () => {
  const later = { ...problem, line: 10 };
  const elsewhere = { ...problem, file: 'b.yaml', line: 1 };
  const sorted = sortProblems([elsewhere, later, problem, { ...problem, hint: 'the same' }]);
  expect(sorted.map(({ file, line }) => `${file}:${String(line)}`)).toEqual(['a.yaml:3', 'a.yaml:10', 'b.yaml:1']);
});
