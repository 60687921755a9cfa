import type { ResponseEvent, SessionEvent } from '../driver/event.ts';
import type { Session } from '../driver/session.ts';
import type { Seen } from '../match/input.ts';
import { limits } from '../wire/limits.ts';
import { seenIn, seenReply } from './leftover.ts';
import type { Awaited, Chunk, LiveDevice } from './live-device.ts';

/** Why a flight stopped reading. */
export type Landing = 'complete' | 'until' | 'timeout' | 'closed' | 'flood';

/** One or more commands on their way on one session, and everything that came back meanwhile. */
export interface Flight {
  readonly device: LiveDevice;
  readonly session: Session;
  readonly awaited: readonly Awaited[];
  /** Octets not yet sent. */
  chunks: readonly Chunk[];
  readonly split: 'octet' | readonly number[] | undefined;
  readonly responses: Seen[];
  /** The reply to each command, in the order of `awaited`; undefined until it comes. */
  readonly replies: (Seen | undefined)[];
  closed: boolean;
  /** `pause`: a continuation request is not answered; a later step sends the rest. */
  holds: boolean;
}

/** A flight with nothing sent yet. */
export function newFlight(
  device: LiveDevice,
  session: Session,
  awaited: readonly Awaited[],
  chunks: readonly Chunk[],
  split?: 'octet' | readonly number[],
): Flight {
  return {
    device,
    session,
    awaited,
    chunks,
    split,
    responses: [],
    replies: awaited.map(() => undefined),
    closed: false,
    holds: false,
  };
}

/** Sends what need not wait: all octets up to the next synchronizing literal. */
export async function sendReady(flight: Flight): Promise<void> {
  const stop = flight.chunks.findIndex((chunk, at) => at > 0 && chunk.afterContinuation);
  const ready = stop === -1 ? flight.chunks : flight.chunks.slice(0, stop);
  flight.chunks = stop === -1 ? [] : flight.chunks.slice(stop);
  if (ready.length === 0) return;
  if (flight.session.protocol === 'pop3') {
    for (const awaited of flight.awaited) flight.session.expectReplyTo(awaited.text);
  }
  const secret = ready.some((chunk) => chunk.secret);
  await flight.session.send(Buffer.concat(ready.map((chunk) => chunk.octets)), {
    secret,
    ...(flight.split === undefined ? {} : { split: flight.split }),
  });
}

/** Notes the reply that ends a command; the octets of a refused literal are not sent any more. */
function settleReply(flight: Flight, response: Seen): void {
  const index = replyIndex(flight, response);
  if (index === -1) return;
  flight.replies[index] = response;
  flight.chunks = flight.chunks.filter((chunk) => chunk.command !== index);
}

function replyIndex(flight: Flight, response: Seen): number {
  if (response.kind === 'imap') {
    const { data } = response.imap;
    return data.kind === 'tagged' ? flight.awaited.findIndex((one) => one.tag === data.tag) : -1;
  }
  if (response.kind === 'pop3' && response.pop3.status !== undefined) return flight.replies.indexOf(undefined);
  return -1;
}

/** Whether the server asks for more octets. */
const isContinuation = (response: Seen): boolean =>
  response.kind === 'imap' && response.imap.data.kind === 'continuation';

/**
 * Whether nothing keeps the client from what ends its command: DONE may come only after IDLE was answered by a
 * continuation request, whatever is told before it (RFC 9051 section 6.3.13).
 */
export function mayGoOn({ awaited, replies, responses }: Flight): boolean {
  const isIdle = awaited.some(({ text }, index) => /^IDLE$/i.test(text) && replies[index] === undefined);
  return !isIdle || responses.some(isContinuation);
}

async function takeResponse(flight: Flight, event: ResponseEvent): Promise<Landing | undefined> {
  const response = event.protocol === 'imap' ? ({ kind: 'imap', imap: event.imap } as const) : seenReply(event.pop3);
  flight.responses.push(response);
  if (flight.responses.length > limits.responsesPerStep) return 'flood';
  settleReply(flight, response);
  if (isContinuation(response) && !flight.holds && flight.chunks.length > 0) await sendReady(flight);
  return undefined;
}

/** What a wire event means for a flight. */
async function take(flight: Flight, event: SessionEvent): Promise<Landing | undefined> {
  switch (event.type) {
    case 'response':
      return takeResponse(flight, event);
    case 'ended':
    case 'reset':
    case 'closed':
    case 'failed':
      flight.closed = true;
      flight.responses.push({ kind: 'event', event: 'closed' });
      return 'closed';
    case 'silence':
      return 'timeout';
    case 'leftover':
      flight.responses.push(...seenIn(event.bytes, flight.session.protocol));
      return undefined;
  }
}

export interface Pump {
  /** Milliseconds from now. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Stops early: the step has what it waits for, though replies may be open. */
  readonly until?: (flight: Flight) => boolean;
  /** Keeps reading after the last reply until this holds (`(wait)`, `(closed)`). */
  readonly linger?: (flight: Flight) => boolean;
}

function landed(flight: Flight, pump: Pump): Landing | undefined {
  if (pump.until?.(flight)) return 'until';
  if (flight.replies.includes(undefined)) return undefined;
  if (pump.until && flight.awaited.length === 0) return undefined;
  return pump.linger && !pump.linger(flight) ? undefined : 'complete';
}

/** Reads until every reply came (and `linger` holds), `until` holds, the connection ended or the deadline passed. */
export async function pump(flight: Flight, options: Pump): Promise<Landing> {
  const end = performance.now() + options.deadlineMs;
  for (;;) {
    const done = landed(flight, options);
    if (done) return done;
    const event = await flight.session.next(Math.max(0, end - performance.now()), options.signal);
    const stop = await take(flight, event);
    if (stop) return landed(flight, options) ?? stop;
  }
}
