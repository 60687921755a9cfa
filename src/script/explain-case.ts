import type { Requirement } from '../requirements/requirement.ts';
import type { Level } from '../result/verdict.ts';
import { defaultsInWords } from './explain-defaults.ts';
import { explainStep } from './explain-step.ts';
import type { ExplainedStep } from './explain-words.ts';
import type { Body, Case, CheckDeclaration, Device, Need, Seed } from './model.ts';

/** A case in words. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  /** File and line. */
  readonly source: string;
  readonly requirements: readonly { readonly id: string; readonly level: Level; readonly text: string }[];
  readonly setUp: readonly string[];
  readonly steps: readonly ExplainedStep[];
  readonly checks: readonly { readonly id: string; readonly level: Level; readonly title: string }[];
  /** What a correct server may do beside what the steps say. */
  readonly defaults: readonly string[];
}

/** Tells a case in words. Of a table the row that the id names is told, else the first one. */
export function explainCase(one: Case, id: string, requirements: ReadonlyMap<string, Requirement>): Explanation {
  const body = one.bodies.find((each) => declared(each).some((check) => check.id === id)) ?? one.bodies[0];
  const checks = one.bodies.flatMap(declared);
  const asked = checks.find((check) => check.id === id);
  const cited = new Set(asked?.requirements ?? checks.flatMap((check) => check.requirements));
  return {
    id,
    title: asked?.title ?? one.title,
    source: `${one.at.file}:${String(one.at.line)}`,
    requirements: [...cited].map((each) => {
      const found = requirements.get(each);
      return { id: each, level: found?.level ?? 'must', text: found?.text ?? 'unknown' };
    }),
    setUp: body === undefined ? [] : setUpInWords(one, body),
    steps: body === undefined ? [] : stepsInWords(one, body),
    checks: checks.map(({ id: check, level, title }) => ({ id: check, level, title })),
    defaults: defaultsInWords(new Set(clients(one).map((device) => device.protocol))),
  };
}

/** Devices whose responses are matched. */
function clients({ devices }: Case): readonly Device[] {
  return devices.filter(({ app }) => app === undefined);
}

function declared(body: Body): readonly CheckDeclaration[] {
  return body.main === undefined ? body.checks : [body.main, ...body.checks];
}

function stepsInWords(one: Case, body: Body): readonly ExplainedStep[] {
  const protocols = new Map(one.devices.map((device) => [device.name, device.protocol]));
  const before = body.before.map((step) => explainStep(step, protocols, { isPrepared: true }));
  return [...before, ...body.steps.map((step) => explainStep(step, protocols, { isPrepared: false }))];
}

function setUpInWords(one: Case, body: Body): readonly string[] {
  const states = one.devices.map(stateInWords);
  return [
    ...one.needs.map(needInWords),
    ...(one.revision === undefined
      ? []
      : [`the server must speak ${one.revision === 'rev2' ? 'IMAP4rev2' : 'IMAP4rev1'}`]),
    ...(one.tls === undefined ? [] : [`TLS: ${one.tls}`]),
    ...body.mailboxes.map(({ name, messages }) =>
      messages.length === 0 ? `${name} exists and is empty` : `${name} holds ${messages.map(seedInWords).join(', ')}`,
    ),
    ...states,
    ...(body.row === undefined ? [] : [rowInWords(one, body.row)]),
  ];
}

function stateInWords({ name, protocol, start, app }: Device): string {
  if (app === undefined) return `${name} (${protocol}): ${start}`;
  const by = app.method === undefined || app.method === 'plain' ? '' : ` by ${app.method.toUpperCase()}`;
  return `${name} (${protocol} app${by}): ${app.online ? 'online' : 'offline'}, with nothing in its store`;
}

function rowInWords(one: Case, row: string): string {
  const others = one.bodies.flatMap((body) => (body.row === undefined || body.row === row ? [] : [body.row]));
  const how = one.freshRows ? 'each with its own set-up' : 'one after the other on the same sessions';
  return `told for the row ${row}; the others, ${how}: ${others.join(', ')}`;
}

function needInWords(need: Need): string {
  const names = `${need.anyOf.join(' or ')} (${need.protocol.toUpperCase()})`;
  return need.absent === true
    ? `the server must not announce ${names}, else not-applicable`
    : `the server must announce ${names}, else not-applicable`;
}

function seedInWords({ fixture, flags, date }: Seed): string {
  const marks = flags.length > 0 ? ` (${flags.join(' ')})` : '';
  return `${fixture}${marks}${date === undefined ? '' : ` of ${date}`}`;
}
