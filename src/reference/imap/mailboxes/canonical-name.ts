import type { ImapSession } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';

/**
 * The name by which the store knows what a client wrote. A server that takes names that are not in normalization form C
 * takes them everywhere (RFC 9051 section 5.1); one that refuses to create them has none of them.
 */
export function canonicalName(session: ImapSession, given: string): string {
  return belowInbox(session, normalized(session, given));
}

function normalized({ behaviour }: ImapSession, given: string): string {
  const name = given.normalize('NFC');
  if (name === given) return given;
  const choice = behaviour.setting('imap.denormalized-names');
  if (choice === 'bad') throw new SyntaxFault('The name is not in normalization form C');
  return choice === 'normalized' ? name : given;
}

/** INBOX is the same in any case at the top of a longer name too: its superior can be nothing else (RFC 9051 section 5.1). */
function belowInbox({ store }: ImapSession, name: string): string {
  const rest = /^inbox/i.test(name) ? name.slice('INBOX'.length) : '';
  return rest.startsWith(store.delimiter) ? `INBOX${rest}` : name;
}
