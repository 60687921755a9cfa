import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { anyValue } from './extension.ts';
import { Keywords } from './keywords.ts';
import { listOf, listOrEmpty, part, type Rule } from './lists.ts';
import { modSequenceValzer, number, number64, nzNumber } from './numbers.ts';
import { objectidInList } from './object-id.ts';
import { atom, delimiter, isNil, mailbox, nil, string } from './strings.ts';

const numberOrNil: Rule = (c) => (isNil(c) ? nil(c) : number(c));

/** Values of STATUS items: RFC 9051 and 3501 section 9 (erratum 261), 7162, 7889, 8438, 8474, 9208. */
const statusValues = new Keywords<Rule>({
  MESSAGES: number,
  RECENT: number,
  UIDNEXT: nzNumber,
  UIDVALIDITY: nzNumber,
  UNSEEN: number,
  DELETED: number,
  SIZE: number64,
  HIGHESTMODSEQ: modSequenceValzer,
  APPENDLIMIT: numberOrNil,
  MAILBOXID: objectidInList,
  'DELETED-STORAGE': number64,
});

/** RFC 9051 section 9 status-att-val. */
function statusAttVal(c: Cursor): boolean {
  c.open('status-att-val');
  const value = statusValues.take(c);
  return c.close((value !== undefined || atom(c)) && c.sp() && (value ?? anyValue)(c));
}

/** What follows STATUS (RFC 9051 section 9 mailbox-data). */
export function status(c: Cursor): boolean {
  return mailbox(c) && c.sp() && listOrEmpty(c, statusAttVal, 2);
}

/** RFC 9051 section 9 namespace-response-extension, behind its space. */
function namespaceExtension(c: Cursor): boolean {
  c.open('namespace-response-extension');
  return c.close(string(c) && c.sp() && listOf(c, string));
}

/** RFC 9051 section 9 namespace-descr. */
function namespaceDescr(c: Cursor): boolean {
  c.open('namespace-descr');
  if (!(c.openList() && string(c) && c.sp() && delimiter(c))) return c.close(false);
  while (c.peek() === octet.space) if (!(c.sp() && namespaceExtension(c))) return c.close(false);
  return c.close(c.closeList());
}

/** RFC 9051 section 9 namespace: descriptions stand side by side, with no space between. */
const namespace: Rule = (c) => {
  if (isNil(c)) return nil(c);
  if (!c.openList()) return false;
  do if (!namespaceDescr(c)) return false;
  while (c.peek() === octet.open);
  return c.closeList();
};

/** What follows NAMESPACE (RFC 9051 section 9 namespace-response). */
export function namespaces(c: Cursor): boolean {
  const next = (): boolean => part(c, 'namespace', namespace);
  return next() && c.sp() && next() && c.sp() && next();
}
