import { astring } from '../../imap/writer.ts';
import type { ImapExchange } from '../../driver/imap-command.ts';
import { DeviceError } from '../error.ts';
import type { ImapLink } from './link.ts';
import { existsIn, numberIn } from './values.ts';

/** What SELECT or EXAMINE told (RFC 9051 section 6.3.2). */
export interface Opened {
  readonly exists: number;
  readonly uidValidity: number;
  readonly uidNext: number | undefined;
  readonly highestModseq: bigint | undefined;
  readonly exchange: ImapExchange;
}

export interface OpenMailboxOptions {
  /** The server's name. */
  readonly mailbox: string;
  /** EXAMINE changes nothing, not even what is recent; SELECT is for changes. */
  readonly by: 'SELECT' | 'EXAMINE';
  /** What stands in parentheses behind the name (RFC 4466 section 2.1). */
  readonly parameter?: string | undefined;
}

/** Opens a mailbox. UIDs mean nothing without UIDVALIDITY, so that an answer without it is an error. */
export async function openMailbox(link: ImapLink, options: OpenMailboxOptions): Promise<Opened> {
  const { mailbox, by, parameter } = options;
  link.selected = undefined;
  link.mirror.reset();
  const exchange = await link.must(`${by} ${astring(mailbox)}${parameter === undefined ? '' : ` (${parameter})`}`);
  link.selected = mailbox;
  // What SELECT itself tells is read from its exchange.
  link.drain();
  const uidValidity = numberIn(exchange, 'UIDVALIDITY');
  if (uidValidity === undefined) throw new DeviceError('malformed', `${by} ${mailbox} told no UIDVALIDITY`);
  const uidNext = numberIn(exchange, 'UIDNEXT');
  return {
    exists: existsIn(exchange),
    uidValidity: Number(uidValidity),
    uidNext: uidNext === undefined ? undefined : Number(uidNext),
    highestModseq: numberIn(exchange, 'HIGHESTMODSEQ'),
    exchange,
  };
}
