import { describe, expect, it } from 'vitest';
import type { ImapExchange } from '../../driver/imap-command.ts';
import type { ImapResponseEvent } from '../../driver/event.ts';
import { parseResponse } from '../../imap/response.ts';
import { codeIn, existsIn, fetchedIn, foundIn, numberIn, vanishedOf } from './values.ts';

/** An exchange in which these lines came. */
function exchange(...lines: readonly string[]): ImapExchange {
  const responses = lines.map((line): ImapResponseEvent => {
    const bytes = Buffer.from(`${line}\r\n`);
    const frame = { bytes, offset: 0 };
    return { type: 'response', protocol: 'imap', at: 0, session: 'phone', frame, imap: parseResponse(bytes) };
  });
  return { tag: 'h1', responses };
}

describe('FETCH', () => {
  it('is read whatever the order of its items', () => {
    const [fetched] = fetchedIn(exchange('* 2 FETCH (BODY[HEADER] {2}\r\n\r\n FLAGS (\\Seen $A) MODSEQ (5) UID 7)'));
    expect(fetched).toEqual({ number: 2, uid: 7, flags: new Set(['\\seen', '$a']), header: Buffer.from('\r\n') });
  });

  it('comes in pieces, which belong together by their UID', () => {
    const lines = ['* 2 FETCH (UID 7 FLAGS ())', '* 1 FETCH (UID 5 BODY[] "b")', '* 2 FETCH (UID 7 BODY[] "a")'];
    expect(fetchedIn(exchange(...lines))).toEqual([
      { number: 2, uid: 7, flags: new Set(), body: Buffer.from('a') },
      { number: 1, uid: 5, body: Buffer.from('b') },
    ]);
  });

  it('has no text of a message that is gone, and not another section for it', () => {
    expect(fetchedIn(exchange('* 1 FETCH (UID 5 BODY[] NIL BODY[HEADER.FIELDS (DATE)] "x" BODY[1] "y")'))).toEqual([
      { number: 1, uid: 5 },
    ]);
  });
});

it.each([
  ['* SEARCH 4 2 9', [4, 2, 9].map((uid) => ({ low: uid, high: uid }))],
  ['* SEARCH 4 (MODSEQ 12)', [{ low: 4, high: 4 }]],
  ['* SEARCH', []],
  [
    '* ESEARCH (TAG "h1") UID COUNT 3 ALL 2:3,9',
    [
      { low: 2, high: 3 },
      { low: 9, high: 9 },
    ],
  ],
  ['* ESEARCH (TAG "h1") UID', []],
])('finds UIDs in %s', (line, ranges) => {
  expect(foundIn(exchange(line))).toEqual(ranges);
});

it('reads response codes, tagged or not', () => {
  const told = exchange('* OK [UIDNEXT 5] x', '* 3 EXISTS', '* 4 EXISTS', 'h1 OK [HIGHESTMODSEQ 9007199254740993] y');
  expect(numberIn(told, 'UIDNEXT')).toBe(5n);
  expect(numberIn(told, 'HIGHESTMODSEQ')).toBe(9007199254740993n);
  expect(codeIn(told, 'UIDVALIDITY')).toBeUndefined();
  expect(existsIn(told)).toBe(4);
});

it('tells what vanished earlier', () => {
  const [earlier, now] = exchange('* VANISHED (EARLIER) 1:2', '* VANISHED 3').responses;
  expect(earlier && vanishedOf(earlier.imap.data)).toEqual({ earlier: true, uids: [{ low: 1, high: 2 }] });
  expect(now && vanishedOf(now.imap.data)).toEqual({ earlier: false, uids: [{ low: 3, high: 3 }] });
});
