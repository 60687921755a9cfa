import type { ImapSession } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

/** A parameter that was read, bound to what was given with it. */
export interface GivenParameter {
  readonly apply: (session: ImapSession) => void;
}

/** The parenthesised parameters of SELECT and EXAMINE; one that the server does not know is BAD (RFC 4466 section 2.1). */
export function parameters(scanner: Scanner, session: ImapSession): readonly GivenParameter[] {
  return scanner.list(() => {
    const word = scanner.keyword();
    const known = session.extensions.selectParameter(word);
    if (known === undefined) return unknown(session, word);
    const given = known.parse(scanner, session);
    return {
      apply: (selected) => {
        known.apply(selected, given);
      },
    };
  });
}

function unknown({ behaviour }: ImapSession, word: string): GivenParameter {
  if (behaviour.has('imap.select.unknown-parameter-ignored')) return { apply: () => undefined };
  throw new SyntaxFault(`Unknown parameter ${word}`);
}
