import { decide } from '../../judge.ts';
import type { ImapMoment } from '../moment.ts';
import type { NameMirror } from './name-mirror.ts';
import { pathOf, type Place } from './place.ts';

/** A value that a server told of a mailbox in answer to a command. */
export interface ToldValue {
  readonly value: number;
  /** When that command was sent. */
  readonly sentAt: number;
}

/** A UID was told of a message that is there. */
export function judgeUid({ judge, at }: ImapMoment, place: Place, uid: number): void {
  const { mailbox, view } = place;
  mailbox.exists(uid, at);
  if (mailbox.gone.size === 0) return;
  const removal = mailbox.gone.get(uid);
  const came = removal !== undefined && (removal.at < view.openedBy.sentAt || view.gone.has(uid));
  decide(judge, 'rule.imap.expunged-uid-stays-away', !came, () => ({
    path: pathOf(place, uid),
    wanted: 'never again: the message was expunged',
    got: 'a message',
  }));
}

/** UIDVALIDITY was told of a name. */
export function judgeUidValidity(moment: ImapMoment, name: NameMirror, told: ToldValue & { assigned: boolean }): void {
  const { at, account, judge } = moment;
  const { value, sentAt, assigned } = told;
  if (value === 0 || name.notSticky || !account.mailboxes.areNamesQuietSince(sentAt)) return;
  const known = name.uidValidity;
  name.uidValidity = { value, at, assigned };
  if (!known || known.at >= sentAt) return;
  const breach = (wanted: string) => () => ({ path: `${name.name} / UIDVALIDITY`, wanted, got: String(value) });
  decide(judge, 'rule.imap.uidvalidity-never-falls', value >= known.value, breach(`at least ${known.value}`));
  // Another mailbox than the one that had the name before.
  if (known.at < name.since) return;
  const rule = assigned || known.assigned ? 'rule.imap.appenduid-names-message' : 'rule.imap.uidvalidity-agrees';
  decide(judge, rule, value === known.value, breach(String(known.value)));
}

/** UIDNEXT was told of a mailbox. */
export function judgeUidNext(moment: ImapMoment, name: NameMirror, told: ToldValue): void {
  const { at, judge, account } = moment;
  const { value, sentAt } = told;
  const mailbox = name.present;
  if (!mailbox || value === 0 || !account.mailboxes.areNamesQuietSince(sentAt)) return;
  const path = `${name.name} / UIDNEXT`;
  const got = String(value);
  const last = mailbox.uids.before(sentAt);
  if (last !== undefined)
    decide(judge, 'rule.imap.uidnext-above-all-uids', value > last, () => ({ path, wanted: `above ${last}`, got }));
  const before = mailbox.uidNext.before(sentAt);
  if (before !== undefined)
    decide(judge, 'rule.imap.uidnext-never-falls', value >= before, () => ({
      path,
      wanted: `at least ${before}`,
      got,
    }));
  mailbox.uidNext.raise(value, at);
  judgeFormer(moment, name, value);
}

/** RFC 9051 section 6.3.4: what was there before under this name must not be taken for what is there now. */
function judgeFormer({ judge }: ImapMoment, name: NameMirror, uidNext: number): void {
  const { former, present } = name;
  if (!former || !present) return;
  name.former = undefined;
  const holds = present.uidValidity !== former.uidValidity || uidNext > former.lastUid;
  decide(judge, 'rule.imap.recreated-name-has-new-uids', holds, () => ({
    path: `${name.name} / UIDNEXT under UIDVALIDITY ${former.uidValidity}`,
    wanted: `above ${former.lastUid}, or another UIDVALIDITY`,
    got: String(uidNext),
  }));
}
