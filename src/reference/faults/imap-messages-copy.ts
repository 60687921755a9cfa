import type { FaultTable } from './fault.ts';

export const imapCopyFaults = {
  'imap.copy.no-trycreate': {
    breaks: 'COPY to a mailbox that does not exist does not say TRYCREATE.',
    requirement: 'rfc9051/6.4.7/trycreate',
    shows: 'The NO has another code.',
  },
  'imap.copy.creates-mailbox': {
    breaks: 'COPY creates the mailbox that does not exist.',
    requirement: 'rfc9051/6.4.7/trycreate',
    shows: 'COPY to a new name is answered OK.',
  },
  'imap.copy.flags-lost': {
    breaks: 'Copies have no flags.',
    requirement: 'rfc9051/6.4.7/keeps-flags-and-date',
    shows: 'A copy of a read message is unread.',
    breaksState: true,
  },
  'imap.copy.keywords-lost': {
    breaks: 'Copies have no keywords.',
    requirement: 'rfc9051/6.4.7/keeps-flags-and-date',
    shows: 'A copy has \\Seen, and not the keyword.',
  },
  'imap.copy.date-lost': {
    breaks: 'Copies have the time of copying for internal date.',
    requirement: 'rfc9051/2.3.3/internal-date-of-copy',
    shows: 'A copy of an old message is of today.',
  },
  'imap.copy.date-loses-zone': {
    breaks: 'Copies keep the local time of the internal date, and not its zone.',
    requirement: 'rfc9051/2.3.3/internal-date-of-copy',
    shows: 'A copy is some hours off.',
  },
  'imap.copy.header-added': {
    breaks: 'A copy has a header line that its original has not: it goes through what filters new mail.',
    requirement: 'rfc9051/6.4.7/copies',
    shows: 'A signed message is no longer the same after it was copied.',
    breaksState: true,
  },
  'imap.copy.partial-on-failure': {
    breaks: 'COPY that is refused because of one number copies the others.',
    requirement: 'rfc9051/6.4.7/all-or-nothing',
    shows: 'COPY 1,9 of a mailbox with two messages is BAD, and copies the first.',
  },
  'imap.copy.uid-taken-for-number': {
    breaks: 'UID COPY takes the UIDs for message numbers.',
    requirement: 'rfc9051/6.4.9/numbers-are-uids',
    shows: 'After an expunge, UID COPY copies the next message.',
  },
  'imap.copy.shares-flags': {
    breaks: 'A copy shares its flags with the original.',
    requirement: 'rfc9051/6.4.7/copies',
    shows: 'STORE on a copy changes the message it was made of.',
    breaksState: true,
  },
  'imap.copy.no-copyuid': {
    breaks: 'COPY and MOVE do not tell COPYUID.',
    requirement: 'rfc4315/3/codes-returned',
    shows: 'The OK to COPY has no code.',
  },
  'imap.copy.copyuid-validity-of-source': {
    breaks: 'COPYUID has the UIDVALIDITY of the source.',
    requirement: 'rfc4315/3/copyuid',
    shows: 'The UIDVALIDITY is not that of the mailbox with the copies.',
    breaksState: true,
  },
  'imap.copy.copyuid-swapped': {
    breaks: 'COPYUID names the copies first.',
    requirement: 'rfc4315/3/copyuid',
    shows: 'The first set is of the destination.',
    breaksState: true,
  },
  'imap.copy.copyuid-first-only': {
    breaks: 'COPYUID names the first of several copies only.',
    requirement: 'rfc4315/3/copyuid',
    shows: 'The two sets differ in size.',
  },
  'imap.copy.unheard': {
    breaks: 'Copies are not told to other sessions that look at the mailbox.',
    requirement: 'rfc9051/5.2/size-updates',
    shows: 'Another session asks for news and sees no EXISTS.',
    severalSessions: true,
  },
  'imap.copy.expunged-left-out': {
    breaks: 'COPY leaves out messages that another session expunged, and is answered OK.',
    requirement: 'rfc2180/4.4.2/copy-by-old-numbers',
    shows: 'After COPY 1:3 and an untold expunge of one the copies are two.',
    severalSessions: true,
  },
  'imap.copy.leaves-mailbox': {
    breaks: 'COPY that is refused for want of a mailbox makes it.',
    requirement: 'rfc9051/6.4.7/trycreate',
    shows: 'After NO with TRYCREATE the mailbox is there.',
  },
} as const satisfies FaultTable;
