import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { listOf, listOrEmpty, part, tail, type Rule } from './lists.ts';
import { number64 } from './numbers.ts';
import { astring, atom, isNil, mailbox, nil, nstring, nstringOrLiteral8, string } from './strings.ts';

const idPair: Rule = (c) => string(c) && c.sp() && nstring(c);

/** What follows ID (RFC 2971 section 4 id_params_list). */
export function idParams(c: Cursor): boolean {
  return isNil(c) ? nil(c) : listOrEmpty(c, idPair, 2);
}

/** RFC 9208 section 7 quota-resource. */
function quotaResource(c: Cursor): boolean {
  c.open('quota-resource');
  return c.close(atom(c, 'resource-name') && c.sp() && number64(c) && c.sp() && number64(c));
}

const quotaRoot: Rule = (c) => astring(c, 'quota-root-name');

/** What follows QUOTA (RFC 9208 section 7 quota-response); an empty list means no limits (erratum 8846). */
export function quota(c: Cursor): boolean {
  return quotaRoot(c) && c.sp() && listOrEmpty(c, quotaResource, 3);
}

/** What follows QUOTAROOT (RFC 9208 section 7 quotaroot-response). */
export function quotaRoots(c: Cursor): boolean {
  return mailbox(c) && tail(c, quotaRoot);
}

const identifier: Rule = (c) => astring(c, 'identifier');
const rights: Rule = (c) => astring(c, 'rights');
const granted: Rule = (c) => identifier(c) && c.sp() && rights(c);

/** What follows ACL (RFC 4314 section 7 acl-data). */
export function acl(c: Cursor): boolean {
  return mailbox(c) && tail(c, granted);
}

/** What follows LISTRIGHTS (RFC 4314 section 7 listrights-data). */
export function listRights(c: Cursor): boolean {
  return mailbox(c) && c.sp() && identifier(c) && c.sp() && rights(c) && tail(c, rights);
}

/** What follows MYRIGHTS (RFC 4314 section 7 myrights-data). */
export function myRights(c: Cursor): boolean {
  return mailbox(c) && c.sp() && rights(c);
}

const entry: Rule = (c) => astring(c, 'entry');

/** RFC 5464 section 5 entry-value. */
function entryValue(c: Cursor): boolean {
  c.open('entry-value');
  return c.close(entry(c) && c.sp() && nstringOrLiteral8(c));
}

const entryValues: Rule = (c) => listOf(c, entryValue, 2);
const entryList: Rule = (c) => entry(c) && tail(c, entry);

/** What follows METADATA (RFC 5464 section 5 metadata-resp). */
export function metadata(c: Cursor): boolean {
  if (!(mailbox(c) && c.sp())) return false;
  return c.peek() === octet.open ? part(c, 'entry-values', entryValues) : part(c, 'entry-list', entryList);
}

const languageTag: Rule = (c) => astring(c, 'lang-tag-quoted');
const comparatorId: Rule = (c) => astring(c, 'comp-id-quoted');

/** What follows LANGUAGE (RFC 5255 section 3.5 language-data). */
export function languages(c: Cursor): boolean {
  return listOf(c, languageTag);
}

/** What follows COMPARATOR (RFC 5255 section 4.9 comparator-data). */
export function comparators(c: Cursor): boolean {
  if (!astring(c, 'comp-sel-quoted')) return false;
  return c.peek() !== octet.space || (c.sp() && listOf(c, comparatorId));
}
