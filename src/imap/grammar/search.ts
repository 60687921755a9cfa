import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { taggedExtVal } from './extension.ts';
import { Keywords, takeWord } from './keywords.ts';
import { listOf, listOrEmpty, part, tail, type Rule } from './lists.ts';
import { knownUids, modSequenceValue, number, nzNumber, partialRange, sequenceSet } from './numbers.ts';
import { astring, isNil, nil, taggedExtLabel } from './strings.ts';

const MODSEQ = Buffer.from('MODSEQ');
const UID = Buffer.from('UID');

/** RFC 7162 section 7 search-sort-mod-seq. */
function searchSortModSeq(c: Cursor): boolean {
  c.open('search-sort-mod-seq');
  const named = c.openList() && (takeWord(c, MODSEQ) || c.fault('MODSEQ belongs here'));
  return c.close(named && c.sp() && modSequenceValue(c) && c.closeList());
}

/** What follows SEARCH and SORT: `*(SP nz-number)`, or at least one and search-sort-mod-seq (RFC 7162 section 7). */
export function searchNumbers(c: Cursor): boolean {
  for (let count = 0; c.peek() === octet.space; count++) {
    c.sp();
    if (count > 0 && c.peek() === octet.open) return searchSortModSeq(c);
    if (!nzNumber(c)) return false;
  }
  return true;
}

/** RFC 5256 section 5 thread-members: numbers, and at their end lists that branch off. */
function threadMembers(c: Cursor): boolean {
  c.open('thread-members');
  for (;;) {
    if (!nzNumber(c)) return c.close(false);
    if (c.peek() !== octet.space) return c.close(true);
    c.sp();
    if (c.peek() === octet.open) return c.close(threadNested(c));
  }
}

/** RFC 5256 section 5 thread-nested: two lists or more, side by side. */
function threadNested(c: Cursor): boolean {
  c.open('thread-nested');
  let count = 0;
  for (; c.peek() === octet.open; count++) if (!threadList(c)) return c.close(false);
  return c.close(count > 1 || c.fault('at least two lists branch off'));
}

/** RFC 5256 section 5 thread-list. */
function threadList(c: Cursor): boolean {
  c.open('thread-list');
  return c.close(c.openList() && (c.peek() === octet.open ? threadNested(c) : threadMembers(c)) && c.closeList());
}

/** What follows THREAD (RFC 5256 section 5 thread-data). */
export function threads(c: Cursor): boolean {
  if (c.peek() !== octet.space) return true;
  c.sp();
  do if (!threadList(c)) return false;
  while (c.peek() === octet.open);
  return true;
}

const correlators = new Keywords<Rule>({
  TAG: (c) => astring(c, 'tag-string'),
  MAILBOX: astring,
  UIDVALIDITY: nzNumber,
});

/** RFC 7377 section 4 one-correlator. */
const oneCorrelator: Rule = (c) => {
  const value = correlators.take(c);
  return value === undefined ? c.fault('TAG, MAILBOX or UIDVALIDITY belongs here') : c.sp() && value(c);
};

const correlator: Rule = (c) => listOf(c, oneCorrelator, 2);

/** RFC 9394 section 4 ret-data-partial: a range, and the numbers that stand there. */
const partial: Rule = (c) => {
  if (!(c.openList() && partialRange(c) && c.sp())) return false;
  return (isNil(c) ? nil(c) : sequenceSet(c)) && c.closeList();
};

/** RFC 5267 section 5 ret-data-addto and ret-data-removefrom: positions with the numbers that come or go there. */
const changes: Rule = (c) => listOf(c, change, 2);
const change: Rule = (c) => part(c, 'context-position', number) && c.sp() && sequenceSet(c);

/** RFC 6203 section 7 score-list. */
const scores: Rule = (c) => listOrEmpty(c, number);

/** Values of ESEARCH: RFC 9051 section 9, RFC 4731 section 4, RFC 5267, 6203 and 9394. */
const returned = new Keywords<Rule>({
  MIN: nzNumber,
  MAX: nzNumber,
  ALL: sequenceSet,
  COUNT: number,
  MODSEQ: modSequenceValue,
  PARTIAL: partial,
  ADDTO: changes,
  REMOVEFROM: changes,
  RELEVANCY: scores,
});

/** RFC 9051 section 9 search-return-data. */
function searchReturnData(c: Cursor): boolean {
  c.open('search-return-data');
  const value = returned.take(c);
  return c.close((value !== undefined || taggedExtLabel(c)) && c.sp() && (value ?? taggedExtVal)(c));
}

/** What follows ESEARCH (RFC 9051 section 9 esearch-response). */
export function esearch(c: Cursor): boolean {
  if (c.peek() === octet.space && c.bytes[c.pos + 1] === octet.open) {
    if (!(c.sp() && part(c, 'search-correlator', correlator))) return false;
  }
  if (c.peek() !== octet.space) return true;
  if (!(c.sp() && (takeWord(c, UID) || searchReturnData(c)))) return false;
  return tail(c, searchReturnData);
}

const EARLIER = Buffer.from('EARLIER');

/** What follows VANISHED (RFC 7162 section 7 expunged-resp). */
export function vanished(c: Cursor): boolean {
  if (!c.sp()) return false;
  if (c.peek() !== octet.open) return knownUids(c);
  const earlier = c.openList() && (takeWord(c, EARLIER) || c.fault('EARLIER belongs here'));
  return earlier && c.closeList() && c.sp() && knownUids(c);
}
