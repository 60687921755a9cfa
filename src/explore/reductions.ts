import type { Part, Plan, PlanIntent, PlannedSeed, PlannedSession, PlanStep } from './plan.ts';

/** Plans that are smaller than a plan in one way, the boldest first. */
type Reduction = (plan: Plan) => Iterable<Plan>;

const without = <T>(list: readonly T[], from: number, count = 1): readonly T[] => [
  ...list.slice(0, from),
  ...list.slice(from + count),
];

const replaced = <T>(list: readonly T[], at: number, ...by: readonly T[]): readonly T[] => [
  ...list.slice(0, at),
  ...by,
  ...list.slice(at + 1),
];

/** The list without a run of its entries: half of them, a quarter, and so on down to single ones, the last first. */
function* shorter<T>(list: readonly T[], least: number): Iterable<readonly T[]> {
  for (let count = Math.max(1, list.length >> 1); ; count >>= 1) {
    for (let end = list.length; end > 0; end -= count) {
      const from = Math.max(0, end - count);
      if (list.length - (end - from) >= least) yield without(list, from, end - from);
    }
    if (count <= 1) return;
  }
}

function* fewerLooks(plan: Plan): Iterable<Plan> {
  if (plan.looks.length > 1) yield { ...plan, looks: [] };
  for (const kept of shorter(plan.looks, 0)) yield { ...plan, looks: kept };
}

function* fewerSteps(plan: Plan): Iterable<Plan> {
  for (const steps of shorter(plan.steps, 0)) yield { ...plan, steps };
}

/** The plan without one session and all that it does. */
function withoutSession(plan: Plan, gone: number): Plan {
  const steps = plan.steps.flatMap((step): readonly PlanStep[] => {
    if (step.kind !== 'turn') return [step];
    const parts = step.parts
      .filter(({ session }) => session !== gone)
      .map((part) => ({ ...part, session: part.session - (part.session > gone ? 1 : 0) }));
    return parts.length === 0 ? [] : [{ ...step, parts }];
  });
  return { ...plan, sessions: without(plan.sessions, gone), steps };
}

function* fewerSessions(plan: Plan): Iterable<Plan> {
  if (plan.sessions.length < 2) return;
  for (let gone = plan.sessions.length - 1; gone >= 0; gone -= 1) yield withoutSession(plan, gone);
}

function* fewerSeeds(plan: Plan): Iterable<Plan> {
  if (plan.work) yield { ...plan, work: undefined };
  for (const inbox of shorter(plan.inbox, 0)) yield { ...plan, inbox };
  if (plan.work) for (const work of shorter(plan.work, 0)) yield { ...plan, work };
}

/** One part less, one command less in a part, or its parts one after the other. */
function* simplerSteps(plan: Plan): Iterable<Plan> {
  for (const [at, step] of plan.steps.entries()) {
    if (step.kind !== 'turn') continue;
    for (const smaller of smallerTurns(step.parts)) yield { ...plan, steps: replaced(plan.steps, at, ...smaller) };
  }
}

const turn = (parts: readonly Part[]): PlanStep => ({ kind: 'turn', parts });

function* smallerTurns(parts: readonly Part[]): Iterable<readonly PlanStep[]> {
  if (parts.length > 1) {
    for (const at of parts.keys()) yield [turn(without(parts, at))];
    yield parts.map((part) => turn([part]));
  }
  for (const [at, part] of parts.entries())
    if (part.intents.length > 1)
      for (const index of part.intents.keys())
        yield [turn(replaced(parts, at, { ...part, intents: without(part.intents, index) }))];
}

/** Every die of an intent at zero, then one after the other. */
function* plainerIntents({ word, dice }: PlanIntent): Iterable<PlanIntent> {
  if (dice.some((die) => die > 0)) yield { word, dice: [0, 0, 0] };
  const [first, second, third] = dice;
  if (first > 0) yield { word, dice: [0, second, third] };
  if (second > 0) yield { word, dice: [first, 0, third] };
  if (third > 0) yield { word, dice: [first, second, 0] };
}

function* plainerSteps(plan: Plan): Iterable<Plan> {
  for (const [at, step] of plan.steps.entries()) {
    if (step.kind !== 'turn') continue;
    for (const [index, part] of step.parts.entries())
      for (const [place, intent] of part.intents.entries())
        for (const plainer of plainerIntents(intent)) {
          const intents = replaced(part.intents, place, plainer);
          const parts = replaced(step.parts, index, { ...part, intents });
          yield { ...plan, steps: replaced(plan.steps, at, turn(parts)) };
        }
  }
}

function* plainerSession(session: PlannedSession): Iterable<PlannedSession> {
  if (session.protocol === 'pop3') return;
  const { protocol, opens, readOnly, enables } = session;
  const enabling = enables === undefined ? {} : { enables };
  if (enables !== undefined) yield { protocol, opens, readOnly };
  if (readOnly) yield { protocol, opens, readOnly: false, ...enabling };
  if (opens !== 'INBOX') yield { protocol, opens: 'INBOX', readOnly, ...enabling };
}

function* plainerSessions(plan: Plan): Iterable<Plan> {
  for (const [at, session] of plan.sessions.entries())
    for (const plainer of plainerSession(session)) yield { ...plan, sessions: replaced(plan.sessions, at, plainer) };
}

function plainerSeed({ fixture, flags }: PlannedSeed): readonly PlannedSeed[] {
  return flags.length > 0 ? [{ fixture, flags: [] }] : [];
}

function* plainerSeeds(plan: Plan): Iterable<Plan> {
  for (const [at, seed] of plan.inbox.entries())
    for (const plainer of plainerSeed(seed)) yield { ...plan, inbox: replaced(plan.inbox, at, plainer) };
}

/** In the order in which they are tried: what takes most away comes first. */
export const reductions: readonly Reduction[] = [
  fewerSteps,
  fewerSessions,
  simplerSteps,
  fewerSeeds,
  fewerLooks,
  plainerSessions,
  plainerSteps,
  plainerSeeds,
];
