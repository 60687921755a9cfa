import { blame, blameKey, child, type Cursor, items, optionalChild, placeAt } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import { textAt } from '../source/yaml-nodes.ts';
import { needsOfApps } from './app-needs.ts';
import { type CaseFrame, compileBody, titleOf } from './compile-body.ts';
import { compileDevices } from './devices.ts';
import { inherited } from './inherit.ts';
import type { Body, Case, Device, Need } from './model.ts';
import { citations } from './citations.ts';
import { compileNeeds } from './needs.ts';
import { type NamedRow, readRows } from './rows.ts';
import type { ScriptContext } from './scope.ts';
import type { Case as CaseSource, Defaults, Step as StepSource } from './suite.generated.ts';
import { foldersNamed, isNonsense, isReadOnly, operatorActs } from './traits.ts';

/** What the cases of a file have in common. */
export interface SuiteFrame {
  readonly context: ScriptContext;
  readonly report: (problem: Problem) => void;
  readonly suite: string;
  readonly defaults: Cursor<Defaults> | undefined;
  readonly isBroken: (step: Cursor<StepSource>) => boolean;
}

/** Compiles a case; undefined, and a problem, where it cannot be played at all. */
export function compileCase(suite: SuiteFrame, cursor: Cursor<CaseSource>): Case | undefined {
  const { defaults, report } = suite;
  const declared = inherited(cursor, defaults, 'devices');
  if (declared === undefined) {
    report(blame(cursor, 'the case has no devices', 'add "devices", such as { phone: imap }, here or in "defaults"'));
    return undefined;
  }
  const devices = compileDevices(report, declared, inherited(cursor, defaults, 'start'));
  const id = `${suite.suite}.${cursor.value.id}`;
  const frame: CaseFrame = { ...suite, id, cursor, devices };
  const rows = readRows(report, cursor, optionalChild(cursor, 'rows'));
  const bodies = rows.length > 0 ? rows.map((row) => compileBody(frame, row)) : [compileBody(frame, undefined)];
  checkFresh(frame, rows);
  return {
    id,
    suite: suite.suite,
    title: titleOf(frame, undefined, new Map()),
    at: placeAt(cursor),
    requirements: citations(suite.context, report, items<string>(inherited(cursor, defaults, 'requirement'))),
    ...header(frame, devices, bodies),
    devices,
    ...traits(devices, bodies),
    bodies,
    freshRows: cursor.value['each row'] === 'fresh',
  };
}

function header(
  frame: CaseFrame,
  devices: readonly Device[],
  bodies: readonly Body[],
): Pick<Case, 'promise' | 'tags' | 'needs' | 'revision' | 'tls'> {
  const { cursor, defaults } = frame;
  const revision = inherited(cursor, defaults, 'revision')?.value;
  const tls = inherited(cursor, defaults, 'tls')?.value;
  const promise = namedPromise(frame);
  const isPop3 = devices.every((device) => device.protocol === 'pop3');
  return {
    ...(promise !== undefined && { promise }),
    tags: items<string>(inherited(cursor, defaults, 'tags')).map((tag) => tag.value),
    needs: [
      ...compileNeeds(inherited(cursor, defaults, 'needs'), isPop3 ? 'pop3' : 'imap'),
      ...needsOfApps(devices, bodies),
      ...levels(cursor, bodies),
    ],
    ...(revision !== undefined && { revision }),
    ...(tls !== undefined && { tls }),
  };
}

/** The promise that the case is evidence for; it must be among those of promises.yaml. */
function namedPromise({ cursor, context, report }: CaseFrame): string | undefined {
  const named = optionalChild(cursor, 'promise');
  const known = context.promises.byId;
  if (named !== undefined && !known.has(named.value)) {
    const hint =
      didYouMean(named.value, known.keys()) ?? 'mailspec promises --list has them; your own go into promises.yaml';
    report(blame(named, `there is no promise "${named.value}"`, hint));
  }
  return named?.value;
}

/** Names with levels need a server that has a hierarchy delimiter. */
function levels(cursor: Cursor<CaseSource>, bodies: readonly Body[]): readonly Need[] {
  const atStart = bodies.flatMap((body) => body.mailboxes.map(({ name }) => name));
  const named = [...atStart, ...bodies.flatMap((body) => foldersNamed([...body.before, ...body.steps]))];
  const uses = sourceOf(cursor).includes('{delimiter}') || named.some((name) => name.includes('/'));
  return uses ? [{ protocol: 'imap', anyOf: ['HIERARCHY'] }] : [];
}

function traits(devices: readonly Device[], bodies: readonly Body[]): Pick<Case, 'operator' | 'readOnly' | 'nonsense'> {
  return {
    operator: operatorActs(bodies.flatMap((body) => [...body.before, ...body.steps])),
    readOnly: isReadOnly(devices, bodies),
    nonsense: isNonsense(devices, bodies),
  };
}

/** Rows on the same sessions share one set-up: their values cannot change it. */
function checkFresh({ cursor, report }: CaseFrame, rows: readonly NamedRow[]): void {
  const isFresh = cursor.value['each row'] === 'fresh';
  if (rows.length === 0) {
    if (isFresh) report(blameKey(child(cursor, 'each row'), '"each row" speaks of rows, and there are none'));
    return;
  }
  if (isFresh) return;
  const names = [...new Set(rows.flatMap((row) => [...row.values.keys()]))];
  for (const key of ['given', 'mailboxes', 'before'] as const) {
    const part = optionalChild(cursor, key);
    const used = part && names.find((name) => sourceOf(part).includes(`{${name}`));
    if (part === undefined || used === undefined) continue;
    const hint = 'add "each row: fresh"';
    report(blameKey(part, `"${key}" uses {${used}}, and the rows share one set-up`, hint));
  }
}

function sourceOf(cursor: Cursor<unknown>): string {
  const { value } = cursor;
  return typeof value === 'object' ? JSON.stringify(value) : textAt(cursor.file, cursor.path);
}
