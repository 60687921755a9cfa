import type { TlsMode } from '../result/verdict.ts';
import type { Target } from '../targets/target.ts';

/** What a load is asked to be. */
export interface StressOptions {
  /** Absent: `sessionsUntold`, or as many connections as the target takes. */
  readonly sessions?: number;
  readonly forMs: number;
  /** Work between two rests. */
  readonly workMs: number;
  /** Absent: all that the target speaks. */
  readonly protocols?: readonly ('imap' | 'pop3')[];
  readonly seed: number;
  /** Accounts to spread the sessions over; absent: as the plan sees fit. */
  readonly accounts?: number;
  readonly tls: TlsMode;
  readonly timeoutScale: number;
  /** Accounts of a remote target may be emptied. */
  readonly disposable: boolean;
  readonly signal: AbortSignal;
}

/** Sessions by protocol, and accounts, of one load. */
export interface StressPlan {
  readonly imap: number;
  readonly pop3: number;
  readonly accounts: number;
}

/** Sessions that share an account, so that they meet: IMAP beside a few of POP3, and POP3 alone, where one keeps others out. */
const TOGETHER = { imap: 10, pop3: 3 } as const;

/** With both protocols, one session in so many speaks POP3. */
const POP3_ONE_IN = 5;

/** Sessions at once, unless another number is asked for. */
export const sessionsUntold = 50;

/** Spreads the sessions over protocols and accounts, or says why that cannot be. */
export function planStress(
  target: Pick<Target, 'name' | 'accounts' | 'maxConnections' | 'endpoints'>,
  options: Pick<StressOptions, 'sessions' | 'protocols' | 'accounts'>,
): StressPlan | { readonly problem: string } {
  const { sessions = Math.min(sessionsUntold, target.maxConnections) } = options;
  const spoken = new Set(target.endpoints().map(({ protocol }) => protocol));
  const missing = options.protocols?.find((protocol) => !spoken.has(protocol));
  if (missing !== undefined) return { problem: `${target.name} does not speak ${missing.toUpperCase()}` };
  if (sessions > target.maxConnections) {
    const most = `${target.name} takes ${String(target.maxConnections)} connections at once`;
    return { problem: `--sessions ${String(sessions)} are too many: ${most}` };
  }
  const wanted = options.protocols ?? [...spoken];
  const pop3 = pop3Share(sessions, wanted);
  const imap = sessions - pop3;
  const fitting = Math.ceil(sessions / (imap > 0 ? TOGETHER.imap : TOGETHER.pop3));
  const accounts = options.accounts ?? Math.min(fitting, target.accounts.length);
  if (accounts > target.accounts.length) {
    return {
      problem: `${String(accounts)} accounts are too many: ${target.name} has ${String(target.accounts.length)}`,
    };
  }
  if (accounts > sessions) {
    return { problem: `${String(sessions)} sessions cannot use ${String(accounts)} accounts` };
  }
  return { imap, pop3, accounts };
}

function pop3Share(sessions: number, protocols: readonly ('imap' | 'pop3')[]): number {
  if (!protocols.includes('pop3')) return 0;
  if (!protocols.includes('imap')) return sessions;
  return Math.min(sessions - 1, Math.ceil(sessions / POP3_ONE_IN));
}
