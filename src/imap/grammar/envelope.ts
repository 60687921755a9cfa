import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { part, type Rule } from './lists.ts';
import { isNil, nil, nstring } from './strings.ts';

const addressFields = ['addr-name', 'addr-adl', 'addr-mailbox', 'addr-host'] as const;

/** RFC 9051 section 9 address. */
function address(c: Cursor): boolean {
  c.open('address');
  if (!c.openList()) return c.close(false);
  for (const [index, field] of addressFields.entries()) {
    if (index > 0 && !c.sp()) return c.close(false);
    if (!part(c, field, nstring)) return c.close(false);
  }
  return c.close(c.closeList());
}

/** `"(" 1*address ")" / nil`: addresses stand side by side, with no space between. */
const addresses: Rule = (c) => {
  if (isNil(c)) return nil(c);
  if (c.peek() !== octet.open) return c.fault('a list of addresses or NIL belongs here');
  if (!c.openList()) return false;
  do if (!address(c)) return false;
  while (c.peek() === octet.open);
  return c.closeList();
};

const fields: readonly (readonly [name: string, rule: Rule])[] = [
  ['env-date', nstring],
  ['env-subject', nstring],
  ['env-from', addresses],
  ['env-sender', addresses],
  ['env-reply-to', addresses],
  ['env-to', addresses],
  ['env-cc', addresses],
  ['env-bcc', addresses],
  ['env-in-reply-to', nstring],
  ['env-message-id', nstring],
];

/** RFC 9051 section 9 envelope. */
export function envelope(c: Cursor): boolean {
  c.open('envelope');
  if (!c.openList()) return c.close(false);
  for (const [index, [name, rule]] of fields.entries()) {
    if (index > 0 && !c.sp()) return c.close(false);
    if (!part(c, name, rule)) return c.close(false);
  }
  return c.close(c.closeList());
}
