import * as fc from 'fast-check';
import type { Weighted } from './intent.ts';
import { DIE, imapWords, pop3Words, totalWeight, wordAt, wordsFor } from './intent.ts';
import type {
  ConnectionWord,
  Part,
  Plan,
  PlannedSeed,
  PlannedSession,
  PlanOptions,
  PlanStep,
  PlanWord,
} from './plan.ts';
import { looks } from './plan.ts';
import { sceneOf } from './scenes.ts';

/** Messages that plans are about: small ones, of different sizes. */
export const fixtures = ['plain', 'second', 'third', 'from-alice', 'multipart'] as const;

const die = fc.nat(DIE - 1);
const dice = fc.tuple(die, die, die);

/** Numbers that become a plan once it is known what the server can do. */
const rawIntent = fc.record({ word: fc.nat(DIE * DIE - 1), dice });
const rawPart = fc.record({ session: die, more: die, intents: fc.tuple(rawIntent, rawIntent, rawIntent) });
const rawStep = fc.record({ kind: die, scene: die, parts: fc.tuple(rawPart, rawPart, rawPart) });
const rawSession = fc.record({ protocol: die, opens: die, enables: die });
const rawSeed = fc.record({ fixture: die, flags: die });

type RawPart = typeof rawPart extends fc.Arbitrary<infer T> ? T : never;
type RawStep = typeof rawStep extends fc.Arbitrary<infer T> ? T : never;
type RawSession = typeof rawSession extends fc.Arbitrary<infer T> ? T : never;
type RawSeed = typeof rawSeed extends fc.Arbitrary<infer T> ? T : never;

/** Of a hundred sessions, so many speak POP3 where both protocols are spoken. */
const POP3_SHARE = 25;
/** Of a hundred plans, so many are mostly about POP3, and of a hundred sessions of these, so many speak it. */
const POP3_PLANS = 20;
const POP3_SHARE_THERE = 75;

/** Of a hundred plans, so many start the server anew, where they may. */
const RESTARTS = 15;

/** Of a hundred plans, so many end with a look at what IDLE pushes. */
const PUSH_LOOKS = 25;

/** Of a hundred steps: mail from outside, and several sessions at once. */
const DELIVERIES = 10;
const AT_ONCE = 25;
/** Of a hundred single steps, so many begin a scene instead: half of all steps are part of one. */
const SCENES = 20;
/** Of a hundred parts, so many are pipelined. */
const PIPELINED = 12;

const imapConnection = [
  { word: 'pause', weight: 2 },
  { word: 'leave', weight: 1 },
  { word: 'drop', weight: 1 },
] as const satisfies readonly Weighted<ConnectionWord>[];

const pop3Connection = [
  { word: 'leave', weight: 6 },
  { word: 'drop', weight: 2 },
] as const satisfies readonly Weighted<ConnectionWord>[];

/** Sizes of the first plans: short ones are quick to play and to shrink. */
const firstSizes = [3, 4, 5, 6, 8, 10] as const;

/** The first so many plans are short. */
const SHORT_PLANS = 12;

/**
 * Steps of the plan of an index, never more than asked for. Set-up and looks cost more than steps, so long plans pay; but
 * what can only be judged while little else has happened shows in short ones.
 */
export function sizeOf(index: number, most: number): number {
  const short = firstSizes[Math.floor(index / 3) % firstSizes.length] ?? most;
  if (index < SHORT_PLANS) return Math.min(most, firstSizes[index % firstSizes.length] ?? most);
  return [most, Math.max(1, most >> 1), Math.min(most, short)][index % 3] ?? most;
}

/** One number of two, spread evenly. */
function mixed(seed: number, index: number): number {
  const product = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  return (product ^ (product >>> 15)) | 0;
}

const share = (number: number): number => Math.floor((number * 100) / DIE);

function sessionOf(
  raw: RawSession,
  first: boolean,
  options: PlanOptions & { readonly pop3Share: number },
): PlannedSession {
  const { imap, pop3, pop3Share } = options;
  if (!imap || (pop3 && !first && share(raw.protocol) < pop3Share)) return { protocol: 'pop3' };
  const opens = !first && share(raw.opens) < 15 ? 'work' : 'INBOX';
  const readOnly = !first && raw.opens % 8 === 0;
  const names = (['CONDSTORE', 'QRESYNC', 'IMAP4rev2'] as const).filter(
    (name) => imap.has(name.toUpperCase()) && (imap.has('ENABLE') || imap.has('IMAP4REV2')),
  );
  const enables = share(raw.enables) < 45 ? names[raw.enables % Math.max(1, names.length)] : undefined;
  return { protocol: 'imap', opens, readOnly, ...(enables === undefined ? {} : { enables }) };
}

function seedOf({ fixture, flags }: RawSeed, flagged: boolean): PlannedSeed {
  const some = [[], [], [], ['\\Seen'], ['\\Flagged'], ['\\Deleted']][flags % 6] ?? [];
  return { fixture: fixtures[fixture % fixtures.length] ?? 'plain', flags: flagged ? some : [] };
}

/** The words of each protocol that the server takes. */
interface Words {
  readonly imap: readonly Weighted<PlanWord>[];
  readonly pop3: readonly Weighted<PlanWord>[];
}

function wordsOf({ imap, pop3 }: PlanOptions): Words {
  const idle: readonly Weighted<PlanWord>[] = imap?.has('IDLE') ? [{ word: 'idle', weight: 5 }] : [];
  return {
    imap: imap ? [...wordsFor(imapWords, imap), ...imapConnection, ...idle] : [],
    pop3: pop3 ? [...wordsFor(pop3Words, pop3), ...pop3Connection] : [],
  };
}

function partOf(raw: RawPart, session: number, plan: Pick<Plan, 'sessions'>, words: Words): Part {
  const own = words[plan.sessions[session]?.protocol ?? 'imap'];
  const count = share(raw.more) < PIPELINED ? 2 + (raw.more % 2) : 1;
  const intents = raw.intents.slice(0, count).map((intent) => ({
    word: wordAt(own, intent.word % totalWeight(own)) ?? 'noop',
    dice: intent.dice,
  }));
  return { session, intents };
}

function stepOf(raw: RawStep, plan: Pick<Plan, 'sessions'>, words: Words, delivers: boolean): PlanStep {
  const kind = share(raw.kind);
  const [first] = raw.parts;
  if (delivers && kind < DELIVERIES)
    return { kind: 'deliver', fixture: fixtures[first.session % fixtures.length] ?? 'plain' };
  const several = kind < DELIVERIES + AT_ONCE ? 2 + (raw.kind % 4 === 0 ? 1 : 0) : 1;
  const begin = first.session % plan.sessions.length;
  const parts = raw.parts
    .slice(0, Math.min(several, plan.sessions.length))
    .map((part, index) => partOf(part, (begin + index) % plan.sessions.length, plan, words));
  return { kind: 'turn', parts };
}

/** A scene, or a step that stands for itself. */
function stepsOf(raw: RawStep, plan: Pick<Plan, 'sessions'>, words: Words, delivers: boolean): readonly PlanStep[] {
  const [first, second] = raw.parts;
  if (share(raw.scene) < SCENES) {
    const throws = raw.parts.flatMap(({ intents }) => intents.map(({ dice: three }) => three));
    const scene = { scene: raw.kind, from: first.session, shared: second.session, throws };
    const steps = sceneOf(plan.sessions, words, scene);
    if (steps) return steps;
  }
  return [stepOf(raw, plan, words, delivers)];
}

/** The plan of an index: a pure function of its arguments, the same on every machine and at any time. */
export function planOf(index: number, options: PlanOptions): Plan {
  const { imap, delivers, sessions: most } = options;
  const size = sizeOf(index, options.steps);
  const raw = fc.record({
    about: die,
    push: die,
    restart: fc.record({ whether: die, where: die }),
    sessions: fc.array(rawSession, { minLength: Math.min(2, most), maxLength: most }),
    inbox: fc.array(rawSeed, { minLength: 1, maxLength: 4 }),
    work: fc.array(rawSeed, { maxLength: 2 }),
    steps: fc.array(rawStep, { minLength: size, maxLength: size }),
  });
  const [drawn] = fc.sample(fc.noBias(raw), { seed: mixed(options.seed, index), numRuns: 1 });
  if (!drawn) throw new Error('fast-check gave no sample');
  const pop3Share = share(drawn.about) < POP3_PLANS ? POP3_SHARE_THERE : POP3_SHARE;
  const sessions = drawn.sessions.map((one, at) => sessionOf(one, at === 0, { ...options, pop3Share }));
  const words = wordsOf(options);
  const steps = drawn.steps.flatMap((one) => stepsOf(one, { sessions }, words, delivers)).slice(0, size);
  const { whether, where } = drawn.restart;
  if (options.restarts && share(whether) < RESTARTS) steps[where % size] = { kind: 'restart' };
  return {
    sessions,
    inbox: drawn.inbox.map((one) => seedOf(one, imap !== undefined)),
    work: imap ? drawn.work.map((one) => seedOf(one, true)) : undefined,
    steps,
    looks: looks.filter((look) => look !== 'push' || share(drawn.push) < PUSH_LOOKS),
  };
}
