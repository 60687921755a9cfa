import type { ImapSession } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';

/**
 * The name by which the store knows what a client wrote. A server that takes names that are not in normalization form C
 * takes them everywhere (RFC 9051 section 5.1); one that refuses to create them has none of them.
 */
export function canonicalName({ behaviour }: ImapSession, given: string): string {
  const normalized = given.normalize('NFC');
  if (normalized === given) return given;
  const choice = behaviour.setting('imap.denormalized-names');
  if (choice === 'bad') throw new SyntaxFault('The name is not in normalization form C');
  return choice === 'normalized' ? normalized : given;
}
