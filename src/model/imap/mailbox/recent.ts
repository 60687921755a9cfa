import { decide } from '../../judge.ts';
import type { ImapMoment } from '../moment.ts';
import { speaksUtf8 } from './mailbox-mirrors.ts';
import { pathOf, type Place } from './place.ts';

/** Whether a session takes `\Recent` from what it is shown (RFC 3501 section 2.3.2). Rev2 knows no `\Recent`. */
function takesRecent({ mirror }: ImapMoment, { view }: Place): boolean {
  return !view.readOnly && !speaksUtf8(mirror);
}

/** A session was told flags of a message. */
export function judgeRecentFlag(moment: ImapMoment, place: Place, uid: number, recent: boolean): void {
  if (!recent) return;
  const { at, judge } = moment;
  const { mailbox, view, notes } = place;
  const message = mailbox.message(uid);
  const shownTo = message.recent;
  if (shownTo && shownTo.by !== notes && shownTo.at < view.openedBy.sentAt)
    judge.broken('rule.imap.recent-in-one-session', {
      path: `${pathOf(place, uid)} / FLAGS`,
      wanted: 'no \\Recent: an earlier session had it',
      got: '\\Recent',
    });
  if (!shownTo && takesRecent(moment, place)) message.recent = { by: notes, at };
}

/** A session opened the mailbox and was told how many messages are recent. */
export function judgeRecentCount(moment: ImapMoment, place: Place): void {
  const { at, judge } = moment;
  const { mailbox, view, notes, name } = place;
  const { recent } = notes;
  const below = mailbox.shownBelow.before(view.openedBy.sentAt);
  if (recent !== undefined && below !== undefined && view.uidNext !== undefined) {
    const most = Math.max(0, view.uidNext - below);
    decide(judge, 'rule.imap.recent-in-one-session', recent <= most, () => ({
      path: `${name.name} / RECENT`,
      wanted: `at most ${most}: the others were recent in an earlier session`,
      got: String(recent),
    }));
  }
  if (takesRecent(moment, place) && view.uidNext !== undefined) mailbox.shownBelow.raise(view.uidNext, at);
}
