import type { ServerContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { ServedPop3Session } from './pop3-session.ts';

/** The longest time that a timer can take: none. */
const noTimerMs = 2 ** 31 - 1;
const minuteMs = 60_000;

/** For how long a session may still be silent, in milliseconds (RFC 1939 section 3). */
export function patienceMs({ behaviour }: ServerContext, begunAt: number): number {
  if (behaviour.setting('pop3.autologout') === 'off') return noTimerMs;
  if (behaviour.has('pop3.autologout.after-a-minute')) return minuteMs;
  const passed = performance.now() - begunAt;
  return behaviour.has('pop3.autologout.not-restarted') ? Math.max(1, limits.pop3IdleMs - passed) : limits.pop3IdleMs;
}

/** What the timer does when it runs out: the connection closes without an answer, and there is no UPDATE. */
export function runOut(session: ServedPop3Session): void {
  const isMarked = session.state === 'transaction' && session.maildrop.marked.size > 0;
  if (isMarked && session.context.behaviour.has('pop3.autologout.updates')) session.quit();
  session.end();
}
