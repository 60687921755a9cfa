import { DriverError } from '../driver/error.ts';
import { imapCommand } from '../driver/imap-command.ts';
import { astring } from '../imap/writer.ts';
import { AccountPool, type Lease } from '../run/accounts.ts';
import { type GuardOptions, prepareAccount } from '../run/guard.ts';
import { openTo } from '../run/open.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import { wipeAccount } from '../run/wipe.ts';
import { limits } from '../wire/limits.ts';

/** The second mailbox of every account. */
const SECOND = 'Load';

/** Mailboxes of a load as commands write them. */
export function mailboxesOf({ prefix }: Hierarchy): readonly string[] {
  return ['INBOX', astring(prefix + SECOND)];
}

/** Leases so many accounts and brings each to its empty state. One that holds mail nobody may lose is refused. */
export async function leaseAccounts(guard: GuardOptions, count: number): Promise<readonly Lease[]> {
  const pool = new AccountPool(guard.target.accounts, (lease) => prepareAccount(guard, lease));
  const leases: Lease[] = [];
  for (let left = count; left > 0; left--) leases.push(await pool.lease(guard.options.signal));
  return leases;
}

/** Makes the mailboxes that are not there yet. */
export async function makeMailboxes(guard: GuardOptions, lease: Lease, names: readonly string[]): Promise<void> {
  const { session } = await openTo({ ...reach(guard, lease), protocol: 'imap', to: 'authenticated', name: 'set-up' });
  await using held = session;
  for (const name of names) {
    const deadlineMs = limits.replyMs * guard.options.timeoutScale;
    const { status, tagged } = await imapCommand(held, `CREATE ${name}`, deadlineMs);
    const said = `${status ?? 'with nothing'} ${tagged?.text ?? ''}`;
    if (status !== 'OK') throw new DriverError('protocol', `CREATE ${name} was answered ${said}`);
  }
}

/** Leaves the accounts of someone else empty, as they were. */
export async function emptyAccounts(guard: GuardOptions, leases: readonly Lease[]): Promise<void> {
  if (guard.target.disposable) return;
  for (const lease of leases) await wipeAccount({ ...reach(guard, lease), speaksImap: guard.speaksImap });
}

function reach({ target, tls, options, tally }: GuardOptions, { account }: Lease) {
  return { target, tls, account, tally, timeoutScale: options.timeoutScale, signal: options.signal };
}
