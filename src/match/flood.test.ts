import { expect, test } from 'vitest';
import { matchStep } from './match.ts';
import { inputOf } from './sample.ts';
import type { SampleStep } from './sample.ts';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Whatever a server sends, matching ends soon and throws nothing. */
function check(name: string, step: SampleStep, differences: number): void {
  test(name, () => {
    expect(matchStep(inputOf(step)).mismatches).toHaveLength(differences);
  });
}

check(
  'very many responses',
  { expect: ['{n} FETCH (UID 9999)'], came: upTo(10_000).map((n) => `* ${String(n)} FETCH (UID ${String(n)})`) },
  0,
);
check(
  'very many of the same message',
  { expect: ['1 FETCH (UID 0)'], never: ['1 FETCH (UID 5)'], came: upTo(2_000).map(() => '* 1 FETCH (UID 4)') },
  1,
);
check(
  'very many expectations',
  {
    each: { set: upTo(1_000), expect: ['{n} FETCH (UID {n})', '{n} FETCH (FLAGS ())', '{n} FETCH (RFC822.SIZE 1)'] },
    came: upTo(1_000).map((n) => `* ${String(n)} FETCH (UID ${String(n)} FLAGS () RFC822.SIZE 1)`),
  },
  0,
);

const sorted = `* SORT ${upTo(20_000).join(' ')}`;
test('very long lists, captured and compared', () => {
  const flags = `* FLAGS (${upTo(20_000)
    .map((n) => `k${String(n)}`)
    .join(' ')})`;
  const first = matchStep(inputOf({ expect: ['SORT {all:list}', 'FLAGS {f}'], came: [sorted, flags] }));
  expect(first.mismatches).toEqual([]);
  const again = matchStep(
    inputOf({ expect: ['SORT {all:list}', 'FLAGS {f}'], bindings: first.bindings, came: [sorted, flags] }),
  );
  expect(again.mismatches).toEqual([
    {
      kind: 'mismatch',
      path: 'FLAGS',
      wanted: expect.stringContaining('{f} = (k1 k2') as string,
      got: '20000 values, more than can be compared',
    },
  ]);
});
check('ellipses in a very long list', { expect: ['SORT ... 30000 ... 30001 ... 30002'], came: [sorted] }, 3);
check('deep nesting', { expect: ['THREAD {t}'], came: [`* THREAD ${'('.repeat(90)}1${')'.repeat(90)}`] }, 1);
check(
  'a literal of a megabyte that should be NIL',
  { expect: ['1 FETCH (BODY[TEXT] NIL)'], came: [`* 1 FETCH (BODY[TEXT] {1048576}\r\n${'x'.repeat(1_048_576)})`] },
  1,
);
test('messages stay short', () => {
  const [mismatch] = matchStep(
    inputOf({
      expect: ['1 FETCH (BODY[TEXT] NIL)'],
      came: [`* 1 FETCH (BODY[TEXT] {100000}\r\n${'x'.repeat(100_000)})`],
    }),
  ).mismatches;
  expect(mismatch?.got.length).toBeLessThan(300);
});
