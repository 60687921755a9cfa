import { describe, expect, test } from 'vitest';
import { checkYaml, loadYaml } from './load-yaml.ts';

const said = (text: string): readonly string[] =>
  checkYaml('sample.yaml', text, 'requirements').problems.map(
    ({ line, column, message, hint }) =>
      `${String(line)}:${String(column)} ${message}${hint === undefined ? '' : `: ${hint}`}`,
  );

describe('checkYaml', () => {
  test('a file that fits', () => {
    const { top, problems, broken } = checkYaml(
      'a',
      'rfc: 1\ntitle: T\ncomplete: true\nstatements: []',
      'requirements',
    );
    expect(top?.value).toEqual({ rfc: 1, title: 'T', complete: true, statements: [] });
    expect([problems, broken]).toEqual([[], []]);
  });

  test('every mistake, each once', () => {
    expect(said('rfc: one\ntitle: ""\ncompleted: true\nstatements: { }')).toEqual([
      '3:1 unknown key "completed": did you mean "complete"?',
      '1:6 "rfc" must be the number of an RFC, not "one"',
      '2:8 "title" is empty: it must be text',
      '4:13 "statements" must be a list of statements, not a map',
    ]);
  });

  test('anchors that lead to themselves, or multiply', () => {
    expect(said('statements: &a [*a]')[0]).toContain('anchors and aliases: Converting circular structure');
    const nine = (name: string): string => Array<string>(9).fill(`*${name}`).join();
    const bomb = `a: &a [x]\nb: &b [${nine('a')}]\nc: &c [${nine('b')}]\nd: [${nine('c')}]`;
    expect(said(bomb)).toEqual([
      '1:1 anchors and aliases: Excessive alias count indicates a resource exhaustion attack',
    ]);
  });

  test('a file that cannot be read', () => {
    const { problems } = loadYaml('/no/such/file.yaml', 'suite');
    expect(problems[0]?.message).toContain('this file cannot be read: ENOENT');
  });
});
