import type { FetchItems } from './items.ts';
import { judge, named, type SessionMoment } from './moment.ts';
import { countOf } from './numbers.ts';

/** UIDs ascend with the numbers, and stay (RFC 9051 section 2.3.1.1). */
export function uidsFit(moment: SessionMoment, { number, uid }: FetchItems): void {
  const { view } = moment;
  const count = countOf(moment);
  if (!view || uid === undefined || count === undefined || number < 1 || number > count) return;
  const known = view.messages?.[number - 1]?.uid;
  const about = `message ${number}`;
  if (known !== undefined)
    judge(moment, 'rule.imap.uid-stays', known === uid, () => [about, `UID ${known}`, `UID ${uid}`]);
  if (known === undefined) ascends(moment, number, uid);
}

function ascends(moment: SessionMoment, number: number, uid: number): void {
  const { view } = moment;
  const { below = 0, above = Infinity } = view?.neighbours(number) ?? {};
  judge(moment, 'rule.imap.uids-ascend', below < uid && uid < above, () => [
    `message ${number}`,
    above === Infinity ? `a UID above ${below}` : `a UID between ${below} and ${above}`,
    `UID ${uid}`,
  ]);
  boundByUidNext(moment, number, uid);
}

/** Messages that came since SELECT have UIDs from UIDNEXT on. */
function boundByUidNext(moment: SessionMoment, number: number, uid: number): void {
  const { view, mirror } = moment;
  const uidNext = view?.uidNext;
  if (!view || uidNext === undefined || mirror.opening || number <= view.initial) return;
  judge(moment, 'rule.imap.uidnext-lower-bound', uid >= uidNext, () => [
    `message ${number}`,
    `a UID from ${uidNext} on`,
    `UID ${uid}`,
  ]);
}

/** Items that no server tells unasked. */
const onlyAsked = /^(BODY|BINARY|RFC822|ENVELOPE|INTERNALDATE)/;

/** FETCH responses that a UID command causes, and under rev2 those that nothing asked for, have the UID. */
export function uidIncluded(moment: SessionMoment, items: FetchItems): void {
  const { inProgress, changes, view, mirror } = moment;
  const name = inProgress?.name ?? '';
  const found = () =>
    [`message ${items.number}`, 'the UID', `a FETCH response without it during ${named(inProgress)}`] as const;
  if (name === 'UID FETCH' || name === 'UID STORE') {
    const caused = items.size !== undefined || items.others.some((item) => onlyAsked.test(item));
    if (!caused && (!view || !changes.isAloneSince(view.openedBy))) return;
    judge(moment, 'rule.imap.uid-in-uid-answers', items.uid !== undefined, found);
  } else if (mirror.enabled.has('IMAP4REV2') && name !== 'FETCH' && name !== 'STORE')
    judge(moment, 'rule.imap.uid-in-unasked-fetch', items.uid !== undefined, found);
}
