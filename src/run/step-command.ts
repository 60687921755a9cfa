import { DriverError } from '../driver/error.ts';
import type { StepExpectations } from '../match/input.ts';
import type { ActStep, Command, CommandStep, TogetherStep } from '../script/model.ts';
import { limits } from '../wire/limits.ts';
import type { CaseContext, Evidence, StepOutcome } from './context.ts';
import { connectionMismatch, replyDeadline, scaled } from './context.ts';
import { allCame, evaluate, holdsNow, wantsClosed } from './evaluate.ts';
import type { Flight, Landing } from './flight.ts';
import { mayGoOn, pump, sendReady } from './flight.ts';
import type { LiveDevice } from './live-device.ts';
import { prepareFlight } from './prepare.ts';

/** Milliseconds between two commands of a poll: the wait for a push takes their place. */
const POLL_MS = 25;

type DeviceStep = CommandStep | ActStep | TogetherStep;

/** The device of a step. The loader has checked that it exists. */
export function deviceOf(context: CaseContext, name: string): LiveDevice {
  const device = context.devices.get(name);
  if (!device) throw new Error(`no device "${name}" in ${context.one.id}`);
  return device;
}

/** The outcome of a step whose device has no connection any more. */
export function notConnected(device: LiveDevice): StepOutcome {
  const path = `connection of ${device.device.name}`;
  return connectionMismatch('disconnect', path, 'an open connection', 'closed before this step');
}

/** Sends what can be sent at once; a connection that breaks meanwhile is evidence, not an accident. */
export async function launch(flight: Flight): Promise<void> {
  try {
    await sendReady(flight);
  } catch (cause) {
    if (!(cause instanceof DriverError) || cause.code === 'misuse') throw cause;
    flight.closed = true;
  }
}

/** The evidence of a flight: what came, and why no more did. */
export function evidenceOf(flight: Flight, landing: Landing): Evidence {
  const tags = flight.awaited.flatMap((one) => one.tag ?? []);
  const open = flight.replies.includes(undefined);
  const ended = !open ? undefined : flight.closed ? 'disconnect' : landing === 'timeout' ? 'timeout' : undefined;
  return {
    responses: flight.responses,
    ...(flight.session.protocol === 'imap' ? { tags } : {}),
    ...(ended === undefined ? {} : { ended }),
  };
}

function landingOptions(
  context: CaseContext,
  step: DeviceStep,
): { readonly lingers: boolean; readonly deadlineMs: number } {
  const lingers = wantsClosed(step);
  return { lingers, deadlineMs: replyDeadline(context) + (lingers ? scaled(context, limits.pushMs) : 0) };
}

/** Reads to the end of a step's commands and judges what came. */
export async function land(
  context: CaseContext,
  step: CommandStep | TogetherStep,
  flight: Flight,
): Promise<StepOutcome> {
  const { lingers, deadlineMs } = landingOptions(context, step);
  const until = step.op === 'command' ? untilOf(step) : undefined;
  flight.holds = step.op === 'command' && step.pause;
  const landing = await pump(flight, {
    deadlineMs,
    signal: context.signal,
    ...(until ? { until: (seen) => mayGoOn(seen) && allCame(context, until, evidenceOf(seen, 'until')) } : {}),
    ...(lingers ? { linger: (seen) => seen.closed || holdsNow(context, step, evidenceOf(seen, 'complete')) } : {}),
  });
  if (!until) return evaluate(context, step, evidenceOf(flight, landing));
  if (landing === 'until') flight.device.unfinished = { awaited: flight.awaited, chunks: flight.chunks };
  return evaluate(context, { ...step, ...until, never: step.never }, { ...evidenceOf(flight, landing), tags: [] });
}

/** What ends a step before its tagged reply: `until`, or the continuation that `pause` stops at. */
function untilOf(step: CommandStep): StepExpectations | undefined {
  if (!step.until) return undefined;
  return { ...step, status: [], expect: [...step.expect, step.until], never: [] };
}

/** Plays a command step: one command or a pipelined few, polled where the step says so. */
export async function runCommand(context: CaseContext, step: CommandStep): Promise<StepOutcome> {
  const device = deviceOf(context, step.device);
  if (!device.session) return notConnected(device);
  if (step.againWithinMs !== undefined) return poll(context, step, device, scaled(context, step.againWithinMs));
  const flight = prepareFlight(context, device, device.session, [step]);
  await launch(flight);
  const outcome = await land(context, step, flight);
  return step.control && outcome.mismatches.length === 0 ? withControl(context, step, step.control) : outcome;
}

/** Sends the command again until the step holds or the time is over. IMAP data adds up over the polls, a POP3 reply stands alone. */
async function poll(
  context: CaseContext,
  step: CommandStep,
  device: LiveDevice,
  withinMs: number,
): Promise<StepOutcome> {
  const end = performance.now() + withinMs;
  const earlier: Evidence['responses'][number][] = [];
  for (;;) {
    if (!device.session) return notConnected(device);
    const flight = prepareFlight(context, device, device.session, [step]);
    await launch(flight);
    const landing = await pump(flight, { deadlineMs: replyDeadline(context), signal: context.signal });
    const evidence = evidenceOf(flight, landing);
    const before = context.bindings;
    const outcome = evaluate(context, step, { ...evidence, responses: [...earlier, ...flight.responses] });
    if (outcome.mismatches.length === 0 || evidence.ended || performance.now() >= end) return outcome;
    context.bindings = before;
    if (device.device.protocol === 'imap') earlier.push(...flight.responses.filter((one) => !isTagged(one)));
    const pause = { ...flight, awaited: [], replies: [], responses: [], chunks: [] };
    await context.tally.waiting(() =>
      pump(pause, { deadlineMs: POLL_MS, signal: context.signal, linger: () => false }),
    );
    earlier.push(...pause.responses);
  }
}

function isTagged(seen: Evidence['responses'][number]): boolean {
  return seen.kind === 'imap' && seen.imap.data.kind === 'tagged';
}

/** After a refusal: its legal twin must be accepted, else the refusal proves nothing. */
async function withControl(context: CaseContext, step: CommandStep, control: Command): Promise<StepOutcome> {
  const device = deviceOf(context, step.device);
  if (!device.session) return notConnected(device);
  const twin: CommandStep = { ...step, commands: [control], oneOf: [] };
  const flight = prepareFlight(context, device, device.session, [twin]);
  await launch(flight);
  await pump(flight, { deadlineMs: replyDeadline(context), signal: context.signal });
  const reply = flight.replies[0];
  const accepted =
    (reply?.kind === 'imap' && reply.imap.data.kind === 'tagged' && reply.imap.data.status === 'OK') ||
    (reply?.kind === 'pop3' && reply.pop3.status === '+OK');
  if (accepted) return { mismatches: [], branches: [], completed: true };
  const inconclusive = `refused as it should be, but so was the positive control "${control.text}"`;
  return { mismatches: [], branches: [], completed: !flight.closed, inconclusive };
}

/** Steps of one device whose responses are judged as one. */
export async function runTogether(context: CaseContext, step: TogetherStep): Promise<StepOutcome> {
  const device = deviceOf(context, step.device);
  if (!device.session) return notConnected(device);
  const flight = prepareFlight(context, device, device.session, step.steps);
  await launch(flight);
  return land(context, step, flight);
}
