import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { isWord } from './keywords.ts';
import { tail } from './lists.ts';
import { atom } from './strings.ts';

const revisions = [Buffer.from('IMAP4REV1'), Buffer.from('IMAP4REV2')];

/** RFC 9051 section 9 capability: every one of them is an atom. */
function capability(c: Cursor): boolean {
  return atom(c, 'capability');
}

/** What follows CAPABILITY in capability-data (RFC 9051 and RFC 3501 section 9): IMAP4rev1 or IMAP4rev2 is among it. */
export function capabilities(c: Cursor): boolean {
  let found = false;
  while (c.peek() === octet.space) {
    if (!c.sp()) return false;
    found ||= revisions.some((revision) => isWord(c, revision));
    if (!capability(c)) return false;
  }
  return found || c.note('IMAP4rev1 or IMAP4rev2 belongs in this list', 'capability-data');
}

/** What follows ENABLED in enable-data (RFC 9051 section 9). */
export function enabled(c: Cursor): boolean {
  return tail(c, capability);
}
