import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { targetNames } from './load.ts';
import { parseDefinition } from './parse-definition.ts';
import { formatFileProblem } from './problem.ts';

const sound = `name: example
title: Example 1.0
container:
  dockerfile: Dockerfile
ports:
  imap: 143
  pop3: 110
accounts:
  users: user01..user03
  password: correct-horse
deliver:
  lmtp: 24
`;

function problemsOf(text: string): readonly string[] {
  const result = parseDefinition(text, 'target.yaml');
  return 'problems' in result ? result.problems.map(formatFileProblem) : [];
}

describe('a sound definition', () => {
  const result = parseDefinition(sound, '/somewhere/example/target.yaml');
  if ('problems' in result) throw new Error(result.problems.map(formatFileProblem).join('\n'));
  const { definition } = result;

  test('spells out ranges, defaults and folders', () => {
    expect(definition).toMatchObject({
      name: 'example',
      directory: '/somewhere/example',
      recipe: { kind: 'container', dockerfile: 'Dockerfile', environment: {}, stopSeconds: 10 },
      ports: [
        { service: 'imap', port: 143 },
        { service: 'pop3', port: 110 },
      ],
      deliver: { kind: 'lmtp', port: 24, recipient: '{user}' },
      readySeconds: 60,
      connections: 100,
    });
    expect(definition.accounts.map(({ user }) => user)).toEqual(['user01', 'user02', 'user03']);
  });

  test('may describe a process', () => {
    const text = sound.replace(/container:\n.*\n/, 'process:\n  command: [./server, "{imap}"]\n').replace('143', 'free');
    expect(parseDefinition(text, 'target.yaml')).toMatchObject({
      definition: { recipe: { kind: 'process', command: ['./server', '{imap}'], stopSignal: 'SIGTERM', restart: true } },
    });
  });

  test('may be written as JSON', () => {
    const json = JSON.stringify({ name: 'a', title: 'A', container: {}, ports: { pop3: 110 }, accounts: { users: ['x'], password: 'secret-1' } });
    expect(problemsOf(json)).toEqual([]);
  });
});

describe('a mistake is shown with its place', () => {
  const check = (name: string, [from, to]: readonly [string | RegExp, string], wanted: readonly string[]): void => {
    test(name, () => {
      const text = problemsOf(sound.replace(from, to)).join('\n');
      for (const part of wanted) expect(text).toContain(part);
    });
  };

  check('mistyped key', ['title:', 'titel:'], ['target.yaml:2:1: "titel" is not a key', 'did you mean "title"?', 'lacks the key "title"']);
  check('mistyped port', ['pop3: 110', 'pop: 110'], ['target.yaml:7:3: "pop" is not a key that "ports" knows', 'did you mean "pop3"?']);
  check('unknown key', ['imap: 143', 'nntp: 119'], ['target.yaml:6:3: "nntp"', 'known keys: imap, imaps, pop3, pop3s']);
  check('port out of range', ['143', '143000'], ['target.yaml:6:9: "ports.imap" has the wrong form', 'A port number']);
  check('port as text', ['143', 'imap'], ['target.yaml:6:9:']);
  check('no ports', [/ports:\n.*\n.*\n/, 'ports: {}\n'], ['target.yaml:5:8: "ports" must NOT have fewer than 1 properties']);
  check('port used twice', ['lmtp: 24', 'lmtp: 110'], ['target.yaml:12:9: port 110 is used twice']);
  check('free port of a container', ['143', 'free'], ['target.yaml:6:9: "free" is for process targets']);
  check('neither container nor process', [/container:\n.*\n/, ''], ['target.yaml:1:1: a target is either a "container" or a "process"']);
  check('both of them', ['ports:', 'process:\n  command: [x]\nports:'], ['target.yaml:5:1: a target is either']);
  check('Dockerfile and image', ['dockerfile: Dockerfile', 'dockerfile: Dockerfile\n  image: x'], ['target.yaml:5:3: "dockerfile" and "image" exclude each other']);
  check('backward range', ['user01..user03', 'user03..user01'], ['target.yaml:9:10: not a range', 'user001..user200']);
  check('uneven range', ['user01..user03', 'user1..user003'], ['target.yaml:9:10: not a range']);
  check('range of two stems', ['user01..user03', 'user01..peter03'], ['target.yaml:9:10: not a range']);
  check('user listed twice', ['user01..user03', '[a, b, a]'], ['target.yaml:9:10: user "a" is listed twice']);
  check('password too short', ['correct-horse', 'abc'], ['target.yaml:10:13: "accounts.password" must NOT have fewer than 6']);
  check('password as number', ['correct-horse', '12345678'], ['target.yaml:10:13: "accounts.password" must be string']);
  check('two ways of delivery', ['lmtp: 24', 'lmtp: 24\n  exec: [deliver]'], ['target.yaml:11:1: "deliver" needs exactly one']);
  check('command as text', ['lmtp: 24', 'exec: deliver'], ['target.yaml:12:9: "deliver.exec" must be array']);
  check('mistyped key in a union', ['deliver:', 'version:\n  comand: [x]\ndeliver:'], ['target.yaml:12:3: "comand" is not a key', 'did you mean "command"?']);
  check('tab for indent', ['  dockerfile', '\tdockerfile'], ['target.yaml:4:1: Tabs are not allowed as indentation']);
  check('lost anchor', ['correct-horse', '*secret'], ['target.yaml:10:13: there is no anchor &secret', 'quotes']);
  check('key given twice', ['  pop3: 110', '  imap: 144'], ['target.yaml:7:3: Map keys must be unique']);
  check('not a map', [/^[^]*$/, '- a\n'], ['target.yaml:1:1: this file must be object']);
  check('empty', [/^[^]*$/, ''], ['target.yaml:1:1: this file must be object']);

  test('all of them at once, with line and caret', () => {
    expect(problemsOf(sound.replace('title:', 'titel:').replace('143', '0'))).toHaveLength(3);
    expect(problemsOf(sound.replace('pop3:', 'pop4:'))[0]).toBe(
      [
        'target.yaml:7:3: "pop4" is not a key that "ports" knows',
        '      pop4: 110',
        '      ^',
        '    did you mean "pop3"?',
      ].join('\n'),
    );
  });
});

test('every definition that is shipped is sound and lies in the folder of its name', async () => {
  const names = await targetNames();
  expect(names.length).toBeGreaterThanOrEqual(8);
  for (const name of names) {
    const file = join(import.meta.dirname, '../../targets', name, 'target.yaml');
    expect(parseDefinition(readFileSync(file, 'utf8'), file)).toMatchObject({ definition: { name } });
  }
});
