import type { Data } from '../imap/data.ts';
import { textOf } from '../imap/text-of.ts';
import { withHoles } from './holes.ts';
import { inOrder, listOf } from './lists.ts';
import { printData, showData } from './print.ts';
import { anyWord } from './scalars.ts';
import { differ } from './state.ts';
import type { ItemsRule, Rule } from './state.ts';

/** What a section's part says, whatever its spelling: header names fold, and stand in no order. */
function canonical(part: Data): string {
  if (part.kind === 'list') return `(${part.items.map(canonical).sort().join(' ')})`;
  return (textOf(part) ?? printData(part)).toUpperCase();
}

/**
 * The name of a FETCH item with its section, the same for all spellings. `BINARY[...]` of a part of the octets may
 * come with its origin or without: RFC 9051 and RFC 3516 with their errata (7246, 8217) say both.
 */
export function itemKey(item: Data): string {
  if (item.kind !== 'item') return (textOf(item) ?? printData(item)).toUpperCase();
  const origin = item.origin === undefined || item.name === 'BINARY' ? '' : `<${String(item.origin)}>`;
  return `${item.name}[${item.section.map(canonical).join(' ')}]${origin}`;
}

const sameItem: Rule = (wanted, got, at, state) =>
  itemKey(wanted) === itemKey(got) ? [state] : differ(state, at, showData(wanted), showData(got));

/** Data that no rule of ours describes: lists in order, words by `anyWord`. */
export const anyData: Rule = withHoles((wanted, got, at, state) => {
  if (wanted.kind === 'list' || got.kind === 'list') return anyList(wanted, got, at, state);
  return wanted.kind === 'item' || got.kind === 'item'
    ? sameItem(wanted, got, at, state)
    : anyWord(wanted, got, at, state);
});

/** Values that no rule of ours describes, in order. */
export const anyItems: ItemsRule = inOrder({ placeOf: (index) => ({ name: String(index + 1), rule: anyData }) });

const anyList = listOf(anyItems);
