import { expect, it } from 'vitest';
import { parseResponse } from '../../imap/response.ts';
import { Mirror, type Told } from './mirror.ts';

function feed(mirror: Mirror, ...lines: readonly string[]): readonly (Told | undefined)[] {
  return lines.map((line) => mirror.feed(parseResponse(Buffer.from(`* ${line}\r\n`)).data));
}

/** Messages 1 to 4 with UIDs 10, 20, 30, 40. */
function mirrorOfFour(): Mirror {
  const mirror = new Mirror();
  feed(mirror, '4 EXISTS');
  mirror.fill([10, 20, 30, 40]);
  return mirror;
}

it('counts message numbers anew behind each removal', () => {
  const mirror = mirrorOfFour();
  expect(feed(mirror, '2 EXPUNGE', '2 EXPUNGE')).toEqual([
    { kind: 'gone', uids: [{ low: 20, high: 20 }] },
    { kind: 'gone', uids: [{ low: 30, high: 30 }] },
  ]);
  expect(mirror.uids).toEqual([10, 40]);
});

it('takes flags by message number, whatever the case of letters', () => {
  expect(feed(mirrorOfFour(), '3 FETCH (FLAGS (\\SEEN $Work))')).toEqual([
    { kind: 'flags', uid: 30, flags: new Set(['\\seen', '$work']) },
  ]);
});

it('tells growth, and learns the UID from what is fetched', () => {
  const mirror = mirrorOfFour();
  expect(feed(mirror, '5 EXISTS', '5 EXISTS', '5 FETCH (FLAGS ())')).toEqual([
    { kind: 'grown' },
    undefined,
    { kind: 'unclear' },
  ]);
  expect(feed(mirror, '5 FETCH (UID 50)', '5 EXPUNGE')).toEqual([
    undefined,
    { kind: 'gone', uids: [{ low: 50, high: 50 }] },
  ]);
});

it('takes VANISHED, but not what vanished earlier', () => {
  const mirror = mirrorOfFour();
  expect(feed(mirror, 'VANISHED (EARLIER) 1:9,20', 'VANISHED 30:35')).toEqual([
    undefined,
    { kind: 'gone', uids: [{ low: 30, high: 35 }] },
  ]);
  expect(mirror.uids).toEqual([10, 20, 40]);
});

it('starts anew where another mailbox is opened', () => {
  const mirror = mirrorOfFour();
  feed(mirror, '1 EXPUNGE', 'OK [CLOSED] closed', '2 EXISTS');
  expect(mirror.uids).toEqual([undefined, undefined]);
});

it('is not filled by a list that cannot be all', () => {
  const mirror = mirrorOfFour();
  mirror.fill([1, 2, 3]);
  expect(mirror.uids).toEqual([10, 20, 30, 40]);
});
