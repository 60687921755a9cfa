import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { hasFlag } from './message-facts.ts';
import { type Place, type Success, unexplained } from './place.ts';

/** CLOSE was answered OK: it has removed the messages with `\Deleted` without a word (RFC 9051 section 6.4.1). */
export function takeClose({ moment, command }: Success): void {
  const notes = moment.account.mailboxes.notesOf(moment.mirror);
  const { place } = notes;
  if (!place || place.view !== notes.view || place.view.readOnly) return;
  const { mailbox } = place;
  const holds = unexplained(moment);
  const deleted: number[] = [];
  for (const uid of mailbox.alive) {
    const fact = mailbox.known(uid)?.flags;
    const is = fact?.holds === holds ? hasFlag(fact, '\\deleted') : undefined;
    if (is === undefined) mailbox.isUnsure = true;
    if (is === true) deleted.push(uid);
  }
  for (const uid of deleted) mailbox.expunged(uid, { after: afterOf(moment, place, command), at: moment.at });
}

/** When the messages were still there: where nobody else was at work, it is this command that removed them. */
function afterOf({ account }: ImapMoment, { notes }: Place, { sentAt }: ImapCommand): number | undefined {
  const { synced } = notes;
  return synced && account.begun - synced.begun === notes.ownChanges - synced.own ? sentAt : undefined;
}
