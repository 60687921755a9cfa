import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { forgetFlags } from '../fetch/flags.ts';
import { originOf } from '../unheard.ts';
import type { Stored } from './answers.ts';
import type { FlagChange } from './flag-change.ts';
import { flagsAfter } from './flag-change.ts';
import { followLink } from './linked-flags.ts';

interface AskedChange extends FlagChange {
  readonly isSilent: boolean;
}

/** Changes the flags of every message at once: no other command runs in between (RFC 9051 section 5.5). */
export function storeAll(session: ImapSession, messages: readonly Message[], change: AskedChange): readonly Stored[] {
  const done = messages.length > 1 && session.behaviour.has('imap.store.first-only') ? messages.slice(0, 1) : messages;
  return done.map((message) => storeOne(session, message, change));
}

function storeOne(session: ImapSession, message: Message, change: AskedChange): Stored {
  const { behaviour, view } = session;
  const { isSilent } = change;
  const before = message.flags;
  const isStale = change.how === 'add' && view.news.changed.has(message) && behaviour.has('imap.store.lost-update');
  const after = flagsAfter(behaviour, isStale ? new Set() : before, change);
  if (!sameSize(before, after) && behaviour.has('imap.store.not-kept')) {
    return { message, before, promised: after, hasChanged: true };
  }
  const origin = isSilent ? originOf(session, view.mailbox, 'imap.store.silent-unheard') : session;
  const hasChanged = view.mailbox.setFlags(message, after, origin);
  followLink(session, message);
  forgetFlags(session, message);
  return { message, before, promised: undefined, hasChanged };
}

function sameSize(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size;
}
