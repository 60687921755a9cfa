import type { Entry, Pop3Session } from './contract.ts';
import { needsUtf8 } from './needs-utf8.ts';
import { err, type Reply } from './reply.ts';

/** The answer where the content of a message cannot be given: another client removed it, or it is in UTF-8 (RFC 6856 section 2.1). */
export function refusedContent(session: Pop3Session, { message }: Entry): Reply | undefined {
  const { behaviour } = session.context;
  const isGone = !session.maildrop.holds(message);
  if (isGone && behaviour.setting('pop3.expunged-elsewhere') === 'refused') return err('message-gone');
  if (behaviour.setting('pop3.utf8') === 'off' || !needsUtf8(message.octets)) return undefined;
  if (session.utf8) return behaviour.has('pop3.utf8.refused-anyway') ? err('utf8-needed', 'UTF8') : undefined;
  return behaviour.has('pop3.utf8.sent-unasked') ? undefined : err('utf8-needed', 'UTF8');
}
