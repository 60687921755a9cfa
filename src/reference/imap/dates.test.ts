import { describe, expect, it } from 'vitest';
import { parseDate, parseDateTime } from './dates.ts';

describe('parseDate', () => {
  it.each([
    ['1-Feb-1994', '1994-02-01'],
    ['01-feb-1994', '1994-02-01'],
    ['29-Feb-2024', '2024-02-29'],
    ['1-Jan-0001', '0001-01-01'],
  ])('reads %s', (text, day) => {
    expect(parseDate(text)).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  it.each(['', '0-Jan-2020', '30-Feb-2020', '32-Jan-2020', '1-Foo-2020', '1-Jan-20', '1 Jan 2020', '001-Jan-2020'])(
    'refuses %s',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );
});

describe('parseDateTime', () => {
  it.each([
    [' 1-Feb-1994 02:44:25 -0700', '1994-02-01T02:44:25-07:00', -420],
    ['17-JUL-1996 23:59:59 +0000', '1996-07-17T23:59:59Z', 0],
    ['17-Jul-1996 00:00:00 +0545', '1996-07-17T00:00:00+05:45', 345],
    ['30-Jun-2015 23:59:60 +0000', '2015-07-01T00:00:00Z', 0],
  ])('reads %s', (text, instant, zoneMinutes) => {
    expect(parseDateTime(text)).toEqual({ epochMs: Date.parse(instant), zoneMinutes });
  });

  it.each([
    '1-Feb-1994 02:44:25 -0700',
    ' 1-Feb-1994 02:44:25',
    ' 1-Feb-1994 24:00:00 +0000',
    ' 1-Feb-1994 00:60:00 +0000',
    ' 1-Feb-1994 00:00:61 +0000',
    ' 1-Feb-1994 00:00:00 +0060',
    '31-Apr-1994 00:00:00 +0000',
    ' 1-Feb-1994  0:00:00 +0000',
  ])('refuses %s', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });
});
