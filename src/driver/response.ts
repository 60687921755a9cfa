import { countdown } from './countdown.ts';
import { describeEvent } from './describe.ts';
import { DriverError } from './error.ts';
import type { LastEvent, ResponseEvent } from './event.ts';
import type { Session } from './session.ts';

export interface ResponseWait {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** What is waited for, in the error's message: must hold no secret. */
  readonly awaited: string;
}

/** The next response, or what ended the connection. Silence is an error of code `timeout`. */
export async function nextResponse(session: Session, wait: ResponseWait): Promise<ResponseEvent | LastEvent> {
  const left = countdown(wait.deadlineMs);
  for (;;) {
    const event = await session.next(left(), wait.signal);
    if (event.type === 'silence') throw new DriverError('timeout', `${wait.awaited}: ${describeEvent(event)}`);
    if (event.type !== 'leftover') return event;
  }
}

/** The first response of a session; its absence is an error. */
export async function readGreeting(session: Session, deadlineMs: number, signal?: AbortSignal): Promise<ResponseEvent> {
  const event = await nextResponse(session, { deadlineMs, signal, awaited: 'the greeting' });
  if (event.type === 'response') return event;
  const cause = event.type === 'failed' ? event.error : undefined;
  throw new DriverError('closed', `no greeting: ${describeEvent(event)}`, cause);
}
