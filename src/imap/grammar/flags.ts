import { octet } from '../../wire/bytes.ts';
import { inClass, runEnd } from './classes.ts';
import type { Cursor } from './cursor.ts';
import { listOrEmpty } from './lists.ts';

/** `flag-keyword / flag-extension`, which covers every name of a flag: an atom, or an atom behind a backslash. */
function flagNamed(c: Cursor, rule: string): boolean {
  const start = c.peek() === octet.backslash ? c.pos + 1 : c.pos;
  const end = runEnd(c.bytes, start, inClass.atom);
  return end > start ? c.take(rule, end) : c.fault('a flag belongs here', rule);
}

/** RFC 9051 section 9 flag. */
function flag(c: Cursor): boolean {
  return flagNamed(c, 'flag');
}

/** RFC 9051 section 9 flag-fetch. */
function flagFetch(c: Cursor): boolean {
  return flagNamed(c, 'flag-fetch');
}

/** RFC 9051 section 9 flag-perm: a flag or `\*`. */
function flagPerm(c: Cursor): boolean {
  const any = c.peek() === octet.backslash && c.bytes[c.pos + 1] === octet.star;
  return any ? c.take('flag-perm', c.pos + 2) : flagNamed(c, 'flag-perm');
}

/** RFC 9051 section 9 flag-list. */
export function flagList(c: Cursor): boolean {
  c.open('flag-list');
  return c.close(listOrEmpty(c, flag));
}

/** The list of FLAGS in a FETCH response (RFC 9051 section 9 msg-att-dynamic). */
export function flagFetchList(c: Cursor): boolean {
  return listOrEmpty(c, flagFetch);
}

/** The list of PERMANENTFLAGS (RFC 9051 section 9 resp-text-code). */
export function flagPermList(c: Cursor): boolean {
  return listOrEmpty(c, flagPerm);
}

/** RFC 9051 section 9 mbx-list-oflag and mbx-list-sflag: `\` and an atom. */
export function mailboxFlag(c: Cursor): boolean {
  return c.peek() === octet.backslash
    ? flagNamed(c, 'mbx-list-flags')
    : c.fault('an attribute starts with a backslash', 'mbx-list-flags');
}
