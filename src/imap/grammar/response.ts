import { isDigit, octet } from '../../wire/bytes.ts';
import { acl, comparators, idParams, languages, listRights, metadata, myRights, quota, quotaRoots } from './admin.ts';
import { capabilities, enabled } from './capability.ts';
import { inClass, runEnd } from './classes.ts';
import type { Cursor } from './cursor.ts';
import { otherPayload } from './extension.ts';
import { msgAtt } from './fetch.ts';
import { flagList } from './flags.ts';
import { Keywords } from './keywords.ts';
import type { Rule } from './lists.ts';
import { namespaces, status } from './mailbox-data.ts';
import { mailboxList } from './mailbox-list.ts';
import { number, nzNumber, uniqueid } from './numbers.ts';
import { esearch, searchNumbers, threads, vanished } from './search.ts';
import { spRespText } from './text.ts';

interface Payload {
  /** Rule of the node around the word and what follows it. */
  readonly rule: string;
  readonly rest: Rule;
}

const nothing: Rule = () => true;
const spaced = (rule: string, rest: Rule): Payload => ({ rule, rest: (c) => c.sp() && rest(c) });

/** What the word behind `* ` starts (RFC 9051 and RFC 3501 section 9 response-data, greeting; other RFCs as named). */
const named = new Keywords<Payload>({
  OK: { rule: 'resp-cond-state', rest: spRespText },
  NO: { rule: 'resp-cond-state', rest: spRespText },
  BAD: { rule: 'resp-cond-state', rest: spRespText },
  BYE: { rule: 'resp-cond-bye', rest: spRespText },
  PREAUTH: { rule: 'resp-cond-auth', rest: spRespText },
  CAPABILITY: { rule: 'capability-data', rest: capabilities },
  ENABLED: { rule: 'enable-data', rest: enabled },
  FLAGS: spaced('mailbox-data', flagList),
  LIST: spaced('mailbox-data', mailboxList),
  LSUB: spaced('mailbox-data', mailboxList),
  STATUS: spaced('mailbox-data', status),
  SEARCH: { rule: 'mailbox-data', rest: searchNumbers },
  ESEARCH: { rule: 'esearch-response', rest: esearch },
  NAMESPACE: spaced('namespace-response', namespaces),
  SORT: { rule: 'sort-data', rest: searchNumbers },
  THREAD: { rule: 'thread-data', rest: threads },
  VANISHED: { rule: 'expunged-resp', rest: vanished },
  ID: spaced('id_response', idParams),
  QUOTA: spaced('quota-response', quota),
  QUOTAROOT: spaced('quotaroot-response', quotaRoots),
  ACL: spaced('acl-data', acl),
  LISTRIGHTS: spaced('listrights-data', listRights),
  MYRIGHTS: spaced('myrights-data', myRights),
  METADATA: spaced('metadata-resp', metadata),
  LANGUAGE: spaced('language-data', languages),
  COMPARATOR: spaced('comparator-data', comparators),
});

interface Numbered extends Payload {
  readonly number: Rule;
}

/** What the word behind `* ` and a number starts. */
const numbered = new Keywords<Numbered>({
  EXISTS: { rule: 'mailbox-data', number, rest: nothing },
  RECENT: { rule: 'mailbox-data', number, rest: nothing },
  EXPUNGE: { rule: 'message-data', number: nzNumber, rest: nothing },
  FETCH: { ...spaced('message-data', msgAtt), number: nzNumber },
  UIDFETCH: { ...spaced('uidfetch-resp', msgAtt), number: uniqueid },
});

/** The payload that is led by a number: which number it is depends on the word behind. */
function numberedPayload(c: Cursor): boolean {
  const start = c.pos;
  c.pos = runEnd(c.bytes, start, inClass.digit) + 1;
  const word = numbered.find(c);
  c.pos = start;
  if (word === undefined) return number(c) && c.sp() && otherPayload(c);
  c.open(word.value.rule);
  if (!(word.value.number(c) && c.sp())) return c.close(false);
  c.take('terminal', c.pos + word.octets.length);
  return c.close(word.value.rest(c));
}

function namedPayload(c: Cursor): boolean {
  const word = named.find(c);
  if (word === undefined) return otherPayload(c);
  c.open(word.value.rule);
  c.take('terminal', c.pos + word.octets.length);
  return c.close(word.value.rest(c));
}

/** RFC 9051 section 9 response-data, without its line ending. */
function untagged(c: Cursor): boolean {
  c.open('response-data');
  if (!(c.expect(octet.star) && c.sp())) return c.close(false);
  return c.close(isDigit(c.peek()) ? numberedPayload(c) : namedPayload(c));
}

/** RFC 9051 section 9 continue-req, without its line ending. */
function continuation(c: Cursor): boolean {
  c.open('continue-req');
  c.expect(octet.plus);
  if (c.pos >= c.lineEnd) return c.close(c.note('a space belongs here even if no text follows'));
  return c.close(spRespText(c));
}

const states = new Keywords<true>({ OK: true, NO: true, BAD: true });

/** RFC 9051 section 9 response-tagged, without its line ending. */
function tagged(c: Cursor): boolean {
  c.open('response-tagged');
  const tag = c.run('tag', inClass.tag) || c.fault('`*`, `+` or a tag starts a response', 'response');
  if (!(tag && c.sp())) return c.close(false);
  c.open('resp-cond-state');
  const state = states.take(c) ?? c.fault('OK, NO or BAD belongs here');
  return c.close(c.close(state && spRespText(c)));
}

function payload(c: Cursor): boolean {
  const first = c.peek();
  if (first === octet.star) return untagged(c);
  return first === octet.plus ? continuation(c) : tagged(c);
}

/** CRLF, and nothing before it that no rule took. */
function lineEnd(c: Cursor, read: boolean): boolean {
  if (c.pos < c.lineEnd && read) c.fault('the line ends here', 'CRLF');
  c.skipTo(c.lineEnd);
  const { length } = c.bytes;
  if (length - c.pos === 2 && c.bytes[c.pos] === octet.cr) return c.take('CRLF', length);
  c.fault('CRLF ends a response', 'CRLF');
  c.skipTo(length);
  return false;
}

/** RFC 9051 section 9 response: one of response-data, continue-req, response-tagged and greeting, to its CRLF. */
export function response(c: Cursor): void {
  c.open('response');
  const read = payload(c);
  if (read || c.recorder !== undefined) lineEnd(c, read);
  c.close(true);
}
