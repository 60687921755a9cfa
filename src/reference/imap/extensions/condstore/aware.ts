import type { ImapSession } from '../../contract.ts';
import { highestModseq } from './highest-modseq.ts';

/** Whether a CONDSTORE enabling command was given: UID and MODSEQ then are in every FETCH response that was not asked for (RFC 7162 section 3.2.4). */
export function isAware({ enabled }: ImapSession): boolean {
  return enabled.has('CONDSTORE') || enabled.has('QRESYNC');
}

/** A CONDSTORE enabling command: the first one with a mailbox selected is told HIGHESTMODSEQ (RFC 7162 section 3.1). */
export function becomeAware(session: ImapSession): void {
  if (isAware(session)) return;
  session.enabled.add('CONDSTORE');
  if (
    session.selected !== undefined &&
    !session.behaviour.has('imap.condstore.enabling-command-tells-no-highestmodseq')
  ) {
    tellHighestModseq(session);
  }
}

/** `* OK [HIGHESTMODSEQ n]` of the selected mailbox (RFC 7162 section 3.1.2.1; text must follow, erratum 5055). */
export function tellHighestModseq(session: ImapSession): void {
  const highest = highestModseq(session.view.mailbox, session);
  session.send(`OK [HIGHESTMODSEQ ${String(highest)}] The highest mod-sequence`);
}
