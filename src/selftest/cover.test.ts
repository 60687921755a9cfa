import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultId } from '../reference/index.ts';
import { cover, type Kill } from './cover.ts';

const kill = (fault: string, one: string, ...checks: readonly string[]): Kill => ({
  // The ids of real faults change; the planner looks at none of them.
  fault: fault as FaultId,
  world: '',
  case: one,
  checks,
  watched: false,
});
const evenly = (): number => 1;

describe('a cover', () => {
  it('takes one play where one shows everything', () => {
    const all = kill('a', 'x', 'x:1', 'x:2');
    expect(cover([kill('a', 'y', 'y:1'), kill('a', 'x', 'x:1'), all], ['x:1', 'x:2'], evenly)).toEqual([all]);
  });

  it('takes a fault that only turns checks red which others have turned red already', () => {
    const kills = [kill('a', 'x', 'x:1', 'x:2'), kill('b', 'x', 'x:1')];
    expect(cover(kills, ['x:1', 'x:2'], evenly)).toEqual(kills);
  });

  it('takes a second play where only that shows the fault to a watch', () => {
    const kills = [kill('a', 'x', 'x:1', 'x:2'), { ...kill('a', 'y'), watched: true }];
    expect(cover(kills, ['x:1'], evenly)).toEqual(kills);
  });

  it('passes over checks that are not asked for', () => {
    const kills = [kill('a', 'x', 'x:1'), kill('a', 'y', 'y:1')];
    expect(cover(kills, ['y:1'], evenly)).toEqual([kills[1]]);
  });

  it('rather takes what is quick', () => {
    const [slow, quick] = [kill('a', 'x', 'x:1'), kill('a', 'y', 'y:1')];
    expect(cover([slow, quick], [], ({ case: one }) => (one === 'x' ? 900 : 30))).toEqual([quick]);
  });

  it('leaves no fault and no check out that could be had', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const kills = fc.array(fc.tuple(names, names, fc.uniqueArray(names)), { maxLength: 30 });
    fc.assert(
      fc.property(kills, fc.uniqueArray(names), (rows, checks) => {
        const all = rows.map(([fault, one, found]) => kill(fault, one, ...found));
        const chosen = cover(all, checks, ({ case: one }) => one.charCodeAt(0));
        const wanted = new Set<string>(checks.filter((check: string) => all.some((one) => one.checks.includes(check))));
        expect(new Set(chosen.map(({ fault }) => fault))).toEqual(new Set(all.map(({ fault }) => fault)));
        expect(new Set(chosen.flatMap((one) => one.checks).filter((check) => wanted.has(check)))).toEqual(wanted);
      }),
    );
  });
});
