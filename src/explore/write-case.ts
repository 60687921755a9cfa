import { Document } from 'yaml';
import { fixtures } from './generate.ts';
import type { LanguageStep } from './moves.ts';
import type { Plan, PlannedSeed, TargetAbilities } from './plan.ts';
import { writeLook } from './write-looks.ts';
import { writeStep } from './write-steps.ts';
import type { ImapSitting, Pop3Sitting } from './world.ts';
import { opensInbox, startOf, World } from './world.ts';

/** A plan as a suite file. */
export interface WrittenCase {
  readonly text: string;
  /** The case alone, as data. */
  readonly value: object;
  /** Id of its only case. */
  readonly id: string;
  /** Steps, without the looks behind them. */
  readonly steps: number;
  /** Devices in the order of the plan's sessions, then those that only look. */
  readonly devices: readonly string[];
}

export interface Naming {
  readonly suite: string;
  readonly id: string;
  readonly title: string;
  /** What the case is evidence for; absent: that each command is answered, which is all that it judges by itself. */
  readonly requirement?: string;
}

const seedText = ({ fixture, flags }: PlannedSeed): string =>
  flags.length === 0 ? fixture : `${fixture} (${flags.join(' ')})`;

/** Names in braces that the steps use. */
function namesIn(steps: readonly LanguageStep[]): ReadonlySet<string> {
  return new Set(Array.from(JSON.stringify(steps).matchAll(/\{([uw]\d+|v|m)\}/g), ([, name = '']) => name));
}

/** Captures that a session takes before the steps: what it opened, and the UIDs of what is there. */
function capturing(sitting: ImapSitting, letter: 'u' | 'w', used: ReadonlySet<string>): readonly LanguageStep[] {
  const uids = [...used].filter((name) => name.startsWith(letter)).sort();
  if (uids.length === 0) return [];
  const optional = uids.map((name) => `${name.slice(1)} FETCH (UID {${name}})`);
  return [{ [sitting.name]: 'FETCH 1:* (UID)', status: 'any', optional }];
}

/** How an IMAP session is brought to where the steps begin. */
function opening(
  sitting: ImapSitting,
  used: ReadonlySet<string>,
  keeps: readonly ('u' | 'w')[],
): readonly LanguageStep[] {
  const { start, name, startsSelected } = sitting;
  const open = { [name]: `${start.readOnly ? 'EXAMINE' : 'SELECT'} ${startOf(start)}` };
  return [
    ...(start.enables === undefined ? [] : [{ [name]: `ENABLE ${start.enables}` }]),
    ...(startsSelected ? [] : [open]),
    ...(keeps.includes('u') ? capturing(sitting, 'u', used) : []),
    ...(keeps.includes('w') ? capturing(sitting, 'w', used) : []),
  ];
}

/** A session beside the others notes how INBOX was before the steps: what they are told stays as it is. */
const keeper = 'keeper';
const keepPast: LanguageStep = {
  [keeper]: 'STATUS INBOX (UIDVALIDITY HIGHESTMODSEQ)',
  optional: 'STATUS INBOX (UIDVALIDITY {v} HIGHESTMODSEQ {m})',
};

interface Beginning {
  readonly start: Readonly<Record<string, string>>;
  readonly before: readonly LanguageStep[];
}

function begin(sittings: readonly (ImapSitting | Pop3Sitting)[], phases: Phases, used: ReadonlySet<string>): Beginning {
  const start: Record<string, string> = used.has('m') ? { [keeper]: 'authenticated' } : {};
  const before: LanguageStep[] = used.has('m') ? [keepPast] : [];
  const first = sittings.find(opensInbox);
  const firstOfWork = sittings.find((one) => one.protocol === 'imap' && one.start.opens === 'work');
  for (const sitting of sittings) {
    if (sitting.protocol === 'pop3') {
      if (phases.get(sitting) === 'gone') start[sitting.name] = 'not connected';
      continue;
    }
    const keeps = [
      ...(sitting === first ? (['u'] as const) : []),
      ...(sitting === firstOfWork ? (['w'] as const) : []),
    ];
    before.push(...opening(sitting, used, keeps));
    if (!sitting.startsSelected) start[sitting.name] = 'authenticated';
  }
  return { start, before };
}

type Phases = ReadonlyMap<ImapSitting | Pop3Sitting, string>;

/** A suite as YAML, as people write it. */
export function yamlOf(suite: {
  readonly suite: string;
  readonly title: string;
  readonly cases: readonly object[];
}): string {
  return new Document(suite).toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** What the case judges by itself: that each command is answered. All else is left to the rules. */
const answers = { imap: 'rfc9051/2.2.2/tagged-completion', pop3: 'rfc1939/3/commands-until-close' } as const;

const lookers = { witness: 'imap', maildrop: 'pop3', sender: 'imap' } as const;

/** A case has at least one step: where the set-up alone is enough, a session says NOOP. */
function idleStep({ sittings }: World): readonly LanguageStep[] {
  return sittings.slice(0, 1).map(({ name, phase }) => ({ [name]: phase === 'gone' ? '(connect)' : 'NOOP' }));
}

const protocolOf = ({ name, protocol }: ImapSitting | Pop3Sitting): [string, string] => [name, protocol];

/** The plan as a case in the language; a pure function of its arguments. */
export function writeCase(plan: Plan, abilities: TargetAbilities, naming: Naming): WrittenCase {
  const world = new World(plan, abilities, fixtures);
  const phases: Phases = new Map(world.sittings.map((one) => [one, one.phase]));
  const steps = plan.steps.flatMap((step) => writeStep(world, step));
  const rest = plan.looks.flatMap((look) => writeLook(look, { world, plan, abilities }));
  const used = namesIn([...steps, ...rest]);
  const { start, before } = begin(world.sittings, phases, used);
  const looking = Object.entries(lookers).filter(([name]) => rest.some((step) => name in step));
  const keeping = used.has('m') ? [[keeper, 'imap'] as const] : [];
  const devices = Object.fromEntries<string>([...world.sittings.map(protocolOf), ...keeping, ...looking]);
  const starts = { ...start, ...Object.fromEntries(looking.map(([name]) => [name, 'not connected'])) };
  const needsWork = plan.work !== undefined;
  const given = { INBOX: plan.inbox.map(seedText), ...(needsWork ? { work: plan.work.map(seedText) } : {}) };
  const value = {
    id: naming.id,
    title: naming.title,
    requirement: naming.requirement ?? (abilities.imap ? answers.imap : answers.pop3),
    given,
    devices,
    ...(Object.keys(starts).length > 0 ? { start: starts } : {}),
    ...(before.length > 0 ? { before } : {}),
    steps: steps.length + rest.length > 0 ? [...steps, ...rest] : idleStep(world),
  };
  const text = yamlOf({ suite: naming.suite, title: naming.title, cases: [value] });
  return { value, text, id: `${naming.suite}.${naming.id}`, steps: steps.length, devices: Object.keys(devices) };
}
