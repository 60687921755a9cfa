import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import type { Scanner, SequenceSet } from '../scanner.ts';

/** What COPY and MOVE are given. */
export interface CopyArguments {
  readonly set: SequenceSet;
  readonly mailbox: string;
}

/** sequence-set SP mailbox, of COPY and MOVE (RFC 9051 section 9). */
export function parseCopy(scanner: Scanner): CopyArguments {
  scanner.space();
  const set = scanner.set();
  const mailbox = mailboxArgument(scanner);
  scanner.end();
  return { set, mailbox };
}
