import type { Mailbox } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { takenByOther } from './former-names.ts';

/** The mailbox of this name, as SELECT, EXAMINE and STATUS look it up. */
export function knownMailbox(session: ImapSession, name: string): Mailbox | undefined {
  const mailbox = session.account.mailbox(name);
  if (mailbox !== undefined) return mailbox;
  const former = takenByOther(session, name);
  if (former === undefined) return undefined;
  const wrongly = former.isDeleted ? 'imap.delete.opens-elsewhere' : 'imap.rename.old-name-opens';
  return session.behaviour.has(wrongly) ? former : undefined;
}
