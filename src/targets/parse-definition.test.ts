import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { targetNames } from './load.ts';
import { parseDefinition } from './parse-definition.ts';
import { formatProblem } from '../source/problem.ts';

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
  return 'problems' in result ? result.problems.map(formatProblem) : [];
}

describe('a sound definition', () => {
  const result = parseDefinition(sound, '/somewhere/example/target.yaml');
  if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'));
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

  test('may be the server inside mailspec', () => {
    const text = sound.replace(/container:\n.*\n/, 'embedded: {}\n').replace(/deliver:\n.*\n/, '').replace('143', 'free');
    expect(parseDefinition(text, 'target.yaml')).toMatchObject({
      definition: { recipe: { kind: 'embedded' }, ports: [{ port: 'free' }, { port: 110 }] },
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

  check('mistyped key', ['title:', 'titel:'], ['2:1: unknown key "titel": did you mean "title"?']);
  check('mistyped port', ['pop3: 110', 'pop: 110'], ['7:3: unknown key "pop": did you mean "pop3"?']);
  check('unknown key', ['imap: 143', 'nntp: 119'], ['6:3: unknown key "nntp": known keys: imap, imaps, pop3, pop3s']);
  check('port out of range', ['143', '143000'], ['6:9: "imap" must be a port number (1 to 65535), or `free`']);
  check('port as text', ['143', 'imap'], ['6:9: "imap" must be a port number']);
  check('no ports', [/ports:\n.*\n.*\n/, 'ports: {}\n'], ['5:8: "ports" is empty: it must be a map with some of']);
  check('port used twice', ['lmtp: 24', 'lmtp: 110'], ['12:9: port 110 is used twice']);
  check('free port of a container', ['143', 'free'], ['6:9: "free" is not for containers']);
  check('no kind', [/container:\n.*\n/, ''], ['1:1: a target is a "container", a "process" or "embedded"']);
  check('delivery to the server inside mailspec', [/container:\n.*\n/, 'embedded: {}\n'], ['10:1: the embedded server takes']);
  check('both kinds', ['ports:', 'process:\n  command: [x]\nports:'], ['5:1: a target is a "container", a "process" or "embedded"']);
  check('Dockerfile and image', ['Dockerfile\n', 'Dockerfile\n  image: x\n'], ['5:3: "dockerfile" and "image" exclude']);
  check('backward range', ['user01..user03', 'user03..user01'], ['9:10: not a range', 'user001..user200']);
  check('uneven range', ['user01..user03', 'user1..user003'], ['9:10: not a range']);
  check('range of two stems', ['user01..user03', 'user01..peter03'], ['9:10: not a range']);
  check('user listed twice', ['user01..user03', '[a, b, a]'], ['9:10: user "a" is listed twice']);
  check('two ways of delivery', ['lmtp: 24', 'lmtp: 24\n  exec: [x]'], ['11:1: "deliver" needs exactly one']);
  check('command as text', ['lmtp: 24', 'exec: deliver'], ['12:9: "exec" must be a list of a program and its arguments']);
  check('mistyped key in a union', ['deliver:', 'version:\n  comand: [x]\ndeliver:'], ['12:3: unknown key "comand": did you']);
  check('tab for indent', ['  dockerfile', '\tdockerfile'], ['4:1: YAML is indented by spaces']);
  check('key given twice', ['  pop3: 110', '  imap: 144'], ['7:3: this key stands twice']);
  check('not a map', [/^[^]*$/, '- a\n'], ['1:1: the file must be a map with `name`']);
  check('empty', [/^[^]*$/, ''], ['1:1: the file is empty']);

  const conceals = (name: string, password: string): void => {
    test(`${name}, without repeating it`, () => {
      const text = problemsOf(sound.replace('correct-horse', password)).join('\n');
      expect(text).toContain('10:13: "password" must be text of 6 characters or more');
      expect(text).not.toContain(password);
    });
  };
  conceals('password too short', 'ab~c');
  conceals('password as a number', '12345678');

  test('all of them at once, with line and caret', () => {
    expect(problemsOf(sound.replace('title:', 'titel:').replace('143', '0'))).toHaveLength(2);
    expect(problemsOf(sound.replace('pop3:', 'pop4:'))).toEqual([
      'target.yaml:7:3: unknown key "pop4": did you mean "pop3"?\n      pop4: 110\n      ^',
    ]);
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
