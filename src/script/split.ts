import { blame, type Cursor, optionalChild } from '../source/cursor.ts';
import type { CommandStep } from './model.ts';
import type { Scope } from './scope.ts';
import type { Step as StepSource } from './suite.generated.ts';

/** `split: octet`, or the numbers of octets after which a write ends, ascending. */
export function compileSplit(scope: Scope, cursor: Cursor<StepSource>): Pick<CommandStep, 'split'> {
  const split = optionalChild(cursor, 'split');
  if (split === undefined) return {};
  const { value } = split;
  const isAscending = value === 'octet' || value.every((cut, index) => cut > (value[index - 1] ?? 0));
  if (!isAscending) scope.report(blame(split, '"split" counts octets from the start, each cut behind the one before'));
  return { split: value };
}
