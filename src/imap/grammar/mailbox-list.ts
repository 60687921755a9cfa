import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { taggedExtVal } from './extension.ts';
import { mailboxFlag } from './flags.ts';
import { isWord, Keywords } from './keywords.ts';
import { items, listOf, listOrEmpty, part, type Rule } from './lists.ts';
import { astring, atom, delimiter, mailbox, quoted } from './strings.ts';

/** RFC 9051 section 9 mbx-list-sflag, without the backslash. */
const selectability = ['NONEXISTENT', 'NOSELECT', 'MARKED', 'UNMARKED'].map((name) => Buffer.from(name));
/** RFC 9051 section 9 child-mbox-flag. */
const children = ['HASCHILDREN', 'HASNOCHILDREN'].map((name) => Buffer.from(name));

/** How many of `names` the attribute behind the backslash at `at` is: 1 or 0. */
function count(c: Cursor, names: readonly Buffer[]): number {
  c.pos++;
  const found = names.some((name) => isWord(c, name));
  c.pos--;
  return found ? 1 : 0;
}

/** The attributes of a mailbox; at most one says whether it can be selected, one whether it has children. */
function attributes(c: Cursor): boolean {
  let selectable = 0;
  let parental = 0;
  const seen = new Set<string>();
  return items(c, () => {
    const start = c.pos;
    selectable += count(c, selectability);
    parental += count(c, children);
    if (!mailboxFlag(c)) return false;
    const name = c.bytes.toString('latin1', start, c.pos).toLowerCase();
    if (seen.has(name)) c.note('an attribute may stand once', 'mbx-list-oflag', start);
    else if (selectable > 1) c.note('one attribute on selecting is all that is allowed', 'mbx-list-sflag', start);
    else if (parental > 1) c.note('one attribute on children is all that is allowed', 'child-mbox-flag', start);
    seen.add(name);
    return true;
  });
}

function flags(c: Cursor): boolean {
  return c.openList() && (c.peek() === octet.close || part(c, 'mbx-list-flags', attributes)) && c.closeList();
}

/** RFC 9051 section 9 oldname-extended-item. */
const oldname: Rule = (c) => c.openList() && mailbox(c) && c.closeList();

/** RFC 9051 section 9 childinfo-extended-item: selection options, always quoted. */
const childinfo: Rule = (c) => listOf(c, quoted);

const extendedValues = new Keywords<Rule>({ OLDNAME: oldname, CHILDINFO: childinfo });

/** RFC 9051 section 9 mbox-list-extended-item. */
function extendedItem(c: Cursor): boolean {
  c.open('mbox-list-extended-item');
  return c.close(extendedTagAndValue(c));
}

function extendedTagAndValue(c: Cursor): boolean {
  const quotedTag = c.peek() === octet.quote;
  if (quotedTag) c.pos++;
  const value = extendedValues.find(c)?.value;
  if (quotedTag) c.pos--;
  return extendedTag(c) && c.sp() && (value ?? taggedExtVal)(c);
}

/** RFC 9051 section 9 mbox-list-extended-item-tag: an astring whose content is an atom. */
function extendedTag(c: Cursor): boolean {
  const rule = 'mbox-list-extended-item-tag';
  const first = c.peek();
  return first === octet.quote || first === octet.openBrace ? astring(c, rule) : atom(c, rule);
}

/** RFC 9051 section 9 mailbox-list. */
export function mailboxList(c: Cursor): boolean {
  c.open('mailbox-list');
  if (!(flags(c) && c.sp() && delimiter(c) && c.sp() && mailbox(c))) return c.close(false);
  if (c.peek() !== octet.space) return c.close(true);
  return c.close(c.sp() && part(c, 'mbox-list-extended', extendedItems));
}

const extendedItems: Rule = (c) => listOrEmpty(c, extendedItem, 2);
