import { expect, it } from 'vitest';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from '../../result/sample.ts';
import { plainPaint } from '../paint.ts';
import type { ConsoleOptions } from './options.ts';
import { promiseLines } from './promises.ts';
import { writeConsole } from './write-console.ts';

const options: ConsoleOptions = {
  paint: plainPaint,
  requirements: new Map(),
  promises: new Map([
    ['taken-once', { text: 'What one device took, another never gets.' }],
    ['kept', { text: 'All is well.' }],
    ['read-everywhere', { text: 'What I read is read.' }],
  ]),
  repeat: [],
};

const result = sampleResult([
  sampleCheck({ promise: 'read-everywhere', devices: ['imap', 'imap'], verdict: 'warn' }),
  sampleFailure({ promise: 'taken-once', devices: ['pop3'], standing: 'known', known: sampleEntry() }),
  sampleCheck({ promise: 'taken-once', devices: ['pop3', 'imap'], verdict: 'not-applicable' }),
  sampleCheck({ promise: 'kept', devices: ['imap'] }),
]);

it('shows promises as a table, with the sentences of those that are not kept', () => {
  expect(promiseLines(result, options)).toEqual([
    'promises to mail users',
    '  promise          POP           IMAP  mixed           verdict',
    '  taken-once       fail (known)  -     not applicable  fail (known)',
    '    What one device took, another never gets.',
    '  kept             -             pass  -               pass',
    '  read-everywhere  -             warn  -               warn',
    '    What I read is read.',
    '',
  ]);
  expect(promiseLines(result, options, 'all')).toContain('    All is well.');
});

it('stands in the report of a run where promises were played, and only there', () => {
  expect(writeConsole(result, options)).toContain('promises to mail users\n');
  expect(writeConsole(sampleResult(), options)).not.toContain('promises');
});
