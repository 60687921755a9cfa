import type { ImapSession } from '../contract.ts';
import { encodeModifiedUtf7 } from '../names.ts';
import type { Piece } from '../output.ts';
import { joined, list, quoted } from '../output.ts';

/** A LIST or LSUB response before it is written. */
export interface ListResponse {
  readonly kind?: 'LIST' | 'LSUB';
  readonly name: string;
  readonly attributes: readonly string[];
  /** Selection options that something below the name meets (RFC 9051 section 6.3.9.6). */
  readonly childInfo?: readonly string[];
  /** As the client wrote the name, where the server knows it by another (RFC 9051 section 6.3.9.7). */
  readonly oldName?: string;
}

/** Sends a LIST or LSUB response (RFC 9051 section 7.3.1, RFC 3501 section 7.2.3). */
export function sendListResponse(session: ImapSession, response: ListResponse): void {
  const { kind = 'LIST', name, attributes } = response;
  const extended = extendedItems(session, response);
  session.send(
    `${kind} `,
    list(attributes),
    ' ',
    delimiterFor(session, name),
    ' ',
    nameOnTheWire(session, name),
    ...(extended.length > 0 ? [' ', list(extended)] : []),
  );
}

function delimiterFor({ behaviour, store }: ImapSession, name: string): Piece {
  if (name.includes(store.delimiter) && behaviour.has('imap.list.delimiter-nil')) return 'NIL';
  return quoted(store.delimiter);
}

function extendedItems(session: ImapSession, { childInfo = [], oldName }: ListResponse): readonly Piece[] {
  const items: Piece[] = [];
  if (childInfo.length > 0) items.push(joined('"CHILDINFO" ', list(childInfo.map((option) => quoted(option)))));
  if (oldName !== undefined) items.push(joined('"OLDNAME" ', list([nameOnTheWire(session, oldName)])));
  return items;
}

/** The name as this session writes names: modified UTF-7, or UTF-8 (RFC 9051 section 5.1). */
export function nameOnTheWire(session: ImapSession, name: string): Buffer {
  const { behaviour } = session;
  const isAscii = /^[\x20-\x7e]*$/.test(name);
  if (!isAscii && session.utf8 && behaviour.has('imap.names.modified-utf7-under-rev2')) {
    return quoted(encodeModifiedUtf7(name));
  }
  if (!isAscii && !session.utf8 && behaviour.has('imap.names.utf8-under-rev1')) return quoted(name);
  if (name.includes('&') && !session.utf8 && behaviour.has('imap.names.ampersand-bare')) return quoted(name);
  return session.mailboxName(name);
}
