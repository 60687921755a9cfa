import { DriverError } from '../driver/error.ts';
import type { Seen } from '../match/input.ts';
import type { Pattern } from '../match/pattern.ts';
import type { ActStep, OperatorStep } from '../script/model.ts';
import { limits } from '../wire/limits.ts';
import type { CaseContext, StepOutcome } from './context.ts';
import { connectionMismatch, holds, scaled, sourcesOf } from './context.ts';
import { allCame, evaluate, wantsClosed } from './evaluate.ts';
import type { Flight } from './flight.ts';
import { newFlight, pump } from './flight.ts';
import { seenReply } from './leftover.ts';
import type { LiveDevice } from './live-device.ts';
import { openTo } from './open.ts';
import { prepareFlight } from './prepare.ts';
import { deviceOf, evidenceOf, launch, notConnected } from './step-command.ts';

/** Opens a new connection of a device; a failure of the server is the outcome, not an exception. */
async function connect(context: CaseContext, step: ActStep, device: LiveDevice): Promise<StepOutcome> {
  const start = device.device.start === 'not connected' ? 'connected' : device.device.start;
  await device.drop();
  try {
    const { session, greeting } = await openTo({
      target: context.target,
      protocol: device.device.protocol,
      tls: context.tls,
      name: device.sessionName(),
      account: context.account,
      to: step.to ?? start,
      revision: context.one.revision,
      timeoutScale: context.timeoutScale,
      tally: context.tally,
      signal: context.signal,
      lockMayLinger: mayHoldLock(context, device),
      opened: device.opened,
      observe: context.watch.observe,
    });
    device.use(session);
    const seen: Seen = greeting.protocol === 'imap' ? { kind: 'imap', imap: greeting.imap } : seenReply(greeting.pop3);
    return evaluate(context, step, { responses: [seen], tags: [] });
  } catch (cause) {
    if (!(cause instanceof DriverError)) throw cause;
    if (cause.code === 'aborted') throw cause;
    const kind = cause.code === 'timeout' || cause.code === 'connect-timeout' ? 'timeout' : 'disconnect';
    return connectionMismatch(kind, `(connect) of ${device.device.name}`, step.to ?? start, cause.message);
  }
}

/** No other session of the case is open, but an earlier one may still hold the maildrop. */
function mayHoldLock(context: CaseContext, device: LiveDevice): boolean {
  const others = [...context.devices.values()].filter((one) => one !== device && one.device.protocol === 'pop3');
  return device.device.protocol === 'pop3' && others.every((one) => one.session === undefined);
}

async function handshake(context: CaseContext, step: ActStep, device: LiveDevice): Promise<StepOutcome> {
  const { session } = device;
  if (!session) return notConnected(device);
  const flight = newFlight(device, session, [], []);
  const event = await session.upgrade({ handshakeMs: scaled(context, limits.handshakeMs) });
  if (event.type !== 'secured' && wantsClosed(step))
    return evaluate(context, step, { responses: [{ kind: 'event', event: 'closed' }], tags: [] });
  if (event.type !== 'secured') {
    const got = event.type === 'failed' ? event.error.message : `the connection was ${event.type}`;
    return connectionMismatch('disconnect', 'TLS handshake', 'a finished handshake', got);
  }
  await drain(context, flight);
  return evaluate(context, step, evidenceOf(flight, 'complete'));
}

/** Takes what is there already, without waiting for more. */
async function drain(context: CaseContext, flight: Flight): Promise<void> {
  while (flight.session.pending()) await pump(flight, { deadlineMs: 0, signal: context.signal, linger: () => false });
}

/** Reads without sending: `(wait)` until all that is expected came, `(quiet)` for its whole time. */
async function listen(context: CaseContext, step: ActStep, device: LiveDevice): Promise<StepOutcome> {
  if (!device.session) return notConnected(device);
  const flight = newFlight(device, device.session, [], []);
  return hear(context, step, flight);
}

async function hear(context: CaseContext, step: ActStep, flight: Flight): Promise<StepOutcome> {
  const quiet = step.act === 'quiet';
  const done = (seen: Flight): boolean =>
    !quiet && (allCame(context, step, evidenceOf(seen, 'complete')) || seen.closed || answeredOtherwise(step, seen));
  const landing = await pump(flight, {
    deadlineMs: hearingMs(context, step),
    signal: context.signal,
    linger: done,
  });
  const evidence = evidenceOf(flight, landing);
  const cutOff = flight.closed && !wantsClosed(step) ? { ended: 'disconnect' as const } : {};
  return evaluate(context, step, { ...evidence, ...cutOff, tags: [] });
}

/** `for` is a time that the case is about, such as that of a timer: unlike a deadline it is the same for slow servers. */
function hearingMs(context: CaseContext, { act, withinMs }: ActStep): number {
  return act === 'quiet' && withinMs !== undefined ? withinMs : scaled(context, withinMs ?? limits.pushMs);
}

/** Every status that was asked for has been answered, though not as wanted: nothing better will follow. */
function answeredOtherwise(step: ActStep, flight: Flight): boolean {
  if (wantsClosed(step)) return false;
  const wanted = [...step.expect, ...step.oneOf.flatMap((branch) => branch.expect)].map((one) => one.pattern);
  const tags = new Set(wanted.flatMap((pattern) => tagOf(pattern)));
  const answers = wanted.filter((pattern) => pattern.protocol === 'pop3').length;
  if (tags.size + answers === 0) return false;
  const replies = flight.responses.filter((seen) => seen.kind === 'pop3' && seen.pop3.status !== undefined).length;
  for (const seen of flight.responses)
    if (seen.kind === 'imap' && seen.imap.data.kind === 'tagged') tags.delete(seen.imap.data.tag);
  return tags.size === 0 && replies >= answers;
}

function tagOf(pattern: Pattern): readonly string[] {
  return pattern.protocol === 'imap' && pattern.response.kind === 'tagged' ? [pattern.response.tag] : [];
}

/** Sends octets as they are; ends at once when nothing is expected. */
async function raw(context: CaseContext, step: ActStep, device: LiveDevice): Promise<StepOutcome> {
  if (!device.session) return notConnected(device);
  const flight = prepareFlight(context, device, device.session, [step]);
  context.tally.add(1);
  await launch(flight);
  const expects = step.expect.length > 0 || step.oneOf.length > 0 || step.status.length > 0;
  return expects ? hear(context, step, flight) : holds;
}

/** Sends what `pause` held back and reads to the end of that command. */
async function goOn(context: CaseContext, step: ActStep, device: LiveDevice): Promise<StepOutcome> {
  if (!device.session) return notConnected(device);
  const flight = prepareFlight(context, device, device.session, [step]);
  await launch(flight);
  const landing = await pump(flight, { deadlineMs: scaled(context, limits.replyMs), signal: context.signal });
  return evaluate(context, step, evidenceOf(flight, landing));
}

async function leave(device: LiveDevice, act: 'close' | 'reset'): Promise<StepOutcome> {
  if (!device.session) return notConnected(device);
  if (act === 'reset') {
    await device.session.reset();
    device.forget();
  } else {
    await device.drop();
  }
  return holds;
}

/** Plays an act of a device on its connection. */
export async function runAct(context: CaseContext, step: ActStep): Promise<StepOutcome> {
  const device = deviceOf(context, step.device);
  switch (step.act) {
    case 'connect':
      return connect(context, step, device);
    case 'close':
    case 'reset':
      return leave(device, step.act);
    case 'half-close':
      if (!device.session) return notConnected(device);
      await device.session.endWrite();
      return holds;
    case 'wait':
    case 'quiet':
      return context.tally.waiting(() => listen(context, step, device));
    case 'go on':
      return goOn(context, step, device);
    case 'raw':
      return raw(context, step, device);
    case 'tls':
      return handshake(context, step, device);
  }
}

/** Plays an act of the server's operator. A target that cannot do it was left out by the plan. */
export function runOperator(context: CaseContext, step: OperatorStep): Promise<StepOutcome> {
  return context.tally.waiting(() => operate(context, step));
}

async function operate(context: CaseContext, step: OperatorStep): Promise<StepOutcome> {
  const { target, account } = context;
  if (step.act !== 'start') context.watch.operator(step.act);
  if (step.act === 'deliver') {
    const { fixture } = sourcesOf(context);
    await target.deliver?.(
      account.user,
      step.fixtures.map((name) => fixture(name)),
    );
    context.watch.operator(step.act);
    context.deliveredDuring = true;
    return holds;
  }
  if (step.act === 'stop') await context.server.stop();
  else if (step.act === 'start') await context.server.startAgain();
  else await target[step.act]?.();
  return holds;
}
