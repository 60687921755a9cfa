import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { findingStandings, knownVerdicts } from './baseline.ts';
import type { RunResult } from './result.ts';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from './sample.ts';
import { validateResults } from './validate.ts';
import { exitCodes, failKinds, levels, standings, tlsModes, verdicts } from './verdict.ts';

/** As a file holds it: absent keys are absent, not undefined. */
const written = (result: RunResult): unknown => JSON.parse(JSON.stringify(result));

const whole = sampleResult(
  [
    sampleCheck(),
    sampleFailure({ id: 'pop3.retr.stuffing', standing: 'known', known: sampleEntry() }),
    sampleCheck({ id: 'devices.promises.kept', promise: 'taken-once', devices: ['pop3', 'imap'] }),
  ],
  {
    entries: [
      sampleEntry({
        check: 'pop3.*',
        max: 3,
        message: 'octet 117',
        when: { version: '2.4.*', tls: 'starttls' },
        requirement: 'rfc1939/3/byte-stuffing',
        issue: 'https://example.org/1',
        owner: 'someone',
        expires: '2026-01-31',
      }),
    ],
    baseline: [{ entry: 'pop3.*', source: sampleEntry().source, standing: 'stale', message: 'passes' }],
    gate: { exitCode: 4, reasons: ['one baseline entry is stale'] },
  },
);
const everything: RunResult = {
  ...whole,
  run: { ...whole.run, seed: 7, shard: '1/2', stopped: 'fail-fast', complete: false, tls: 'none', minDecided: 50 },
};

describe('the results schema', () => {
  it('takes a result with nothing optional', () => {
    const { image, ...target } = sampleResult().target;
    expect(image).toBe('mailspec-dovecot');
    const bare = sampleResult([], { target: { ...target, capabilities: {} } });
    expect(validateResults(written(bare))).toEqual({ result: bare });
  });

  it('takes a result with everything optional, and gives it back unchanged', () => {
    expect(validateResults(written(everything))).toEqual({ result: everything });
  });

  it('says the same as the types where they are closed', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/results.schema.json', import.meta.url), 'utf8')) as {
      $defs: Record<string, { enum?: unknown; properties?: Record<string, { enum?: unknown }> }>;
    };
    const closed: readonly (readonly [string, string | undefined, readonly unknown[]])[] = [
      ['check', 'verdict', verdicts],
      ['check', 'standing', standings],
      ['check', 'level', levels],
      ['kind', undefined, failKinds],
      ['tls', undefined, tlsModes],
      ['entry', 'verdict', knownVerdicts],
      ['finding', 'standing', findingStandings],
      ['gate', 'exitCode', Object.values(exitCodes)],
    ];
    const values = closed.map(([name, key]) => {
      const place = schema.$defs[name];
      return (key === undefined ? place : place?.properties?.[key])?.enum;
    });
    expect(values).toEqual(closed.map(([, , list]) => list));
  });
});

/** The valid result as JSON, one piece of its text replaced. */
function broken(piece: string, by: string): unknown {
  const text = JSON.stringify(everything);
  expect(text).toContain(piece);
  return JSON.parse(text.replace(piece, by));
}

const refusals: readonly (readonly [string, () => unknown, string])[] = [
  ['nothing', () => null, '/ must be object'],
  ['a list', () => [], '/ must be object'],
  ['another schema', () => broken('"schema":1', '"schema":2'), '/schema must be equal to constant'],
  ['an unknown key', () => broken('{', '{"extra":1,'), '/ must NOT have additional properties (extra)'],
  ['no gate', () => broken('"gate":', '"gaet":'), "/ must have required property 'gate'"],
  [
    'a verdict of no kind',
    () => broken('"verdict":"pass"', '"verdict":"ok"'),
    '/checks/0/verdict must be equal to one of the allowed values',
  ],
  [
    'a failure without its kind',
    () => broken('"kind":"mismatch","step"', '"step"'),
    "/checks/1 must have required property 'kind'",
  ],
  [
    'a promise without its devices',
    () => broken(',"devices":["pop3","imap"]', ''),
    '/checks/2 must have property devices when property promise is present',
  ],
  [
    'a run id that leaves the folder',
    () => broken('"id":"2025', '"id":"../2025'),
    '/run/id must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]*$"',
  ],
  ['a day that is none', () => broken('2026-01-31', '2026-02-31'), '/entries/0/expires must match format "date"'],
  [
    'an exit code that is a count',
    () => broken('"exitCode":4', '"exitCode":17'),
    '/gate/exitCode must be equal to one of the allowed values',
  ],
];

describe('the results schema refuses', () => {
  test.each(refusals)('%s', (_, json, problem) => {
    const found = validateResults(json());
    expect('problems' in found ? found.problems : []).toContain(problem);
  });
});
