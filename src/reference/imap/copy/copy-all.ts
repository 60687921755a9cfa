import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { originOf } from '../unheard.ts';
import type { Copied } from './copy-uid.ts';
import { copyOf } from './copied-message.ts';
import { linkFlags } from '../store/linked-flags.ts';

/** Puts copies of all of them at the end of the mailbox, or of none (RFC 9051 section 6.4.7). */
export function copyAll(session: ImapSession, originals: readonly Message[], target: Mailbox): Copied {
  const { behaviour } = session;
  const copies = target.append(
    originals.map((message) => copyOf(behaviour, message)),
    originOf(session, target, 'imap.copy.unheard'),
  );
  linkFlags(session, originals, copies);
  return { originals, copies, target };
}
