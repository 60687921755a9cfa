import type { ImapSession } from '../contract.ts';
import { knowsModseq } from '../fetch/flags.ts';

/** `HIGHESTMODSEQ n`, which goes with what removed messages (RFC 7162 sections 3.2.7 and 3.2.9, RFC 6851 section 4.4). */
export function highestModseqCode(session: ImapSession): string | undefined {
  return knowsModseq(session) ? `HIGHESTMODSEQ ${String(session.view.mailbox.highestModseq)}` : undefined;
}
