import type { Cursor } from '../source/cursor.ts';
import { blame, child, items, optionalChild, placeAt } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { compileSteps } from './compile-step.ts';
import { compileMailboxes } from './given.ts';
import { inherited } from './inherit.ts';
import type { Body, CheckDeclaration, Device, Protocol, Step } from './model.ts';
import { citations, levelOf } from './citations.ts';
import { bindingsOf, type NamedRow } from './rows.ts';
import type { NamedCheck, Scope, ScriptContext } from './scope.ts';
import type { Case as CaseSource, Defaults, Step as StepSource } from './suite.generated.ts';
import { type RowValues, textOf } from './text.ts';

/** What the bodies of a case have in common. */
export interface CaseFrame {
  readonly context: ScriptContext;
  readonly report: (problem: Problem) => void;
  readonly id: string;
  readonly cursor: Cursor<CaseSource>;
  readonly defaults: Cursor<Defaults> | undefined;
  readonly devices: readonly Device[];
  readonly isBroken: (step: Cursor<StepSource>) => boolean;
}

const noValues: RowValues = new Map();

/** Compiles a case's steps, once for each row. */
export function compileBody(frame: CaseFrame, row: NamedRow | undefined): Body {
  const { cursor, defaults, context, report } = frame;
  const values = row?.values ?? noValues;
  const checks: CheckDeclaration[] = [];
  const scope: Scope = {
    ...context,
    report,
    devices: new Map(frame.devices.map((device) => [device.name, device.protocol])),
    apps: new Set(frame.devices.flatMap((device) => (device.app === undefined ? [] : [device.name]))),
    row: values,
    bound: new Set([...givenNames(frame.devices), ...values.keys()]),
    unfinished: new Map(),
    server: { isStopped: false },
    declare: (check) => declare(frame, row, checks, check),
  };
  const mailboxes = compileMailboxes(
    scope,
    inherited(cursor, defaults, 'given'),
    inherited(cursor, defaults, 'mailboxes'),
  );
  const preparing: Scope = { ...scope, declare: (check) => refuseCheck(frame, check) };
  const before = compileSteps(preparing, optionalChild(cursor, 'before'), frame.isBroken);
  const steps = compileSteps(scope, child(cursor, 'steps'), frame.isBroken);
  return {
    ...(row !== undefined && { row: row.name }),
    mailboxes,
    bindings: bindingsOf(values),
    ...(steps.some(isForMain) && { main: mainCheck(frame, row, scope) }),
    checks,
    before,
    steps,
  };
}

/** Names that the harness itself binds: the account's, and what it found out about the server. */
function givenNames(devices: readonly Device[]): readonly string[] {
  const speaks = (protocol: Protocol): boolean =>
    devices.some((device) => device.protocol === protocol && device.app === undefined);
  const imap = speaks('imap') ? ['prefix', 'delimiter'] : [];
  const pop3 = speaks('pop3') ? ['apop-digest'] : [];
  return ['user', 'password', 'sasl-plain', ...imap, ...pop3];
}

/** An unnamed step is judged by the check of the case; what the operator does is not judged. */
function isForMain(step: Step): boolean {
  if (step.op === 'at once') return step.steps.some((each) => each.check === undefined);
  return step.op !== 'operator' && step.check === undefined;
}

function idOf(frame: CaseFrame, row: NamedRow | undefined): string {
  return row === undefined ? frame.id : `${frame.id}:${row.name}`;
}

function mainCheck(frame: CaseFrame, row: NamedRow | undefined, scope: Scope): CheckDeclaration {
  const requirements = requirementsOf(frame, row, []);
  return {
    id: idOf(frame, row),
    title: titleOf(frame, row, scope.row),
    requirements,
    level: levelOf(frame.context, requirements),
    at: placeAt(row?.cursor ?? frame.cursor),
  };
}

/** Title of the case, with the row's values; the row's own title, or its name, tells the rows apart. */
export function titleOf(frame: CaseFrame, row: NamedRow | undefined, values: RowValues): string {
  const title = optionalChild(frame.cursor, 'title');
  const text = title === undefined ? frame.cursor.value.id.replaceAll('-', ' ') : textOf(title, values).value;
  if (row === undefined) return text;
  const own = optionalChild(row.cursor, 'title');
  if (own !== undefined) return textOf(own, values).value;
  const isTemplate = title !== undefined && text !== textOf(title, noValues).value;
  return isTemplate ? text : `${text} (${row.name})`;
}

function requirementsOf(
  frame: CaseFrame,
  row: NamedRow | undefined,
  own: readonly Cursor<string>[],
): readonly string[] {
  const ofRow = row && optionalChild(row.cursor, 'requirement');
  const ofCase = inherited(frame.cursor, frame.defaults, 'requirement');
  const cited = [own, items<string>(ofRow), items<string>(ofCase)].find((list) => list.length > 0);
  if (cited !== undefined) return citations(frame.context, frame.report, cited);
  frame.report(blame(frame.cursor, 'the case cites no requirement', 'add "requirement", here or in "defaults"'));
  return [];
}

/** Steps of `before` judge nothing. */
function refuseCheck(frame: CaseFrame, { name }: NamedCheck): string {
  frame.report(blame(name, 'a step of "before" judges nothing, so it has no check', 'move it to "steps"'));
  return frame.id;
}

/** A named step: a check of its own. */
function declare(frame: CaseFrame, row: NamedRow | undefined, checks: CheckDeclaration[], check: NamedCheck): string {
  const id = `${idOf(frame, row)}:${check.name.value}`;
  if (checks.some((other) => other.id === id))
    frame.report(blame(check.name, `two steps of the case carry the check "${check.name.value}"`, 'name them apart'));
  const rowNames = Object.keys(frame.cursor.value.rows ?? {});
  if (row === undefined && rowNames.includes(check.name.value)) frame.report(blame(check.name, 'a row has this name'));
  const requirements = requirementsOf(frame, row, check.requirements);
  const title =
    check.title ?? `${titleOf(frame, row, row?.values ?? noValues)}: ${check.name.value.replaceAll('-', ' ')}`;
  checks.push({ id, title, requirements, level: levelOf(frame.context, requirements), at: placeAt(check.name) });
  return id;
}
