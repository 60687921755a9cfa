import { expect, test } from 'vitest';
import { instantOf } from './instant.ts';

function checkDate(left: string, right: string, same: boolean): void {
  test(`${left} and ${right}`, () => {
    expect(instantOf(left) === instantOf(right) && instantOf(left) !== undefined).toBe(same);
  });
}

checkDate('17-Jul-1996 02:44:25 -0700', '17-jul-1996 11:44:25 +0200', true);
checkDate('17-Jul-1996 02:44:25 -0030', '17-Jul-1996 03:14:25 +0000', true);
checkDate(' 1-Jul-1996 00:00:00 +0000', '30-Jun-1996 23:00:00 -0100', true);
checkDate('17-Jul-1996 02:44:25 -0700', '17-Jul-1996 02:44:26 -0700', false);
checkDate('17-Jux-1996 02:44:25 -0700', '17-Jux-1996 02:44:25 -0700', false);
