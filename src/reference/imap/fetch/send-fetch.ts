import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import type { Piece } from '../output.ts';
import { fetchNumber } from './messages.ts';

/** What a FETCH response says of a message. */
export interface FetchData {
  readonly pieces: readonly Piece[];
  /** Whether its UID is said as well. */
  readonly uid: boolean;
}

/** Sends it in one response, or in one for each item: a client takes both (RFC 9051 section 7.5.2). Gives the number of octets. */
export function sendFetch(session: ImapSession, message: Message, { pieces, uid }: FetchData): number {
  const uids = uid ? [`UID ${String(uidOf(session, message))}`] : [];
  const together = ordered(session, [...uids, ...pieces]);
  if (together.length < 2 || session.behaviour.setting('imap.fetch-responses') === 'one-a-message') {
    return sendOne(session, message, together);
  }
  return pieces.reduce((octets, piece) => octets + sendOne(session, message, ordered(session, [...uids, piece])), 0);
}

function ordered({ behaviour }: ImapSession, pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length < 2) return pieces;
  return behaviour.setting('imap.fetch-item-order') === 'as-asked' ? pieces : pieces.toReversed();
}

function sendOne(session: ImapSession, message: Message, pieces: readonly Piece[]): number {
  if (pieces.length === 0) return 0;
  const start = `${String(numberOf(session, message))} FETCH (`;
  const line = isText(pieces)
    ? [`${start}${pieces.join(' ')})`]
    : [...pieces.flatMap((piece, index) => (index === 0 ? [start, piece] : [' ', piece])), ')'];
  session.send(...line);
  return line.reduce((octets, piece) => octets + piece.length, 0);
}

function isText(pieces: readonly Piece[]): pieces is readonly string[] {
  return pieces.every((piece) => typeof piece === 'string');
}

function uidOf({ behaviour, view }: ImapSession, message: Message): number {
  const { messages } = view;
  if (messages.length < 2 || !behaviour.has('imap.fetch.uids-reversed')) return message.uid;
  return (messages[messages.length - view.numberOf(message)] ?? message).uid;
}

/** Always the message number, for UID FETCH too (RFC 9051 section 6.4.9). */
function numberOf(session: ImapSession, message: Message): number {
  const number = fetchNumber(session, message);
  return number !== message.uid && session.behaviour.has('imap.fetch.number-is-uid') ? message.uid : number;
}
