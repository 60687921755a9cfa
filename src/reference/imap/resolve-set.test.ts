import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../store/store.ts';
import { SyntaxFault } from './reply.ts';
import { resolved } from './resolve-set.ts';
import type { SequenceSet } from './scanner.ts';

type Ranges = Exclude<SequenceSet, 'saved'>;

function messages(...uids: readonly number[]): readonly Message[] {
  const blank = { octets: Buffer.alloc(0), internalDate: { epochMs: 0, zoneMinutes: 0 }, flags: new Set<string>() };
  return uids.map((uid) => ({ ...blank, uid, modseq: 1, uidl: String(uid) }));
}

function ranges(text: string): Ranges {
  const end = (part = '') => (part === '*' ? undefined : Number(part));
  return text.split(',').map((range) => {
    const [from, to = from] = range.split(':');
    return { from: end(from), to: end(to) };
  });
}

const uids = (set: string, by: 'number' | 'uid', given = messages(2, 5, 7)) =>
  resolved(given, ranges(set), by).map(({ uid }) => uid);

describe('by number', () => {
  it.each([
    ['1', [2]],
    ['3:2', [5, 7]],
    ['2,1,2', [2, 5]],
    ['*', [7]],
    ['*:1', [2, 5, 7]],
    ['1:2,2:3', [2, 5, 7]],
  ])('%s', (set, wanted) => {
    expect(uids(set, 'number')).toEqual(wanted);
  });

  it.each(['4', '1:4', '5:*'])('refuses %s of three', (set) => {
    expect(() => uids(set, 'number')).toThrow(SyntaxFault);
  });

  it('refuses * where there is nothing', () => {
    expect(() => uids('*', 'number', [])).toThrow(SyntaxFault);
  });
});

describe('by UID', () => {
  it.each([
    ['2', [2]],
    ['3', []],
    ['1:6', [2, 5]],
    ['9:*', [7]],
    ['*:9', [7]],
    ['6:4', [5]],
    ['1:4294967295', [2, 5, 7]],
  ])('%s', (set, wanted) => {
    expect(uids(set, 'uid')).toEqual(wanted);
  });

  it('finds nothing where there is nothing', () => {
    expect(uids('1:*', 'uid', [])).toEqual([]);
  });

  const number = fc.integer({ min: 1, max: 40 });
  const sets = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 5 });
  it('names each message once, ascending', () => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { maxLength: 20 }), sets, (there, set) => {
        const given = messages(...there.toSorted((a, b) => a - b));
        const wanted = given.filter(({ uid }) => set.some(([a, b]) => uid >= Math.min(a, b) && uid <= Math.max(a, b)));
        const written = set.map(([from, to]) => ({ from, to }));
        expect(resolved(given, written, 'uid')).toEqual(wanted);
      }),
    );
  });
});
