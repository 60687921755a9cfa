import { DriverError } from '../driver/error.ts';
import { imapCommand, pop3Command } from '../driver/login.ts';
import type { Mismatch } from '../result/result.ts';
import { limits } from '../wire/limits.ts';
import type { CaseContext } from './context.ts';
import { openTo } from './open.ts';

/**
 * Looks whether the server still answers: a new connection and a login for each protocol of the case. Undefined when it
 * does, also where it refuses the login (the case's own session may hold the maildrop); a mismatch of kind `crash` when
 * it does not.
 */
export async function lookAtHealth(context: CaseContext): Promise<Mismatch | undefined> {
  const deadlineMs = limits.replyMs * context.timeoutScale;
  for (const protocol of new Set(context.one.devices.map((device) => device.protocol))) {
    try {
      const opened = await openTo({
        target: context.target,
        protocol,
        tls: context.tls,
        name: 'health',
        account: context.account,
        to: 'authenticated',
        timeoutScale: context.timeoutScale,
        tally: context.tally,
        signal: context.signal,
        observe: context.watch.observe,
      });
      await using session = opened.session;
      context.tally.add(1);
      if (protocol === 'imap') await imapCommand(session, 'LOGOUT', deadlineMs);
      else await pop3Command(session, 'QUIT', 'line', deadlineMs);
    } catch (cause) {
      if (!(cause instanceof DriverError) || cause.code === 'aborted') throw cause;
      if (cause.code === 'protocol') continue;
      return {
        kind: 'crash',
        path: `health of the ${protocol.toUpperCase()} server after the case`,
        wanted: 'a new connection and a login',
        got: cause.message,
      };
    }
  }
  return undefined;
}
