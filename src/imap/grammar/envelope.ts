import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { part, type Rule } from './lists.ts';
import { isNil, nil, nstring } from './strings.ts';

type Field = (c: Cursor) => boolean;

const field =
  (name: string, rule: Rule): Field =>
  (c) =>
    part(c, name, rule);

/** `"(" field *(SP field) ")"`, with every field in its place. */
function inOrder(c: Cursor, rule: string, fields: readonly Field[]): boolean {
  c.open(rule);
  let read = c.openList();
  let first = true;
  for (const next of fields) {
    read = read && (first || c.sp()) && next(c);
    first = false;
  }
  return c.close(read && c.closeList());
}

const addressFields = [
  field('addr-name', nstring),
  field('addr-adl', nstring),
  field('addr-mailbox', nstring),
  field('addr-host', nstring),
];

/** RFC 9051 section 9 address. */
function address(c: Cursor): boolean {
  return inOrder(c, 'address', addressFields);
}

/** `"(" 1*address ")" / nil`: addresses stand side by side, with no space between. */
function addresses(c: Cursor): boolean {
  if (isNil(c)) return nil(c);
  if (c.peek() !== octet.open) return c.fault('a list of addresses or NIL belongs here');
  if (!c.openList()) return false;
  do if (!address(c)) return false;
  while (c.peek() === octet.open);
  return c.closeList();
}

const envelopeFields = [
  field('env-date', nstring),
  field('env-subject', nstring),
  field('env-from', addresses),
  field('env-sender', addresses),
  field('env-reply-to', addresses),
  field('env-to', addresses),
  field('env-cc', addresses),
  field('env-bcc', addresses),
  field('env-in-reply-to', nstring),
  field('env-message-id', nstring),
];

/** RFC 9051 section 9 envelope. */
export function envelope(c: Cursor): boolean {
  return inOrder(c, 'envelope', envelopeFields);
}
