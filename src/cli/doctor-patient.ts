import { openTo, type OpenOptions } from '../run/open.ts';
import { Tally } from '../run/tally.ts';
import type { Session } from '../driver/session.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { Protocol } from '../script/model.ts';
import type { Account, Endpoint, Target } from '../targets/target.ts';

/** A target that has started, and how to talk to it. */
export interface Patient {
  readonly target: Target;
  /** The account that mail is put into. */
  readonly account: Account;
  /** The account may be written to even when it holds mail. */
  readonly disposable: boolean;
  readonly signal: AbortSignal;
  /** The mode in which logins work, by protocol; filled by the check of logins. */
  readonly tls: Map<Protocol, TlsMode>;
}

/** The protocols that the target has ports for. */
export function protocolsOf(target: Target): readonly Protocol[] {
  const spoken = new Set(target.endpoints().map(({ protocol }) => protocol));
  return (['imap', 'pop3'] as const).filter((protocol) => spoken.has(protocol));
}

/** Whether the target has such a port. */
export function hasPort(target: Target, protocol: Protocol, tls: Endpoint['tls']): boolean {
  return target.endpoints().some((end) => end.protocol === protocol && end.tls === tls);
}

/** Opens a session of the patient's account. */
export async function openPatient(
  { target, account, signal }: Patient,
  how: Pick<OpenOptions, 'protocol' | 'tls' | 'to'> & { readonly account?: Account },
): Promise<Session> {
  const { session } = await openTo({
    target,
    account,
    signal,
    name: 'doctor',
    timeoutScale: 1,
    tally: new Tally(),
    ...how,
  });
  return session;
}
