import type { ImapSession } from '../contract.ts';
import { superiorsOf } from '../list/hierarchy.ts';
import { no, Refusal } from '../reply.ts';

/** Whether a name is either a mailbox or a level with names below it, like a file or a directory. */
export function isEitherOr({ behaviour }: ImapSession): boolean {
  return behaviour.setting('imap.inferiors') === 'of-levels-only';
}

/** Refuses a new mailbox below another one, or where names are below its own, on a server where no name is both. */
export function mustHavePlace(session: ImapSession, name: string): void {
  const { account, store } = session;
  const isLevel = account.folder(name) !== undefined;
  const isBelow = superiorsOf(name, store.delimiter).some((superior) => account.mailbox(superior) !== undefined);
  if (!isLevel && !isBelow) return;
  if (isEitherOr(session)) throw new Refusal(no('A name is a mailbox or has names below it, not both', 'CANNOT'));
}
