import { octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';

/** A grammar function. */
export type Rule = (c: Cursor) => boolean;

/** A named part of a larger rule: a node of its own around what `rule` reads. */
export function part(c: Cursor, name: string, rule: Rule): boolean {
  c.open(name);
  return c.close(rule(c));
}

/**
 * `item *(SP item)` up to the `)` of a list. A broken item is left behind, and the next one read; `words` tells how many
 * words apart by a space an item has.
 */
export function items(c: Cursor, item: Rule, words = 1): boolean {
  const { nesting } = c;
  for (;;) {
    const start = c.pos;
    if (!(item(c) && itemEnds(c)) && !c.recover({ start, nesting, words })) return false;
    if (c.peek() === octet.close) return true;
    c.sp();
  }
}

function itemEnds(c: Cursor): boolean {
  const next = c.peek();
  return next === octet.space || next === octet.close || c.fault('a space or `)` belongs here');
}

/** `"(" item *(SP item) ")"` */
export function listOf(c: Cursor, item: Rule, words = 1): boolean {
  return c.openList() && items(c, item, words) && c.closeList();
}

/** `"(" [item *(SP item)] ")"` */
export function listOrEmpty(c: Cursor, item: Rule, words = 1): boolean {
  return c.openList() && (c.peek() === octet.close || items(c, item, words)) && c.closeList();
}

/** `*(SP item)` up to the end of the line. */
export function tail(c: Cursor, item: Rule): boolean {
  while (c.peek() === octet.space) if (!(c.sp() && item(c))) return false;
  return true;
}
