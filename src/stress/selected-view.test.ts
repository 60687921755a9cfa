import { describe, expect, it } from 'vitest';
import { parseResponse } from '../imap/response.ts';
import { SelectedView } from './selected-view.ts';

function view(...lines: readonly string[]): SelectedView {
  const seen = new SelectedView(new Set(['CONDSTORE']), ['INBOX', 'Load']);
  for (const line of lines) seen.take(parseResponse(Buffer.from(`* ${line}\r\n`)).data);
  return seen;
}

describe('SelectedView', () => {
  it('counts messages, and knows the UIDs that it was told', () => {
    const seen = view(
      '3 EXISTS',
      '2 FETCH (FLAGS (\\Seen) UID 12)',
      '3 FETCH (uid 13 FLAGS ())',
      '1 EXPUNGE',
      '3 EXISTS',
    );
    expect([seen.count, seen.uid(1), seen.uid(2), seen.uid(3)]).toEqual([3, '12', '13', undefined]);
  });

  it('keeps a UID that is told again without it', () => {
    expect(view('1 EXISTS', '1 FETCH (UID 7)', '1 FETCH (FLAGS ())').uid(1)).toBe('7');
  });

  it('keeps a past to ask for changes from', () => {
    expect(view('OK [UIDVALIDITY 5] ok').past()).toBeUndefined();
    expect(view('OK [UIDVALIDITY 5] ok', 'OK [HIGHESTMODSEQ 90] ok').past()).toEqual({
      uidValidity: '5',
      modseq: '90',
    });
  });

  it('knows nothing any more when it is told to forget', () => {
    const seen = view('2 EXISTS', 'OK [UIDVALIDITY 5] ok', 'OK [HIGHESTMODSEQ 90] ok');
    seen.select('INBOX', false);
    seen.forget();
    expect([seen.count, seen.selected, seen.past()]).toEqual([0, '', undefined]);
  });

  it('outlives a server that tells nonsense', () => {
    const seen = view(
      '4294967295 EXISTS',
      '4294967295 FETCH (UID 1)',
      '0 EXPUNGE',
      '4294967295 EXPUNGE',
      '1 FETCH (UID)',
    );
    expect(seen.count).toBe(10_000);
    expect(view('1 FETCH (UID 1)', '0 FETCH (UID 1)', '1 FETCH NIL').count).toBe(0);
  });
});
