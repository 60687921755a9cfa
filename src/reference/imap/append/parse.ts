import type { Instant } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { parseFlagList } from '../store/flag-list.ts';

/** One message of an APPEND. */
export interface GivenMessage {
  readonly flags: readonly string[];
  readonly date: Instant | undefined;
  readonly octets: Buffer;
}

export interface AppendArguments {
  readonly mailbox: string;
  readonly messages: readonly GivenMessage[];
}

/** SP mailbox and one message, or with MULTIAPPEND more of them (RFC 9051 section 9 append, RFC 3502). */
export function parseAppend(scanner: Scanner, session: ImapSession): AppendArguments {
  const mailbox = mailboxArgument(scanner);
  const messages = [parseMessage(scanner, session)];
  while (!scanner.atEnd()) {
    if (!session.extensions.has('multiappend')) scanner.fail('the end of the command');
    messages.push(parseMessage(scanner, session));
  }
  return { mailbox, messages };
}

function parseMessage(scanner: Scanner, session: ImapSession): GivenMessage {
  scanner.space();
  const flags = scanner.peek() === '(' ? beforeSpace(scanner, () => parseFlagList(scanner)) : [];
  const date = scanner.peek() === '"' ? beforeSpace(scanner, () => parseDate(scanner, session)) : undefined;
  const { octets, binary } = scanner.message();
  if (binary && !session.extensions.has('binary')) throw new SyntaxFault('Only BINARY has this kind of literal');
  if (!binary && octets.includes(0)) throw new SyntaxFault('A literal has no NUL');
  return { flags, date, octets };
}

function beforeSpace<T>(scanner: Scanner, read: () => T): T {
  const value = read();
  scanner.space();
  return value;
}

function parseDate(scanner: Scanner, { behaviour }: ImapSession): Instant | undefined {
  try {
    return scanner.dateTime();
  } catch (error) {
    if (!(error instanceof SyntaxFault) || !behaviour.has('imap.append.bad-date-accepted')) throw error;
    scanner.string();
    return undefined;
  }
}
