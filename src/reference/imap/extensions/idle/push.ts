import { limits } from '../../../limits.ts';
import type { Mailbox } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';

/** How the last session that went into IDLE on a mailbox stops, for a fault. */
const lastPushes = new WeakMap<Mailbox, () => void>();

/** Announces what happens until it is stopped: nothing may come late, when no command is in progress any more. */
export function pushNews(session: ImapSession): () => void {
  let gathering: NodeJS.Timeout | undefined;
  const stop = session.onNews(() => {
    clearTimeout(gathering);
    if (session.behaviour.setting('imap.idle-push') === 'at-once') push(session, stop);
    else gathering = setTimeout(push, limits.idleGatherMs, session, stop);
  });
  replaceOther(session, stop);
  return () => {
    stop();
    clearTimeout(gathering);
  };
}

function push(session: ImapSession, stop: () => void): void {
  const { behaviour, selected } = session;
  if (behaviour.has('imap.idle.pushes-nothing')) return;
  if (selected?.news.added.length === 0 && behaviour.has('imap.idle.pushes-new-only')) return;
  session.announce({ expunge: true });
  if (behaviour.has('imap.idle.pushes-once')) stop();
}

function replaceOther({ selected, behaviour }: ImapSession, stop: () => void): void {
  if (selected === undefined || selected.mailbox.listeners() < 2) return;
  if (!behaviour.has('imap.idle.one-at-a-time')) return;
  lastPushes.get(selected.mailbox)?.();
  lastPushes.set(selected.mailbox, stop);
}
