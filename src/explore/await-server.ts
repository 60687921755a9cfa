import type { TlsMode } from '../result/verdict.ts';
import type { Probe, ReadinessOptions } from '../targets/greeting.ts';
import { awaitGreetings, describeFailure } from '../targets/greeting.ts';
import type { Target } from '../targets/target.ts';
import { limits } from '../wire/limits.ts';

/** How one gets to the server, and for how long one looks. */
export interface AwaitServerOptions {
  readonly tls: TlsMode;
  readonly timeoutScale: number;
  readonly signal: AbortSignal;
}

/** Waits for a server that may have died, and starts it again where that can be done. Undefined: it is there; else why not. */
export async function awaitServer(target: Target, options: AwaitServerOptions): Promise<string | undefined> {
  const { signal } = options;
  try {
    if (target.restart) {
      const silent = await silenceOf(target, options, () => Promise.resolve(true));
      if (silent === undefined) return undefined;
      await target.restart();
    }
    return await silenceOf(target, options);
  } catch (cause) {
    if (signal.aborted) return undefined;
    throw cause;
  }
}

/** Why not every port greets, when the time is over or after the first look that `giveUp` ends. */
async function silenceOf(
  target: Target,
  { tls, timeoutScale, signal }: AwaitServerOptions,
  giveUp?: ReadinessOptions['giveUp'],
): Promise<string | undefined> {
  const answer = await awaitGreetings(probesOf(target, tls), {
    deadlineMs: limits.pushMs * timeoutScale,
    signal,
    ...(giveUp === undefined ? {} : { giveUp }),
  });
  if ('greetings' in answer) return undefined;
  return answer.failures.map(describeFailure).join(', ');
}

function probesOf(target: Target, tls: TlsMode): readonly Probe[] {
  const implicit = tls === 'implicit';
  return target
    .endpoints()
    .filter((end) => (end.tls === 'implicit') === implicit)
    .map(({ protocol, host, port }) => ({ service: implicit ? `${protocol}s` : protocol, host, port }));
}
