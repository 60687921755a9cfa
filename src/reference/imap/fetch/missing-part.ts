import type { ImapSession } from '../contract.ts';
import { no, Refusal } from '../reply.ts';
import { named } from './section-name.ts';

/** What is answered for a part that the message does not have: RFC 9051 section 6.4.5.1 leaves it to the server. */
export function missingPart({ behaviour }: ImapSession, name: string, none = 'NIL'): Buffer | undefined {
  switch (behaviour.setting('imap.missing-part')) {
    case 'nil':
      return named(name, none);
    case 'empty':
      return named(name, none === 'NIL' ? '""' : none);
    case 'left-out':
      return undefined;
    case 'refused':
      throw new Refusal(no('The message has no such part'));
  }
}
