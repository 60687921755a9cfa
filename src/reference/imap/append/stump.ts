import type { ImapSession } from '../contract.ts';
import type { Segment } from '../cursor.ts';

/**
 * A connection has ended in the middle of a literal. RFC 9051 section 6.3.12: the mailbox stays as it was; with this fault
 * what came of an APPEND is kept.
 */
export async function leaveStump(session: ImapSession, [command]: readonly Segment[]): Promise<void> {
  const { behaviour, connection } = session;
  const named = /^[^ ]+ append "?([^" ]+)/i.exec(command?.octets.toString('latin1') ?? '')?.[1];
  if (named === undefined || session.state === 'not authenticated') return;
  const mailbox = session.account.mailbox(named);
  if (mailbox === undefined || !behaviour.has('imap.append.stump-kept')) return;
  const octets = await connection.readOctets(connection.pending());
  if (octets !== undefined) mailbox.append([{ octets }]);
}
