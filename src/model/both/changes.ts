import type { AccountMirror } from '../account.ts';
import type { Changes } from './inbox-mirror.ts';

/** What can have changed INBOX up to now. */
export function changesOf(account: AccountMirror): Changes {
  const { strangeAt, removedAt } = account.maildrop;
  return {
    byOthers: Math.max(account.lastChange(['imap', 'operator']), strangeAt),
    removal: removedAt,
    delivered: account.lastChange(['operator']) > 0,
  };
}
