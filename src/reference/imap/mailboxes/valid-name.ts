import { limits } from '../../limits.ts';
import type { ImapSession } from '../contract.ts';
import { no, Refusal } from '../reply.ts';
import { canonicalName } from './canonical-name.ts';

/** The name under which a new mailbox is made; refuses what can be no name (RFC 9051 section 5.1). */
export function newName(session: ImapSession, given: string): string {
  const name = canonicalName(session, given);
  if (name.split(session.store.delimiter).includes('')) refuse('A level of the name is empty');
  if (Buffer.byteLength(name) > limits.mailboxNameOctets) refuse('The name is too long');
  if (name !== name.normalize('NFC') && !session.behaviour.has('imap.create.denormalized-taken')) {
    refuse('The name is not in normalization form C');
  }
  return name;
}

function refuse(text: string): never {
  throw new Refusal(no(text, 'CANNOT'));
}
