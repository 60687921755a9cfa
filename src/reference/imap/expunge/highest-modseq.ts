import type { ImapSession } from '../contract.ts';
import { isAware } from '../extensions/condstore/aware.ts';

/**
 * `HIGHESTMODSEQ n`, which goes with what removed messages: required with QRESYNC, optional with CONDSTORE alone (RFC
 * 7162 sections 3.2.7 and 3.2.9, RFC 6851 section 4.4).
 */
export function highestModseqCode(session: ImapSession): string | undefined {
  const { behaviour, enabled, view } = session;
  if (!isAware(session) || behaviour.has('imap.qresync.expunge-tells-no-highestmodseq')) return undefined;
  if (!enabled.has('QRESYNC') && behaviour.setting('imap.highestmodseq-after-expunge') === 'with-qresync')
    return undefined;
  return `HIGHESTMODSEQ ${String(view.mailbox.highestModseq)}`;
}
