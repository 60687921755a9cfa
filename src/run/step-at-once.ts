import type { AtOnceStep, CommandStep } from '../script/model.ts';
import type { CaseContext, StepOutcome } from './context.ts';
import type { Flight } from './flight.ts';
import { judgeNames, namesOf } from './judge-holdings.ts';
import { prepareFlight } from './prepare.ts';
import { type PerformedWord, performWord } from './step-app.ts';
import { deviceOf, land, launch, notConnected } from './step-command.ts';

/**
 * Commands of several devices in flight together: all are sent before any reply is read. Words of mail apps run meanwhile,
 * and are judged when all is over.
 */
export async function runAtOnce(context: CaseContext, step: AtOnceStep): Promise<StepOutcome> {
  const flights: { readonly step: CommandStep; readonly flight: Flight }[] = [];
  const words = step.steps.filter((part) => part.op === 'app');
  for (const part of step.steps) {
    if (part.op === 'app') continue;
    const device = deviceOf(context, part.device);
    if (!device.session) return notConnected(device);
    flights.push({ step: part, flight: prepareFlight(context, device, device.session, [part]) });
  }
  const [landed, performed] = await Promise.all([
    flyAll(context, flights),
    Promise.all(words.map(async (word) => ({ step: word, done: await performWord(context, word) }))),
  ]);
  const judged = [...landed, ...performed.map(({ step: word, done }) => ({ step: word, outcome: done.judge() }))];
  const own = judged.filter((one) => one.step.check === step.check).map(({ outcome }) => outcome);
  const between = betweenThem(
    step,
    performed.map(({ done }) => done),
  );
  return { ...sumOf([...own, between]), named: judged.filter((one) => one.step.check !== step.check) };
}

async function flyAll(
  context: CaseContext,
  flights: readonly { readonly step: CommandStep; readonly flight: Flight }[],
): Promise<readonly { readonly step: CommandStep; readonly outcome: StepOutcome }[]> {
  await Promise.all(flights.map(({ flight }) => launch(flight)));
  return Promise.all(flights.map(async ({ step, flight }) => ({ step, outcome: await land(context, step, flight) })));
}

/** What the apps got as new, all together. */
function betweenThem({ betweenThem: wanted }: AtOnceStep, performed: readonly PerformedWord[]): StepOutcome {
  const got = namesOf(performed.flatMap(({ got: names }) => names.map((name) => ({ name }))));
  const mismatches = wanted === undefined ? [] : judgeNames('between them the apps got', wanted, got);
  return { mismatches, branches: [], completed: true };
}

function sumOf(outcomes: readonly StepOutcome[]): StepOutcome {
  const inconclusive = outcomes.find((one) => one.inconclusive !== undefined)?.inconclusive;
  return {
    mismatches: outcomes.flatMap((one) => one.mismatches),
    branches: outcomes.flatMap((one) => one.branches),
    completed: outcomes.every((one) => one.completed),
    ...(inconclusive !== undefined && { inconclusive }),
  };
}
