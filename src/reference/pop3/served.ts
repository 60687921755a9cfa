import type { Entry, Pop3Session } from './contract.ts';
import { needsUtf8 } from './needs-utf8.ts';
import { err, type Reply } from './reply.ts';
import { surrogateOf } from './surrogate.ts';
import { wireForm } from './wire-form.ts';

/** The answer where the content of a message cannot be given: another client removed it, or it is in UTF-8 (RFC 6856 section 2.1). */
export function refusedContent(session: Pop3Session, { message }: Entry): Reply | undefined {
  const { behaviour } = session.context;
  const isGone = !session.maildrop.holds(message);
  if (isGone && behaviour.setting('pop3.expunged-elsewhere') === 'refused') return err('message-gone');
  if (behaviour.setting('pop3.utf8') === 'off' || !needsUtf8(message.octets)) return undefined;
  if (session.utf8) return behaviour.has('pop3.utf8.refused-anyway') ? err('utf8-needed', 'UTF8') : undefined;
  if (surrogate(session, message.octets) !== undefined || behaviour.has('pop3.utf8.sent-unasked')) return undefined;
  return err('utf8-needed', 'UTF8');
}

/** Octets that RETR gives for a message: its own, or those of a surrogate. */
export function servedOctets(session: Pop3Session, { message }: Entry): Buffer {
  return surrogate(session, message.octets) ?? wireForm(message.octets, session.context.behaviour);
}

/** Size of what RETR gives (RFC 6856 section 2.1). */
export function servedSize(session: Pop3Session, entry: Entry): number {
  return surrogate(session, entry.message.octets)?.length ?? entry.size;
}

/** What comes in place of a message with UTF-8 in its header, for a client that did not ask for UTF-8. */
function surrogate({ context: { behaviour }, utf8 }: Pop3Session, octets: Buffer): Buffer | undefined {
  if (utf8 || behaviour.setting('pop3.utf8') === 'off' || !needsUtf8(octets)) return undefined;
  return behaviour.setting('pop3.utf8-message') === 'surrogate' ? surrogateOf(octets) : undefined;
}
