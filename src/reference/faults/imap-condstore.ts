import type { FaultTable } from './fault.ts';
import { imapQresyncFaults } from './imap-qresync.ts';

const raises = 'rfc7162/3.1/change-raises-modseq';
const aware = 'rfc7162/3.1/modseq-in-all-fetch';
const highest = 'rfc7162/3.1.2.1/highestmodseq';

const condstoreFaults = {
  'imap.condstore.store-raises-nothing': {
    breaks: 'STORE changes flags and leaves the mod-sequence.',
    requirement: raises,
    shows: 'A client that asks for changes since its last visit is told of none.',
    severalSessions: true,
  },
  'imap.condstore.flag-removal-raises-nothing': {
    breaks: 'Removing a flag leaves the mod-sequence; setting one raises it.',
    requirement: raises,
    shows: 'Mail marked as unread stays read on the other device.',
    severalSessions: true,
  },
  'imap.condstore.keyword-raises-nothing': {
    breaks: 'Keywords leave the mod-sequence; system flags raise it.',
    requirement: raises,
    shows: 'A label set on one device never comes to the other.',
    severalSessions: true,
  },
  'imap.condstore.seen-raises-nothing': {
    breaks: '\\Seen is no part of what the mod-sequence stands for.',
    requirement: raises,
    shows: 'Mail read on one device stays unread on the other.',
    severalSessions: true,
  },
  'imap.condstore.unchanged-flags-raise': {
    breaks: 'Setting a flag that is set raises the mod-sequence.',
    requirement: 'rfc7162/3.1/no-change-no-raise',
    shows: 'Every client fetches flags again that did not change.',
  },
  'imap.condstore.append-raises-nothing': {
    breaks: 'APPEND and COPY give the highest mod-sequence that there is, not a higher one.',
    requirement: 'rfc7162/3.1/new-message-higher',
    shows: 'FETCH CHANGEDSINCE does not tell of new mail.',
    severalSessions: true,
  },
  'imap.condstore.delivery-raises-nothing': {
    breaks: 'Mail from outside gets the highest mod-sequence that there is; only APPEND and COPY give a higher one.',
    requirement: 'rfc7162/3.1/new-message-higher',
    shows: 'A client that polls HIGHESTMODSEQ never sees delivered mail.',
    severalSessions: true,
  },
  'imap.condstore.modseq-zero': {
    breaks: 'FETCH tells 0 as mod-sequence.',
    requirement: 'rfc7162/3.1/modseq-positive',
    shows: 'The answer breaks the grammar: mod-sequences are above 0.',
    breaksState: true,
  },
  'imap.condstore.modseqs-lost-when-closed': {
    breaks:
      'Mod-sequences are kept as long as some session has the mailbox open, and start at 1 again after the last one left.',
    requirement: 'rfc7162/3.1.2.1/persistent',
    shows: 'HIGHESTMODSEQ falls from one session to the next; changes since are not told.',
    breaksState: true,
  },
  'imap.condstore.highestmodseq-too-low': {
    breaks: 'HIGHESTMODSEQ is one below the mod-sequence of the message changed last.',
    requirement: highest,
    shows: 'STORE UNCHANGEDSINCE with the value told is refused.',
    breaksState: true,
  },
  'imap.condstore.status-highestmodseq-is-stale': {
    breaks: 'STATUS tells the HIGHESTMODSEQ of the first time it was asked.',
    requirement: 'rfc7162/3.1.7/status-highestmodseq',
    shows: 'A client that polls by STATUS never sees a change.',
    severalSessions: true,
  },
  'imap.condstore.select-tells-no-highestmodseq': {
    breaks: 'SELECT has no HIGHESTMODSEQ, though CONDSTORE is enabled.',
    requirement: 'rfc7162/3.1.2/code-at-select',
    shows: 'The client cannot tell from when on it knows the mailbox.',
  },
  'imap.condstore.enabling-command-tells-no-highestmodseq': {
    breaks: 'The first enabling command with a mailbox selected is not answered with HIGHESTMODSEQ.',
    requirement: 'rfc7162/3.1/first-enabling-tells-highestmodseq',
    shows: 'FETCH MODSEQ comes without HIGHESTMODSEQ.',
  },
  'imap.condstore.announcement-without-modseq': {
    breaks: 'Flags that another session changed are told without MODSEQ.',
    requirement: aware,
    shows: 'The client cannot store conditionally what it was just told of.',
    severalSessions: true,
  },
  'imap.condstore.answer-to-store-without-modseq': {
    breaks: 'The answer to the own STORE has no MODSEQ.',
    requirement: aware,
    shows: 'The client learns the new mod-sequence by asking only.',
  },
  'imap.condstore.unasked-modseq': {
    breaks: 'Changed flags come with MODSEQ, though no enabling command was given.',
    requirement: 'rfc9051/6.1.1/nothing-enabled-unasked',
    shows: 'A client that knows nothing of CONDSTORE gets an item that it cannot read.',
  },
  'imap.condstore.changedsince-inclusive': {
    breaks: 'CHANGEDSINCE returns messages with just that mod-sequence.',
    requirement: 'rfc7162/3.1.4.1/changedsince',
    shows: 'The last change is told again and again.',
  },
  'imap.condstore.changedsince-ignored': {
    breaks: 'CHANGEDSINCE returns all messages of the set.',
    requirement: 'rfc7162/3.1.4.1/changedsince',
    shows: 'Messages come that did not change.',
  },
  'imap.condstore.unchangedsince-ignored': {
    breaks: 'UNCHANGEDSINCE is read and not looked at.',
    requirement: 'rfc7162/3.1.3/unchangedsince-refuses',
    shows: 'A client overwrites what another one has changed since.',
    severalSessions: true,
  },
  'imap.condstore.unchangedsince-exclusive': {
    breaks: 'UNCHANGEDSINCE fails for messages with just that mod-sequence.',
    requirement: 'rfc7162/3.1.3/unchangedsince-stores',
    shows: 'A message that nobody touched is MODIFIED.',
  },
  'imap.condstore.unchangedsince-zero-passes': {
    breaks: 'UNCHANGEDSINCE 0 is no condition.',
    requirement: 'rfc7162/3.1.3/zero-fails',
    shows: 'A STORE that must fail succeeds.',
  },
  'imap.condstore.unchangedsince-all-or-nothing': {
    breaks: 'One message that fails the test keeps all others from being changed.',
    requirement: 'rfc7162/3.1.3/partial',
    shows: 'MODIFIED lists messages that were not changed since.',
    severalSessions: true,
  },
  'imap.condstore.no-modified-code': {
    breaks: 'Messages that fail the test are passed over without MODIFIED.',
    requirement: 'rfc7162/3.1.3/modified',
    shows: 'The client believes that its change was made.',
  },
  'imap.condstore.modified-in-the-wrong-numbers': {
    breaks: 'MODIFIED has UIDs for STORE and message numbers for UID STORE.',
    requirement: 'rfc7162/3.1.3/modified',
    shows: 'Once a message was expunged, the client takes other messages for those that failed.',
  },
  'imap.condstore.modified-lists-first-only': {
    breaks: 'MODIFIED lists the first message that failed, not the others.',
    requirement: 'rfc7162/3.1.3/modified',
    shows: 'The client believes that the others were changed.',
  },
  'imap.condstore.silent-store-not-answered': {
    breaks: 'A STORE with UNCHANGEDSINCE and .SILENT is not answered with FETCH.',
    requirement: 'rfc7162/3.1.3/fetch-with-modseq',
    shows: 'The client does not learn the new mod-sequences, and its next conditional STORE fails.',
  },
  'imap.condstore.search-modseq-exclusive': {
    breaks: 'SEARCH MODSEQ leaves out messages with just that mod-sequence.',
    requirement: 'rfc7162/3.1.5/search-modseq',
    shows: 'The last change is not found.',
  },
  'imap.condstore.search-entry-refused': {
    breaks: 'SEARCH MODSEQ with the entry name of a flag is BAD.',
    requirement: 'rfc7162/3.1.5/entry-name',
    shows: 'SEARCH MODSEQ "/flags/\\\\seen" all 1 fails.',
  },
  'imap.condstore.search-tells-no-modseq': {
    breaks: 'The answer to SEARCH MODSEQ does not tell the highest mod-sequence found.',
    requirement: 'rfc7162/3.1.5/highest-of-found',
    shows: 'The SEARCH response ends without (MODSEQ n).',
  },
  'imap.condstore.search-modseq-is-highestmodseq': {
    breaks: 'The answer to SEARCH MODSEQ tells HIGHESTMODSEQ instead of the highest of the messages found.',
    requirement: 'rfc7162/3.1.5/highest-of-found',
    shows: 'The client believes that it knows changes of messages that were not among those found.',
  },
  'imap.condstore.min-modseq-is-of-all': {
    breaks: 'With RETURN (MIN) the mod-sequence is the highest of all messages that match.',
    requirement: 'rfc4731/3.2/modseq-of-ends',
    shows: 'The mod-sequence is not that of the message returned.',
  },
} as const satisfies FaultTable;

/** Mod-sequences and what hangs on them. */
export const imapCondstoreFaults = { ...condstoreFaults, ...imapQresyncFaults } as const satisfies FaultTable;
