import { expect, test } from 'vitest';
import type { SessionTrace } from '../run/case.ts';
import { swimLane } from './swim-lane.ts';

type Said = readonly [at: number, text: string];

function trace(session: string, ...said: readonly Said[]): SessionTrace {
  const lines = said.map(([at, text]) => ({
    at,
    kind: text.startsWith('C: ') ? ('sent' as const) : ('received' as const),
    text: `${text.slice(3)}\\r\\n`,
    begins: !text.slice(3).startsWith('  '),
  }));
  return { session, lines };
}

const phone = trace(
  'phone',
  [1, 'C: h1 LOGIN "user1" "****"'],
  [2, 'S: h1 OK Welcome'],
  [3, 'C: h2 SELECT INBOX'],
  [4, 'S: * FLAGS (\\\\Seen)'],
  [5, 'S: * 2 EXISTS'],
  [6, 'S: h2 OK Open'],
  [20, 'C: p1 NOOP'],
  [21, 'S: * 1 EXPUNGE'],
  [22, 'S: p1 OK Done'],
  [30, 'C: p2 NOOP'],
  [31, 'S: * 1 EXPUNGE'],
  [32, 'S: p2 OK Done'],
);
const laptop = trace(
  'laptop',
  [7, 'C: h1 LOGIN "user1" "****"'],
  [8, 'S: h1 OK Welcome'],
  [10, 'C: l1 APPEND INBOX {9}'],
  [11, 'S: + go on'],
  [12, 'C: a secret'],
  [13, 'S: l1 OK Appended'],
);

test('shows a lane for each device, time downwards, and marks the response that broke', () => {
  const options = { width: 100, device: 'phone', command: { device: 'phone', count: 2 }, got: 'EXPUNGE 1' };
  const picture = swimLane([trace('set-up', [0, 'C: s1 NOOP']), phone, laptop], options);
  const rows = picture.split('\n').map((line) => line.slice(4).replace(/ +/g, ' '));
  expect(rows.slice(0, 1).concat(rows.slice(2, -1))).toEqual([
    'phone | laptop',
    ' > h2 SELECT INBOX |',
    ' < * 2 EXISTS |',
    ' < h2 OK Open |',
    ' | > l1 APPEND INBOX {9}',
    ' | < + go on',
    ' | < l1 OK Appended',
    ' > p1 NOOP |',
    ' < * 1 EXPUNGE |',
    ' < p1 OK Done |',
    ' > p2 NOOP |',
    '** * 1 EXPUNGE |',
    ' < p2 OK Done |',
  ]);
});

test('cuts what is too long for a lane', () => {
  const long = trace('phone', [1, `C: p1 STORE 1 +FLAGS (${'x'.repeat(200)})`]);
  const options = { width: 60, device: undefined, command: undefined, got: '' };
  for (const row of swimLane([long], options).split('\n')) expect(row.length).toBeLessThanOrEqual(60);
  expect(swimLane([long], options)).toContain('…');
});
