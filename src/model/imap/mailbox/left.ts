import { mailboxOf } from '../words.ts';
import { takeCopy } from './assigned.ts';
import { isUpToDate, type Success } from './place.ts';

/** MOVE was answered OK: within one mailbox it leaves as many messages as there were (RFC 9051 section 6.4.8). */
export function takeMove(success: Success): void {
  takeCopy(success);
  const { moment, place, command } = success;
  if (place?.view.mailbox !== mailboxOf(command.args[1])) return;
  if (command.overlapped || !isUpToDate(moment, place.notes)) return;
  const { begun } = moment.account;
  place.name.left = { messages: place.notes.count, begun, rule: 'rule.imap.move-within-mailbox-loses-nothing' };
}
