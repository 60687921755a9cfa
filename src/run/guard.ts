import type { Account, Target } from '../targets/target.ts';
import { TargetError } from '../targets/target.ts';
import type { Lease } from './accounts.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { RunOptions } from './options.ts';
import type { Tally } from './tally.ts';
import type { WipeOptions } from './wipe.ts';
import { contentsOf, wipeAccount } from './wipe.ts';

export interface GuardOptions {
  readonly target: Target;
  readonly speaksImap: boolean;
  readonly tls: TlsMode;
  readonly options: RunOptions;
  readonly tally: Tally;
}

function reach({ target, speaksImap, tls, options, tally }: GuardOptions, account: Account): WipeOptions {
  return { target, speaksImap, tls, account, tally, timeoutScale: options.timeoutScale, signal: options.signal };
}

async function refuseUnlessEmpty(guard: GuardOptions, account: Account): Promise<void> {
  const { messages, mailboxes } = await contentsOf(reach(guard, account));
  if (messages === 0 && mailboxes.length === 0) return;
  const what = [
    ...(messages > 0 ? [`${String(messages)} message${messages === 1 ? '' : 's'}`] : []),
    ...(mailboxes.length > 0
      ? [`${String(mailboxes.length)} mailbox${mailboxes.length === 1 ? '' : 'es'} beside INBOX`]
      : []),
  ];
  throw new TargetError(
    'refused',
    `the account ${account.user} holds mail (${what.join(', ')})`,
    'Give an empty account, or --disposable to say that everything in it may be deleted',
  );
}

/**
 * Brings a leased account to its empty state. Accounts made for the run are empty at first; others are looked at, and
 * refused when they hold mail that nobody declared disposable (design section 5).
 */
export async function prepareAccount(guard: GuardOptions, lease: Lease): Promise<void> {
  const { target, options } = guard;
  if (options.readOnly || (target.disposable && lease.fresh)) return;
  if (!target.disposable && !options.disposable && lease.fresh) return refuseUnlessEmpty(guard, lease.account);
  await wipeAccount(reach(guard, lease.account));
}
