import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { sequenceSet } from '../output.ts';

/** `APPENDUID ...`: one UID, or of several messages a set in their order (RFC 4315 section 3, RFC 9051 section 7.1). */
export function appendUid(
  { behaviour, extensions }: ImapSession,
  target: Mailbox,
  added: readonly Message[],
): string | undefined {
  if (!extensions.has('uidplus') || behaviour.has('imap.append.no-appenduid')) return undefined;
  const uids = added.map(({ uid }) => uid);
  const told = uids.length > 1 && behaviour.has('imap.multiappend.one-uid') ? uids.slice(-1) : uids;
  const shift = behaviour.has('imap.append.appenduid-is-uidnext') ? 1 : 0;
  const validity = target.uidValidity + (behaviour.has('imap.append.appenduid-validity') ? 1 : 0);
  return `APPENDUID ${String(validity)} ${sequenceSet(told.map((uid) => uid + shift))}`;
}
