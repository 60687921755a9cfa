import { type Cursor, optionalChild } from '../source/cursor.ts';
import { didYouMean } from '../source/suggest.ts';
import type { OperatorAct, OperatorStep, StepBase } from './model.ts';
import { checkFixture } from './names.ts';
import type { Scope } from './scope.ts';
import type { Step as StepSource } from './suite.generated.ts';
import { blameText, sliceText, type Text, textOf } from './text.ts';

const operatorActs = ['deliver', 'restart', 'kill', 'stop', 'start'] as const satisfies readonly OperatorAct[];

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
  trackServer(scope, act, text);
  return { op: 'operator', ...base, act, fixtures: fixturesOf(scope, act, sliceText(text, verb.length)) };
}

/** A server that is stopped can only be started. */
function trackServer({ server, report }: Scope, act: OperatorAct, text: Text): void {
  if (act === 'start' && !server.isStopped)
    report(blameText(text, 0, 'the server runs: no step before this one stops it', 'write "operator: stop" before it'));
  if (act !== 'start' && server.isStopped)
    report(blameText(text, 0, `the server is stopped: it cannot ${act}`, 'write "operator: start" before it'));
  if (act === 'stop') server.isStopped = true;
  else if (act !== 'deliver') server.isStopped = false;
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
