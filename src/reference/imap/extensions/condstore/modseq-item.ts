import type { Message } from '../../../store/store.ts';
import type { FetchItemParser, ImapSession } from '../../contract.ts';
import { becomeAware } from './aware.ts';

/** `MODSEQ (n)` (RFC 7162 section 3.1.4.2). */
export function modseqItem({ modseq }: Message, { behaviour }: ImapSession): string {
  return `MODSEQ (${String(behaviour.has('imap.condstore.modseq-zero') ? 0 : modseq)})`;
}

/** The FETCH item MODSEQ; asking for it enables CONDSTORE (RFC 7162 section 3.1.4.2). */
export const fetchModseq: FetchItemParser = () => ({
  name: 'MODSEQ',
  before: becomeAware,
  render: (session, message) => modseqItem(message, session),
});
