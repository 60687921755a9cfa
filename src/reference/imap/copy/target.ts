import type { FaultId } from '../../faults/registry.ts';
import type { Mailbox } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { no, Refusal } from '../reply.ts';

/** How a command may go wrong about a mailbox that is not there. */
export interface TargetFaults {
  readonly silent: FaultId;
  readonly creates?: FaultId;
  readonly leaves?: FaultId;
}

/** The mailbox that COPY, MOVE or APPEND writes to; it is never made for them (RFC 9051 sections 6.3.12, 6.4.7 and 6.4.8). */
export function targetMailbox(session: ImapSession, given: string, faults: TargetFaults): Mailbox {
  const { account, behaviour } = session;
  const name = canonicalName(session, given);
  const mailbox = account.mailbox(name);
  if (mailbox !== undefined) return mailbox;
  if (faults.creates !== undefined && behaviour.has(faults.creates)) return account.create(name);
  if (faults.leaves !== undefined && behaviour.has(faults.leaves)) account.create(name);
  throw new Refusal(no('There is no such mailbox', behaviour.has(faults.silent) ? 'NONEXISTENT' : 'TRYCREATE'));
}
