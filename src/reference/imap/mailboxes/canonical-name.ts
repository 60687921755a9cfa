import { withInboxInCapitals } from '../../store/inbox-name.ts';
import type { ImapSession } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';

/**
 * The name by which the store knows what a client wrote. A server that takes names that are not in normalization form C
 * takes them everywhere (RFC 9051 section 5.1); one that refuses to create them has none of them.
 */
export function canonicalName(session: ImapSession, given: string): string {
  return withInboxInCapitals(normalized(session, given), session.store.delimiter);
}

function normalized({ behaviour }: ImapSession, given: string): string {
  const name = given.normalize('NFC');
  if (name === given) return given;
  const choice = behaviour.setting('imap.denormalized-names');
  if (choice === 'bad') throw new SyntaxFault('The name is not in normalization form C');
  return choice === 'normalized' ? name : given;
}
