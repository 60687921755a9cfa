import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { sequenceSet } from '../output.ts';

/** What was copied, and the copies in the same order. */
export interface Copied {
  readonly originals: readonly Message[];
  readonly copies: readonly Message[];
  readonly target: Mailbox;
}

/** `COPYUID ...`, where something was copied (RFC 4315 section 3, RFC 9051 section 7.1). */
export function copyUid(session: ImapSession, { originals, copies, target }: Copied): string | undefined {
  const { behaviour, extensions, view } = session;
  if (copies.length === 0 || !extensions.has('uidplus') || behaviour.has('imap.copy.no-copyuid')) return undefined;
  const source = view.mailbox;
  const validity = source !== target && behaviour.has('imap.copy.copyuid-validity-of-source') ? source : target;
  const from = originals.map(({ uid }) => uid);
  const to = toUids(session, copies);
  const [first, second] = behaviour.has('imap.copy.copyuid-swapped') ? [to, from] : [from, to];
  return `COPYUID ${String(validity.uidValidity)} ${sequenceSet(first)} ${sequenceSet(second)}`;
}

function toUids({ behaviour }: ImapSession, copies: readonly Message[]): readonly number[] {
  const uids = copies.map(({ uid }) => uid);
  if (uids.length > 1 && behaviour.has('imap.copy.copyuid-first-only')) return uids.slice(0, 1);
  return uids;
}
