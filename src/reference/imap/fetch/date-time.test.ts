import { describe, expect, it } from 'vitest';
import { Behaviour } from '../../behaviour.ts';
import { parseDateTime } from '../dates.ts';
import { dateTime } from './date-time.ts';

const asIs = new Behaviour();
const withZero = new Behaviour({ choices: { 'imap.internaldate-padding': 'zero' } });

describe('a date and time', () => {
  for (const text of [
    '17-Jul-1996 02:44:25 -0700',
    '01-Jan-2020 00:30:00 +1245',
    '29-Feb-2000 23:59:59 +0000',
    '31-Dec-1969 12:00:00 -0330',
  ]) {
    it(`is written as it was read: ${text}`, () => {
      const instant = parseDateTime(text);
      expect(instant && dateTime(withZero, instant)).toBe(`"${text}"`);
    });
  }

  it('has a space before a day of one digit, where the server likes it', () => {
    const instant = { epochMs: Date.UTC(2021, 2, 7, 23, 59, 59), zoneMinutes: 0 };
    expect(dateTime(asIs, instant)).toBe('" 7-Mar-2021 23:59:59 +0000"');
  });
});
