import type { Scanner } from '../scanner.ts';

/** SP and the name of a mailbox: the argument of a command, or the next one. */
export function mailboxArgument(scanner: Scanner): string {
  scanner.space();
  return scanner.mailbox();
}
