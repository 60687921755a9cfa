import { isDigit, octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { isNil, nil } from './strings.ts';

/** RFC 8474 section 7: an objectid is 1 to 255 octets long. */
const maxLength = 255;

function isIdChar(value: number): boolean {
  const letter = value | 0x20;
  return isDigit(value) || (letter >= 0x61 && letter <= 0x7a) || value === 0x5f || value === octet.minus;
}

/** RFC 8474 section 7 objectid. */
function objectid(c: Cursor): boolean {
  let end = c.pos;
  while (isIdChar(c.bytes[end] ?? 0)) end++;
  if (end === c.pos) return c.fault('an object id (letters, digits, `_`, `-`) belongs here', 'objectid');
  if (end - c.pos > maxLength) c.note(`an object id has at most ${maxLength} octets`, 'objectid');
  return c.take('objectid', end);
}

/** `"(" objectid ")"` (RFC 8474 section 7). */
export function objectidInList(c: Cursor): boolean {
  return c.openList() && objectid(c) && c.closeList();
}

/** `"(" objectid ")" / nil`, as in THREADID (RFC 8474 section 7). */
export function objectidInListOrNil(c: Cursor): boolean {
  return isNil(c) ? nil(c) : objectidInList(c);
}
