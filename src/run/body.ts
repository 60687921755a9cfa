import { now } from '../driver/clock.ts';
import { DriverError } from '../driver/error.ts';
import type { ExchangeLine } from '../result/result.ts';
import type { Body, Step } from '../script/model.ts';
import { TargetError } from '../targets/target.ts';
import { type CaseContext, keepersOf } from './context.ts';
import { exchangeSince } from './exchange.ts';
import { lookAtHealth } from './health.ts';
import { describeMismatch } from './judge.ts';
import { openTo } from './open.ts';
import { Scorecard } from './scorecard.ts';
import { SetUpError } from './set-up-error.ts';
import { runStep } from './step.ts';

/** Hides secrets in what reports show. */
export type Redact = (octets: Buffer) => Buffer;

/** Brings every device to its start state. */
export async function startDevices(context: CaseContext): Promise<void> {
  for (const device of context.devices.values()) {
    if (device.device.start === 'not connected') continue;
    const { session } = await openTo({
      target: context.target,
      protocol: device.device.protocol,
      tls: context.tls,
      name: device.sessionName(),
      account: context.account,
      to: device.device.start,
      revision: context.one.revision,
      timeoutScale: context.timeoutScale,
      tally: context.tally,
      signal: context.signal,
      opened: device.opened,
      observe: context.watch.observe,
    });
    device.use(session);
  }
}

/** `before:` steps: what they find is no verdict, but without them the case cannot begin. */
export async function runBefore(context: CaseContext, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const outcome = await runStep(context, step);
    const [first] = outcome.mismatches;
    if (first) throw new SetUpError(`line ${String(step.at.line)}, before: ${describeMismatch(first)}`);
  }
}

/** Plays the steps of a body until one that the rest depends on fails. True when the sessions are still as expected. */
async function playSteps(
  context: CaseContext,
  body: Body,
  card: Scorecard,
  redact: Redact,
  startedAt: number,
): Promise<boolean> {
  for (const step of body.steps) {
    const since = now();
    const outcome = await runStep(context, step);
    const exchange = (): readonly ExchangeLine[] => exchangeSince(keepersOf(context), since, startedAt, redact);
    const notes = [{ step, outcome }, ...(outcome.named ?? [])].map((one) =>
      card.note(one.step, one.outcome, exchange),
    );
    if (notes.includes(false)) return false;
  }
  return true;
}

/** The words of a set-up that failed, with the root cause. */
export function describeSetUp(cause: unknown): string | undefined {
  if (cause instanceof SetUpError || cause instanceof DriverError) return `set-up: ${cause.message}`;
  if (cause instanceof TargetError) return `set-up: ${cause.message}. ${cause.advice}`;
  return undefined;
}

export interface PlayedBody {
  readonly card: Scorecard;
  /** The sessions are where the steps left them, all alive: another row may follow on them. */
  readonly intact: boolean;
}

/** Whatever the steps left, the server runs afterwards. Where it was stopped, no session can be as expected. */
async function playToEnd(context: CaseContext, play: () => Promise<boolean>): Promise<boolean> {
  try {
    const intact = await play();
    return intact && !context.server.wasStopped;
  } finally {
    await context.server.startAgain();
  }
}

/** Plays the judged steps of a body whose devices stand ready, and looks after the server's health where it is due. */
export async function playBody(
  context: CaseContext,
  body: Body,
  redact: Redact,
  startedAt: number,
): Promise<PlayedBody> {
  const card = new Scorecard(body);
  const intact = await playToEnd(context, () => playSteps(context, body, card, redact, startedAt));
  const dropped = card.findings().some((one) => one.kind === 'disconnect' || one.kind === 'timeout');
  if (context.one.nonsense || dropped) {
    const crash = await lookAtHealth(context);
    if (crash) card.crash(crash);
  }
  return { card, intact };
}
