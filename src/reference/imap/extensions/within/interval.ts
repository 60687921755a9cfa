import { sentDate } from '../../../mime/date.ts';
import { entityOf } from '../../../mime/parse.ts';
import type { ImapSession, SearchKeyParser, SearchSubject } from '../../contract.ts';
import type { Scanner } from '../../scanner.ts';

/** The second that is so long ago: exact to a second (RFC 5032 section 2). */
function target(scanner: Scanner, { behaviour }: ImapSession): number {
  scanner.space();
  const zeroTaken = scanner.peek() === '0' && behaviour.has('imap.within.zero-accepted');
  const seconds = zeroTaken ? scanner.number() : scanner.nonZero();
  const unit = behaviour.has('imap.within.interval-in-minutes') ? 60 : 1;
  return Math.floor(Date.now() / 1000) - seconds * unit;
}

function key(meets: (arrived: number, then: number) => boolean): SearchKeyParser {
  return (scanner, session) => {
    const then = target(scanner, session);
    const inverted = session.behaviour.has('imap.within.older-and-younger-swapped');
    const bySent = session.behaviour.has('imap.within.by-sent-date');
    return (subject) => {
      const arrived = Math.floor((bySent ? sentMs(subject) : subject.message.internalDate.epochMs) / 1000);
      return inverted ? meets(then, arrived) : meets(arrived, then);
    };
  };
}

function sentMs({ message }: SearchSubject): number {
  return (sentDate(entityOf(message.octets)) ?? message.internalDate).epochMs;
}

/** Arrived so many seconds ago, or before (RFC 5032 section 2). */
export const older: SearchKeyParser = key((arrived, then) => arrived <= then);

/** Arrived so many seconds ago, or since (RFC 5032 section 2). */
export const younger: SearchKeyParser = key((arrived, then) => arrived >= then);
