import type { Folder } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';

/** For the bug of a server that lists what was there when the session first asked. */
const firstSeen = new WeakMap<ImapSession, readonly Folder[]>();

/** The folders of the account as this session sees them. */
export function foldersSeen(session: ImapSession): readonly Folder[] {
  const folders = session.account.folders();
  const before = firstSeen.get(session);
  if (before === undefined) {
    firstSeen.set(session, folders);
    return folders;
  }
  const same = before.length === folders.length && before.every(({ name }, index) => name === folders[index]?.name);
  return !same && session.behaviour.has('imap.list.remembered') ? before : folders;
}
