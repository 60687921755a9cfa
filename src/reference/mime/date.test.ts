import { expect, it } from 'vitest';
import { sentDate } from './date.ts';
import { entityOf } from './parse.ts';

function sent(value: string): string | undefined {
  const instant = sentDate(entityOf(Buffer.from(`Date: ${value}\r\n\r\n`)));
  return instant && `${new Date(instant.epochMs).toISOString().replace('.000Z', '')} ${instant.zoneMinutes}`;
}

it.each([
  ['as it should be', 'Thu, 30 Jan 2020 08:00:00 +0100', '2020-01-30T07:00:00 60'],
  ['west', 'Wed, 22 Jan 2020 17:45:01 -0530', '2020-01-22T23:15:01 -330'],
  ['no day of the week', '1 Jan 2020 00:00:00 +0000', '2020-01-01T00:00:00 0'],
  ['no seconds', '1 Jan 2020 12:34 +0000', '2020-01-01T12:34:00 0'],
  ['unknown zone', '1 Jan 2020 12:34:56 -0000', '2020-01-01T12:34:56 0'],
  ['leap second', '31 Dec 2016 23:59:60 +0000', '2017-01-01T00:00:00 0'],
  ['named zone', '1 Jan 2020 12:00:00 EST', '2020-01-01T17:00:00 -300'],
  ['GMT', '1 Jan 2020 12:00:00 GMT', '2020-01-01T12:00:00 0'],
  ['military zone', '1 Jan 2020 12:00:00 A', '2020-01-01T12:00:00 0'],
  ['no zone', '1 Jan 2020 12:00:00', '2020-01-01T12:00:00 0'],
  ['zone that cannot be', '1 Jan 2020 12:00:00 +0199', '2020-01-01T12:00:00 0'],
  ['two digits of this century', '1 Jan 49 12:00 +0000', '2049-01-01T12:00:00 0'],
  ['two digits of the last', '1 Jan 50 12:00 +0000', '1950-01-01T12:00:00 0'],
  ['three digits', '1 Jan 120 12:00 +0000', '2020-01-01T12:00:00 0'],
  ['comments', 'Wed (a), 1 (b (c)) Jan 2020 12(d):00 (e) +0000 (UTC)', '2020-01-01T12:00:00 0'],
  ['any case', 'WED, 1 JAN 2020 12:00:00 gmt', '2020-01-01T12:00:00 0'],
  ['a time that cannot be', '1 Jan 2020 25:00:00 +0000', '2020-01-01T00:00:00 0'],
  ['no time', '1 Jan 2020', '2020-01-01T00:00:00 0'],
  ['a day that cannot be', '31 Feb 2020 12:00 +0000', undefined],
  ['no month', '1 Foo 2020 12:00 +0000', undefined],
  ['no date', 'yesterday', undefined],
  ['empty', '', undefined],
  ['folded', 'Wed, 1 Jan\r\n 2020 12:00:00\r\n\t+0000', '2020-01-01T12:00:00 0'],
])('%s', (_name, value, instant) => {
  expect(sent(value)).toBe(instant);
});

it('has none without the field', () => {
  expect(sentDate(entityOf(Buffer.from('Subject: a\r\n\r\n')))).toBeUndefined();
});
