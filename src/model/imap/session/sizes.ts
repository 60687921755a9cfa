import type { FetchItems } from './items.ts';
import { judge, type SessionMoment } from './moment.ts';
import type { Sizes } from './notes.ts';

/**
 * RFC822.SIZE is the number of octets that BODY[] gives (RFC 9051 section 2.3.4). Here of messages without a known UID;
 * of the others the rules over all sessions know more.
 */
export function sizes(moment: SessionMoment, items: FetchItems): void {
  if (items.size === undefined && items.octets === undefined) return;
  const message = moment.view?.own(items.number);
  if (!message || message.uid !== undefined || items.uid !== undefined || isGhost(moment, items)) return;
  const before = moment.notes.sizes.get(message);
  const known = { size: items.size ?? before?.size, octets: items.octets ?? before?.octets };
  moment.notes.sizes.set(message, known);
  compare(moment, items.number, known);
}

function compare(moment: SessionMoment, number: number, { size, octets }: Sizes): void {
  if (size === undefined || octets === undefined) return;
  judge(moment, 'rule.imap.size-is-octets', size === octets, () => [
    `message ${number}`,
    `RFC822.SIZE ${octets}, the octets of BODY[]`,
    `RFC822.SIZE ${size}`,
  ]);
}

/** A message that another session has expunged may come as an empty one (RFC 2180 section 4.1.3). */
function isGhost({ view, changes }: SessionMoment, { octets, size }: FetchItems): boolean {
  return (octets === 0 || size === 0) && view !== undefined && !changes.isAloneSince(view.openedBy);
}
