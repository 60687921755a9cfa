import { type Cursor, optionalChild } from '../source/cursor.ts';
import { didYouMean } from '../source/suggest.ts';
import type { OperatorAct, OperatorStep, StepBase } from './model.ts';
import { checkFixture } from './names.ts';
import type { Scope } from './scope.ts';
import type { Step as StepSource } from './suite.generated.ts';
import { blameText, sliceText, type Text, textOf } from './text.ts';

const operatorActs = ['deliver', 'restart', 'kill'] as const satisfies readonly OperatorAct[];

/** `operator: deliver plain multipart`, `operator: restart`. */
export function compileOperator(scope: Scope, cursor: Cursor<StepSource>, base: StepBase): OperatorStep | undefined {
  const line = optionalChild(cursor, 'operator');
  if (line === undefined) return undefined;
  const text = textOf(line, scope.row);
  const verb = /^\S*/.exec(text.value)?.[0] ?? '';
  const act = operatorActs.find((known) => known === verb);
  if (act === undefined) {
    const hint = didYouMean(verb, operatorActs) ?? `the operator can ${operatorActs.join(', ')}`;
    scope.report(blameText(text, 0, `"${verb}" is no act of the operator`, hint));
    return undefined;
  }
  return { op: 'operator', ...base, act, fixtures: fixturesOf(scope, act, sliceText(text, verb.length)) };
}

/** The messages of `deliver`; the other acts take nothing. */
function fixturesOf(scope: Scope, act: OperatorAct, rest: Text): readonly string[] {
  const words = [...rest.value.matchAll(/\S+/g)];
  const [first] = words;
  if (act === 'deliver') {
    if (first === undefined)
      scope.report(blameText(rest, 0, '"deliver" names no message', 'write the fixtures behind it'));
    for (const word of words) checkFixture(scope, rest, word.index, word[0]);
    return words.map((word) => word[0]);
  }
  if (first !== undefined) scope.report(blameText(rest, first.index, `nothing may follow "${act}"`));
  return [];
}
