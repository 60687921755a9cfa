import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPromises } from '../promises/load.ts';

import { loadRequirements } from '../requirements/load.ts';
import type { CheckResult } from '../result/result.ts';
import { loadFixtures } from '../script/fixtures.ts';
import { loadSuites } from '../script/load.ts';
import { formatProblem } from '../source/problem.ts';
import { loadTarget } from '../targets/load.ts';
import type { EmbeddedOptions } from '../targets/embedded-target.ts';
import { startTarget } from '../targets/start.ts';
import { runCases } from './run.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailspec-apps-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const must = 'rfc9051/6.1.2/noop-succeeds';

/** Plays the steps of one case on the embedded server. */
async function play(devices: string, steps: string, embedded: EmbeddedOptions = {}): Promise<CheckResult> {
  const [result] = await playAll(
    `  - id: one\n    requirement: ${must}\n    given: [plain, second, third]\n    devices: ${devices}\n    steps:\n${steps.replace(/^/gm, '      ')}`,
    embedded,
  );
  if (!result) throw new Error('no result');
  return result;
}

async function playAll(cases: string, embedded: EmbeddedOptions = {}): Promise<readonly CheckResult[]> {
  const file = path.join(folder, 'case.yaml');
  writeFileSync(file, `suite: own\ntitle: Own\ncases:\n${cases}`);
  const fixtures = loadFixtures('fixtures');
  const { suites, problems } = await loadSuites([file], {
    requirements: loadRequirements('requirements'),
    promises: loadPromises('promises.yaml'),
    fixtures,
  });
  expect(problems.map(formatProblem)).toEqual([]);
  await using target = await startTarget(await loadTarget('reference'), { embedded });
  const result = await runCases({
    cases: suites.flatMap((suite) => suite.cases),
    leftOut: [],
    target,
    baseline: [],
    fixtures,
    options: {
      jobs: 1,
      tls: 'none',
      timeoutScale: 0.2,
      failFast: false,
      readOnly: false,
      disposable: false,
      signal: new AbortController().signal,
    },
    version: '0',
    selection: [],
    onEvent: () => undefined,
    onTranscript: () => undefined,
  });
  return result.checks.filter(({ id }) => id.startsWith('own.'));
}

describe('a POP3 app in a case', () => {
  it('downloads, deletes, and opens without the server', async () => {
    const { verdict, message } = await play(
      '{ pc: pop3 app, laptop: pop3 app }',
      `- pc: download and delete
  got: plain second third
- laptop: download and delete
  got: none
- server: look
  holds: none
- pc: go offline
  holds: plain second third
  opens: plain second third
- pc: download and keep
  fails: offline`,
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });

  it('is judged by what it has', async () => {
    const { verdict, mismatches } = await play(
      '{ pc: pop3 app }',
      `- pc: download and keep
  got: plain second
  holds: { INBOX: plain second third third }
  unread: none
  opens: second multipart
  cannot open: third`,
    );
    expect(verdict).toBe('fail');
    expect(mismatches.map(({ kind, path: where, wanted, got }) => [kind, where, wanted, got])).toEqual([
      ['mismatch', 'pc: download and keep got', 'plain, second', 'plain, second, third, which has too many: third'],
      ['mismatch', 'pc holds in INBOX', 'plain, second, third, third', 'plain, second, third, which lacks third'],
      [
        'mismatch',
        'pc shows unread in INBOX',
        'none',
        'plain, second, third, which has too many: plain, second, third',
      ],
      ['missing', 'pc opens multipart in INBOX', 'the octets of multipart', 'no such message'],
      ['forbidden', 'pc cannot open third in INBOX', 'no body in the store', 'a body in the store'],
    ]);
  });

  it('is stopped by a server that is stopped, and goes on when it is started', async () => {
    const { verdict, message } = await play(
      '{ pc: pop3 app }',
      `- pc: download and keep
- operator: deliver multipart
- operator: stop
- pc: download and keep
  fails: offline
  holds: plain second third
  opens: plain second third
- operator: start
- pc: download and keep
  within: 2s
  got: multipart
- server: look
  holds: plain second third multipart`,
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });

  it('shares new mail with others that poll at once', async () => {
    const { verdict, message } = await play(
      '{ pc: pop3 app, laptop: pop3 app, tablet: pop3 app }',
      `- at once:
    - pc: download and delete
      got at most: plain second third
    - laptop: download and delete
    - tablet: download and delete
  between them: plain second third
- server: look
  one of:
    empty: { holds: none }
    kept: { holds: plain }`,
      { choices: { 'pop3.maildrop': 'exclusive-untold' } },
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });

  it('loses a connection before QUIT, and nothing with it', async () => {
    const { verdict, message } = await play(
      '{ pc: pop3 app, laptop: pop3 app }',
      `- pc: download and delete, connection lost before QUIT
  holds: plain second third
- laptop: download and keep for 7 days
  got: plain second third
- laptop: let 8 days pass
- laptop: download and keep for 7 days
  got: none
- server: look
  holds: none`,
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });

  it('is found out when it does not fail', async () => {
    const { verdict, mismatches } = await play('{ pc: pop3 app }', '- pc: download and delete\n  fails: offline');
    expect([verdict, mismatches[0]?.wanted, mismatches[0]?.got]).toEqual(['fail', 'it fails: offline', 'done']);
  });
});

describe('an IMAP app in a case', () => {
  it.each(['imap app', 'imap app by CONDSTORE', 'imap app by QRESYNC'])(
    '%s: stays the same as others',
    async (kind) => {
      const { verdict, message } = await play(
        `{ phone: ${kind}, laptop: ${kind}, desk: imap, pc: pop3 app }`,
        `- phone: sync
  got: plain second third
  holds: plain second third
  unread: plain second third
  cannot open: plain
- laptop: sync
- phone: open plain
  opens: plain
- phone: download second
  opens: plain second
- phone: read plain
  unread: second third
- phone: flag second
- laptop: sync
  unread: second third
  flagged: second
- laptop: new folder Work
  folders: INBOX Work
- laptop: move second to Work
  holds: { INBOX: plain third, Work: second }
- phone: sync
  holds: { INBOX: plain third, Work: second }
  flagged: { INBOX: none, Work: second }
  folders: INBOX Work
  dropped cache: no
- desk: STORE 1 +FLAGS (\\Flagged)
- phone: sync INBOX
  flagged: plain
- phone: go offline
  opens: plain
- phone: delete plain
  holds: third
- phone: save multipart to Work
  holds: { INBOX: third, Work: second multipart }
- phone: sync
  fails: offline
- server: look
  holds: { INBOX: plain third, Work: second }
  unread: third
  flagged: { INBOX: plain, Work: second }
  folders: Work
  no folders: Old
- phone: come online
  holds: { INBOX: third, Work: second multipart }
- server: look
  holds: { INBOX: third, Work: second multipart }
- laptop: sync
  holds: { INBOX: third, Work: second multipart }
- laptop: rename folder Work to Done
- phone: sync
  folders: Done
  no folders: Work
- pc: download and delete
  got: third
- phone: sync
  within: 1s
  holds: none`,
      );
      expect([verdict, message]).toEqual(['pass', '']);
    },
  );

  it('takes what is pushed while it idles', async () => {
    const { verdict, message } = await play(
      '{ phone: imap app, laptop: imap app }',
      `- phone: sync
- at once:
    - phone: idle
      got: multipart
      holds: plain second third multipart
    - laptop: save multipart
- operator: deliver plain
- phone: idle
  within: 5s
  got: plain
- phone: idle
  within: 200ms
  got: none`,
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });

  it('drops what it has of a folder that was made anew', async () => {
    const { verdict, message } = await play(
      '{ phone: imap app, laptop: imap app }',
      `- laptop: new folder Work
- laptop: sync
- laptop: copy plain to Work
- laptop: copy plain to Nowhere
  fails: refused
- phone: sync
- phone: download plain in Work
  opens: { Work: plain }
- laptop: delete folder Work
- laptop: new folder Work
- laptop: copy second to Work
- phone: sync
  dropped cache: yes
  holds: { INBOX: plain second third, Work: second }
  cannot open: { Work: second }`,
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });

  it('loses its connection in the middle, and nothing with it', async () => {
    const { verdict, message } = await play(
      '{ phone: imap app }',
      `- phone: new folder Work
- phone: sync
- phone: save multipart to Work, connection lost in the middle
- phone: come online
- server: look
  within: 2s
  one of:
    saved: { holds: { Work: multipart } }
    unsaved: { holds: { Work: none } }
- phone: sync
- phone: move plain to Work, connection lost
- server: look
  within: 2s
  one of:
    moved: { holds: second third }
    stayed: { holds: plain second third }`,
    );
    expect([verdict, message]).toEqual(['pass', '']);
  });
});

it('says that a folder cannot be looked at, and does not take it for an empty one', async () => {
  const steps = `
- phone: new folder Trips/Rome
- server: look
  holds: { Trips: none }`;
  const embedded = { faults: ['imap.list.noselect-missing'], choices: { 'imap.superiors': 'noselect' } } as const;
  const { verdict, mismatches } = await play('{ phone: imap app }', steps, embedded);
  expect([verdict, mismatches.map(({ got }) => got)]).toEqual([
    'fail',
    [expect.stringMatching(/^EXAMINE Trips was answered NO /) as string],
  ]);
});

it('decides each check of an at once by its own step', async () => {
  const results = await playAll(`  - id: one
    requirement: ${must}
    given: [plain]
    devices: { pc: pop3 app, phone: imap, laptop: pop3 app }
    steps:
      - at once:
          - check: got
            pc: download and keep
            got: plain
          - check: none
            laptop: download and keep
            got: none
          - check: noop
            phone: NOOP
      - pc: look
        holds: plain
`);
  expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['own.one', 'pass'],
    ['own.one:got', 'pass'],
    ['own.one:none', 'fail'],
    ['own.one:noop', 'pass'],
  ]);
});

it('starts the server again that a failed case left stopped', async () => {
  const results = await playAll(`  - id: one
    requirement: ${must}
    given: [plain]
    devices: { pc: pop3 app }
    steps:
      - operator: stop
      - pc: download and delete
        got: plain
      - operator: start
  - id: two
    requirement: ${must}
    given: [plain]
    devices: { pc: pop3 app }
    steps:
      - operator: restart
      - pc: download and delete
        got: plain
`);
  expect(results.map(({ verdict, kind }) => [verdict, kind])).toEqual([
    ['fail', 'disconnect'],
    ['pass', undefined],
  ]);
});
