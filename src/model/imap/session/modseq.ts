import { plainName } from '../words.ts';
import type { FetchItems } from './items.ts';
import { judge, named, type SessionMoment } from './moment.ts';
import { countOf } from './numbers.ts';

/** Mod-sequences come when they were asked for (RFC 7162 sections 3.1, 3.2.4). */
export function modseqs(moment: SessionMoment, items: FetchItems): void {
  included(moment, items);
  if (items.modseq === undefined) return;
  const about = `message ${items.number}`;
  judge(moment, 'rule.imap.modseq-asked-for', moment.notes.asked.has('CONDSTORE'), () => [
    about,
    'no MODSEQ before the client has asked for any',
    `MODSEQ ${String(items.modseq)}`,
  ]);
  if (countOf(moment) !== undefined) withinHighest(moment, items.number, items.modseq);
}

/** Once CONDSTORE is on, what tells flags tells the mod-sequence, unless a FETCH asked for something else. */
function included(moment: SessionMoment, items: FetchItems): void {
  const { mirror, view, inProgress, inFlight } = moment;
  if (items.flags === undefined || !mirror.enabled.has('CONDSTORE') || view?.highestModseq === undefined) return;
  // Of pipelined commands a server may serve a later one first (RFC 9051 section 5.5).
  if (view.noModseq || inFlight.some((one) => plainName(one) === 'FETCH')) return;
  const found = (what: string) => () =>
    [
      `message ${items.number}`,
      `${what} beside the flags`,
      `a FETCH response without it during ${named(inProgress)}`,
    ] as const;
  judge(moment, 'rule.imap.modseq-with-flags', items.modseq !== undefined, found('MODSEQ'));
  if (mirror.enabled.has('QRESYNC'))
    judge(moment, 'rule.imap.uid-with-flags', items.uid !== undefined, found('the UID'));
}

/** The value of SELECT covers what was there (RFC 7162 section 3.1.2.1). */
function withinHighest(moment: SessionMoment, number: number, modseq: bigint): void {
  const { view, changes, mirror } = moment;
  const highest = view?.highestModseq;
  if (!view || highest === undefined || mirror.opening || !changes.isStillSince(view.openedBy)) return;
  judge(moment, 'rule.imap.modseq-within-highest', modseq <= highest, () => [
    `message ${number}`,
    `no MODSEQ above HIGHESTMODSEQ ${String(highest)}, for nothing has changed since SELECT`,
    `MODSEQ ${String(modseq)}`,
  ]);
}
