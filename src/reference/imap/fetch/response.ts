import { limits } from '../../limits.ts';
import type { Message } from '../../store/store.ts';
import type { FetchItem, ImapSession } from '../contract.ts';
import { announceKeywords } from '../flag-lists.ts';
import type { Piece } from '../output.ts';
import { no, Refusal } from '../reply.ts';
import { isAware } from '../extensions/condstore/aware.ts';
import { modseqItem } from '../extensions/condstore/modseq-item.ts';
import { flagsItem } from './flags.ts';
import { named } from './section-name.ts';
import { markSeen } from './seen.ts';
import { sendFetch } from './send-fetch.ts';

/** What one FETCH asks for. */
export interface Asked {
  /** Without UID. */
  readonly items: readonly FetchItem[];
  readonly names: ReadonlySet<string | undefined>;
  /** By its UID form. */
  readonly byUid: boolean;
}

/** Takes together what is asked for; the same item twice counts once. */
export function asked(items: readonly FetchItem[], byUid: boolean): Asked {
  const isFirst = ({ name }: FetchItem, index: number): boolean =>
    name === undefined || items.findIndex((other) => other.name === name) === index;
  return {
    items: items.filter((item, index) => item.name !== 'UID' && isFirst(item, index)),
    names: new Set(items.map(({ name }) => name)),
    byUid,
  };
}

/** Sends what was asked of one message, and gives the number of octets. */
export function respond(session: ImapSession, message: Message, wanted: Asked): number {
  const { names, byUid } = wanted;
  const { pieces, isNewlySeen } = rendered(session, message, wanted.items);
  if (isNewlySeen || names.has('FLAGS')) announceKeywords(session, session.view);
  if (names.has('FLAGS') && (names.has('MODSEQ') || !isAware(session))) session.view.told(message);
  const isReported = isNewlySeen && !names.has('FLAGS') && !session.behaviour.has('imap.fetch.seen-unreported');
  if (!isReported) return sendAsked(session, message, { wanted, pieces, isNewlySeen });
  if (session.behaviour.setting('imap.seen-reported') === 'in-own-response') {
    const sent = sendFetch(session, message, { pieces, uid: tellsUid(session, wanted) });
    session.sendFlags(message, { uid: byUid });
    return sent;
  }
  const uid = isAware(session) || tellsUid(session, wanted);
  return sendFetch(session, message, { pieces: [...pieces, ...newFlags(session, message, names)], uid });
}

/** Where the FETCH set `\Seen`, UID and MODSEQ are due though nobody asked for them (RFC 7162 section 3.2.4). */
function sendAsked(session: ImapSession, message: Message, sent: Rendered & { readonly wanted: Asked }): number {
  const { wanted, pieces, isNewlySeen } = sent;
  const isDue = isNewlySeen && isAware(session);
  const added = isDue && !wanted.names.has('MODSEQ') ? [modseqItem(message, session)] : [];
  return sendFetch(session, message, { pieces: [...pieces, ...added], uid: isDue || tellsUid(session, wanted) });
}

interface Rendered {
  readonly pieces: readonly Piece[];
  readonly isNewlySeen: boolean;
}

/** What reads the body comes first: FLAGS and MODSEQ then are what it makes of them. */
function rendered(session: ImapSession, message: Message, items: readonly FetchItem[]): Rendered {
  const bodies = bodiesOf(session, message, items);
  const isNewlySeen = bodies.some((piece) => piece !== undefined) && markSeen(session, message, items);
  const pieces = items.map((item, index) =>
    item.setsSeen === undefined ? item.render(session, message) : bodies[index],
  );
  return { pieces: pieces.filter((piece) => piece !== undefined), isNewlySeen };
}

/** Undefined for other items. A client may ask for the same octets again and again; no response is larger than it can take. */
function bodiesOf(session: ImapSession, message: Message, items: readonly FetchItem[]): readonly (Piece | undefined)[] {
  let octets = 0;
  return items.map((item) => {
    const piece = item.setsSeen === undefined ? undefined : item.render(session, message);
    octets += piece?.length ?? 0;
    if (octets > limits.responseOctets) throw new Refusal(no('That is too much of one message', 'LIMIT'));
    return piece;
  });
}

/** What stands for a message that another session expunged (RFC 2180 section 4.1.3). */
export function respondExpunged(session: ImapSession, message: Message, wanted: Asked): number {
  const pieces = wanted.items.flatMap(({ name, ofExpunged }) =>
    name === undefined || ofExpunged === undefined ? [] : [named(name, ofExpunged)],
  );
  return sendFetch(session, message, { pieces, uid: tellsUid(session, wanted) });
}

/** Flags that a FETCH changed go with it, and with them what RFC 7162 section 3.2.4 asks for. */
function newFlags(session: ImapSession, message: Message, names: Asked['names']): readonly Piece[] {
  session.view.told(message);
  const flags = flagsItem(session, message);
  return isAware(session) && !names.has('MODSEQ') ? [flags, modseqItem(message, session)] : [flags];
}

function tellsUid({ behaviour }: ImapSession, { names, byUid }: Asked): boolean {
  if (names.has('UID')) return byUid || !behaviour.has('imap.fetch.uid-item-ignored');
  if (byUid) return !behaviour.has('imap.fetch.uid-missing');
  return behaviour.setting('imap.uid-in-fetch') === 'always';
}
