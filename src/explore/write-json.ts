import type { Explored, Found } from './found.ts';
import type { Origin } from './write-suite.ts';

function foundData(found: Found): object {
  const { violation, besides, index, original, written, plan, recurrence, shrinking, shownMs, shrunkMs } = found;
  return {
    rule: violation.rule,
    requirement: violation.requirement,
    verdict: violation.verdict,
    message: violation.message,
    besides: besides.map(({ rule }) => rule),
    plan: index,
    steps: { found: original.steps, shrunk: written.steps },
    sessions: plan.sessions.length,
    messages: plan.inbox.length + (plan.work?.length ?? 0),
    recurrence,
    shrinking,
    shownMs: Math.round(shownMs),
    shrunkMs: Math.round(shrunkMs),
    case: written.value,
  };
}

/** A search as JSON, for scripts. */
export function writeJson(explored: Explored, { target, version, seed }: Origin): string {
  const { found, known, plans, commands, ms, gone } = explored;
  const data = {
    schema: 1,
    target,
    version,
    seed,
    plans,
    commands,
    ms: Math.round(ms),
    ...(gone === undefined ? {} : { gone }),
    known: known.map(({ rule }) => rule),
    found: found.map(foundData),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
