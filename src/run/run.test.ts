import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPromises } from '../promises/load.ts';
import { loadRequirements } from '../requirements/load.ts';
import type { CheckResult, RunEvent, RunResult } from '../result/result.ts';
import { loadFixtures } from '../script/fixtures.ts';
import { loadSuites } from '../script/load.ts';
import { formatProblem } from '../source/problem.ts';
import type { Target } from '../targets/target.ts';
import type { RunOptions } from './options.ts';
import { runCases } from './run.ts';

/** What a scripted server does with a command: lines to send (`TAG` stands for its tag), or worse. */
type Answer = readonly string[] | 'hang up' | 'say nothing';
type Script = (command: string, connection: number) => Answer;

const password = 'never-shown-9';
let folder: string;
let server: Server | undefined;
let sockets: Socket[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailspec-run-'));
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await stopServer();
  rmSync(folder, { recursive: true, force: true });
});

async function stopServer(): Promise<void> {
  const running = server;
  server = undefined;
  if (running) await new Promise((resolve) => running.close(resolve));
}

/** A well-behaved minimum: every command is OK. */
const fine: Script = (command) => {
  if (command === 'CAPABILITY') return ['* CAPABILITY IMAP4rev1 IDLE', 'TAG OK done'];
  if (command === 'LOGOUT') return ['* BYE bye', 'TAG OK done'];
  return ['TAG OK done'];
};

function obey(socket: Socket, tag: string, answer: Answer): void {
  if (answer === 'hang up') socket.destroy();
  else if (answer !== 'say nothing') socket.write(answer.map((line) => `${line.replace(/^TAG/, tag)}\r\n`).join(''));
}

/** A scripted IMAP server on loopback, as a target. */
async function targetOf(script: Script, greet: (connection: number) => string | undefined): Promise<Target> {
  let connections = 0;
  server = createServer((socket) => {
    const connection = ++connections;
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    const greeting = greet(connection);
    if (greeting === undefined) {
      socket.destroy();
      return;
    }
    socket.write(`${greeting}\r\n`);
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const [tag = '', ...words] = rest.slice(0, end).split(' ');
        rest = rest.slice(end + 2);
        obey(socket, tag, script(words.join(' '), connection));
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    name: 'scripted',
    kind: 'remote',
    version: '1',
    accounts: ['a', 'b', 'c', 'd'].map((user) => ({ user, password })),
    disposable: true,
    maxConnections: 20,
    endpoints: () => [{ protocol: 'imap', tls: 'plain', host: '127.0.0.1', port }],
    logs: () => Promise.resolve(''),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

interface Played {
  readonly result: RunResult;
  readonly check: (id: string) => CheckResult;
  readonly transcripts: string;
  readonly events: readonly RunEvent[];
}

interface PlayOptions extends Partial<RunOptions> {
  readonly greet?: (connection: number) => string | undefined;
}

/** Plays cases, given as the YAML below `cases:`, against a scripted server. */
async function play(cases: string, script: Script, options: PlayOptions = {}): Promise<Played> {
  const { greet = () => '* OK ready', ...rest } = options;
  const file = path.join(folder, 'case.yaml');
  writeFileSync(
    file,
    `suite: own\ntitle: Own\ndefaults: { devices: { phone: imap }, start: authenticated }\ncases:\n${cases}`,
  );
  const fixtures = loadFixtures('fixtures');
  const { suites, problems } = await loadSuites([file], {
    requirements: loadRequirements('requirements'),
    fixtures,
    promises: loadPromises('promises.yaml'),
  });
  expect(problems.map(formatProblem)).toEqual([]);
  const events: RunEvent[] = [];
  const texts: string[] = [];
  const result = await runCases({
    cases: suites.flatMap((suite) => suite.cases),
    leftOut: [],
    target: await targetOf(script, greet),
    baseline: [],
    fixtures,
    options: {
      jobs: 1,
      tls: 'none',
      timeoutScale: 0.03,
      failFast: false,
      readOnly: false,
      disposable: false,
      signal: new AbortController().signal,
      ...rest,
    },
    version: '0',
    selection: [],
    onEvent: (event) => events.push(event),
    onTranscript: (_, text) => texts.push(text),
  });
  const check = (id: string): CheckResult => {
    const found = result.checks.find((one) => one.id === `own.${id}`);
    if (!found) throw new Error(`no check ${id}: ${result.checks.map((one) => one.id).join(' ')}`);
    return found;
  };
  return { result, check, transcripts: texts.join('\n'), events };
}

const must = 'rfc9051/6.1.2/noop-succeeds';

function oneCase(steps: string, more = ''): string {
  return `  - id: one\n    title: One\n    requirement: ${must}\n${more}    steps:\n${steps}`;
}

function answering(word: string, answer: Answer): Script {
  return (command, connection) => (command.startsWith(word) ? answer : fine(command, connection));
}

describe('verdicts on a scripted server', () => {
  const refused = '      - phone: CREATE work\n        status: NO\n';
  const rows: Record<
    string,
    { readonly cases: string; readonly script: Script; readonly is: Partial<CheckResult>; readonly says?: RegExp }
  > = {
    'what holds passes': {
      cases: oneCase('      - phone: NOOP\n'),
      script: fine,
      is: { verdict: 'pass', message: '' },
    },
    'another status is a mismatch': {
      cases: oneCase('      - phone: NOOP\n'),
      script: answering('NOOP', ['TAG NO no']),
      is: { verdict: 'fail', kind: 'mismatch' },
      says: /wanted OK, got NO/,
    },
    'expected data that does not come is missing': {
      cases: oneCase('      - phone: NOOP\n        expect: 2 EXISTS\n'),
      script: fine,
      is: { verdict: 'fail', kind: 'missing' },
    },
    'a near miss is told': {
      cases: oneCase('      - phone: NOOP\n        expect: 2 EXISTS\n'),
      script: answering('NOOP', ['* 3 EXISTS', 'TAG OK done']),
      is: { verdict: 'fail', kind: 'mismatch' },
      says: /wanted 2, got 3/,
    },
    'forbidden data is forbidden': {
      cases: oneCase('      - phone: NOOP\n        never: 1 EXPUNGE\n'),
      script: answering('NOOP', ['* 1 EXPUNGE', 'TAG OK done']),
      is: { verdict: 'fail', kind: 'forbidden' },
    },
    'no reply is a timeout': {
      cases: oneCase('      - phone: NOOP\n'),
      script: answering('NOOP', 'say nothing'),
      is: { verdict: 'fail', kind: 'timeout' },
    },
    'a dropped connection is no refusal': {
      cases: oneCase(refused),
      script: answering('CREATE', 'hang up'),
      is: { verdict: 'fail', kind: 'disconnect' },
    },
    'nor is it one where either answer will do': {
      cases: oneCase('      - phone: CREATE work\n        status: NO or BAD\n'),
      script: answering('CREATE', 'hang up'),
      is: { verdict: 'fail', kind: 'disconnect' },
    },
    'a refusal with an accepted control passes': {
      cases: oneCase(`${refused}        control: CREATE other\n`),
      script: answering('CREATE work', ['TAG NO no']),
      is: { verdict: 'pass' },
    },
    'a refusal whose control is refused too proves nothing': {
      cases: oneCase(`${refused}        control: CREATE other\n`),
      script: answering('CREATE', ['TAG NO no']),
      is: { verdict: 'inconclusive' },
      says: /positive control "CREATE other"/,
    },
    'an acceptance that should be a refusal fails, whatever the control': {
      cases: oneCase(`${refused}        control: CREATE other\n`),
      script: fine,
      is: { verdict: 'fail', kind: 'mismatch' },
    },
    'a set-up that fails is blocked': {
      cases: oneCase('      - phone: NOOP\n', '    before:\n      - phone: CREATE work\n'),
      script: answering('CREATE', ['TAG NO no']),
      is: { verdict: 'blocked' },
      says: /set-up: line \d+, before/,
    },
    'a start state that cannot be reached is blocked': {
      cases: oneCase('      - phone: NOOP\n', '    start: selected\n'),
      script: answering('SELECT', ['TAG NO no']),
      is: { verdict: 'blocked' },
      says: /SELECT INBOX/,
    },
    'a capability that is not announced is not applicable': {
      cases: oneCase('      - phone: NOOP\n', '    needs: MOVE\n'),
      script: fine,
      is: { verdict: 'not-applicable' },
      says: /MOVE/,
    },
    'a protocol that is not spoken is not applicable': {
      cases: oneCase('      - pc: NOOP\n', '    devices: { pc: pop3 }\n'),
      script: fine,
      is: { verdict: 'not-applicable' },
      says: /POP3/,
    },
    'an act that no operator can do is excluded': {
      cases: oneCase('      - operator: restart\n      - phone: NOOP\n'),
      script: fine,
      is: { verdict: 'excluded' },
      says: /restart/,
    },
    'a response that breaks the grammar is malformed': {
      cases: oneCase('      - phone: NOOP\n        expect: 2 EXISTS\n'),
      script: answering('NOOP', ['* 2 EXISTS ', 'TAG OK done']),
      is: { verdict: 'fail', kind: 'malformed' },
    },
    'a push that comes late is missing': {
      cases: oneCase('      - phone: (wait)\n        within: 1s\n        expect: 2 EXISTS\n'),
      script: fine,
      is: { verdict: 'fail', kind: 'missing' },
    },
    'a capture must match afterwards': {
      cases: oneCase(
        '      - phone: NOOP\n        expect: "{n} EXISTS"\n      - phone: CHECK\n        expect: "{n} EXISTS"\n',
      ),
      script: (command, connection) =>
        command === 'NOOP' || command === 'CHECK'
          ? [`* ${command === 'NOOP' ? '4' : '5'} EXISTS`, 'TAG OK done']
          : fine(command, connection),
      is: { verdict: 'fail', kind: 'mismatch' },
    },
  };
  for (const [name, row] of Object.entries(rows))
    it(name, async () => {
      const { check } = await play(row.cases, row.script);
      expect(check('one')).toMatchObject(row.is);
      if (row.says) expect(check('one').message).toMatch(row.says);
    });

  it('a server that is dead after octets it should not get has crashed', async () => {
    const cases = oneCase('      - phone: (raw) \\0\\0\\r\\n\n');
    let poisoned = false;
    const script: Script = (command, connection) => {
      if (!command.includes('\0') && command !== '') return fine(command, connection);
      poisoned = true;
      return 'hang up';
    };
    const { check } = await play(cases, script, { greet: () => (poisoned ? undefined : '* OK ready') });
    expect(check('one')).toMatchObject({ verdict: 'fail', kind: 'crash' });
  });

  it('keeps to the order of a table, and a failing row takes no other with it', async () => {
    const cases =
      oneCase('      - phone: CREATE {name}\n') +
      '    rows:\n      a: { name: a }\n      b: { name: b }\n      c: { name: c }\n';
    const { check } = await play(cases, answering('CREATE b', ['TAG NO no']));
    expect(['a', 'b', 'c'].map((row) => check(`one:${row}`).verdict)).toEqual(['pass', 'fail', 'pass']);
  });

  it('records the branch that was taken', async () => {
    const steps =
      '      - phone: NOOP\n        one of:\n          counted:\n            expect: 1 EXISTS\n          silent:\n            status: OK\n';
    const { check } = await play(oneCase(steps), fine);
    expect(check('one')).toMatchObject({ verdict: 'pass', branches: [expect.stringMatching(/: silent$/)] });
  });

  it('judges named checks apart, and goes on behind one that fails', async () => {
    const steps =
      '      - check: first\n        phone: NOOP\n        expect: 1 EXISTS\n      - check: second\n        phone: NOOP\n';
    const { check } = await play(oneCase(steps), fine);
    expect(check('one:first')).toMatchObject({ verdict: 'fail', kind: 'missing' });
    expect(check('one:second').verdict).toBe('pass');
  });

  it('leaves a check behind a failed unnamed step undecided', async () => {
    const steps = '      - phone: NOOP\n        expect: 1 EXISTS\n      - check: later\n        phone: NOOP\n';
    const { check } = await play(oneCase(steps), fine);
    expect(check('one').verdict).toBe('fail');
    expect(check('one:later')).toMatchObject({
      verdict: 'inconclusive',
      message: expect.stringMatching(/not reached/) as string,
    });
  });

  it('makes one finding of a rule of the grammar that is broken often', async () => {
    const steps = '      - phone: NOOP\n      - phone: NOOP\n';
    const { result } = await play(oneCase(steps), answering('NOOP', ['* 0 EXPUNGE', 'TAG OK done']));
    const rules = result.checks.filter((one) => one.id.startsWith('rule.grammar.imap'));
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      verdict: 'fail',
      kind: 'malformed',
      message: expect.stringMatching(/2 times in 1 case/) as string,
    });
  });

  it('shows no password in results, events and transcripts', async () => {
    const { result, events, transcripts } = await play(
      oneCase('      - phone: LOGIN {user} {password}\n        status: NO\n'),
      fine,
    );
    const all = JSON.stringify(result) + JSON.stringify(events) + transcripts;
    expect(all).toContain('LOGIN');
    expect(all).not.toContain(password);
  });

  it('stops at the first failure when asked, and says what it did not run', async () => {
    const two = oneCase('      - phone: NOOP\n') + oneCase('      - phone: CHECK\n').replace('id: one', 'id: two');
    const { check, result } = await play(two, answering('NOOP', ['TAG NO no']), { failFast: true });
    expect(check('two')).toMatchObject({ verdict: 'excluded', message: expect.stringMatching(/fail-fast/) as string });
    expect(result.run).toMatchObject({ complete: false, stopped: 'fail-fast' });
  });

  it('is silent for as long as a case says, whatever the scale of deadlines', async () => {
    const { check } = await play(oneCase('      - phone: (quiet)\n        for: 200ms\n'), fine);
    expect(check('one').verdict).toBe('pass');
    expect(check('one').durationMs).toBeGreaterThanOrEqual(195);
  });

  it('gives every check once, and the same verdicts in any order and at any number of jobs', async () => {
    const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
    const cases = ids.map((id) => oneCase(`      - phone: CREATE ${id}\n`).replace('id: one', `id: ${id}`)).join('');
    const script = answering('CREATE two', ['TAG NO no']);
    const verdictsOf = ({ result }: Played): readonly string[] =>
      result.checks.map((one) => `${one.id} ${one.verdict}`).sort();
    const plain = verdictsOf(await play(cases, script));
    for (const socket of sockets) socket.destroy();
    await stopServer();
    expect(verdictsOf(await play(cases, script, { seed: 7, jobs: 4 }))).toEqual(plain);
    expect(plain.filter((line) => !line.startsWith('rule.'))).toHaveLength(ids.length);
  });
});
