import type { FaultTable } from './fault.ts';

/** Result options of SEARCH, the saved result, and searching by age. */
export const imapSearchResultFaults = {
  'imap.esearch.answered-by-search': {
    breaks: 'A SEARCH with result options is answered by SEARCH.',
    requirement: 'rfc4731/3.1/single-esearch',
    shows: 'The client gets all numbers where it asked for a count.',
  },
  'imap.esearch.no-tag': {
    breaks: 'ESEARCH does not name the tag of its command.',
    requirement: 'rfc4731/3.1/tag',
    shows: 'The client cannot tell which of its searches was answered.',
  },
  'imap.esearch.no-uid-indicator': {
    breaks: 'The answer to UID SEARCH has no UID indicator.',
    requirement: 'rfc4731/3.1/uid-indicator',
    shows: 'The client takes UIDs for message numbers.',
  },
  'imap.esearch.no-options-returns-count': {
    breaks: 'An empty list of result options returns the count instead of all.',
    requirement: 'rfc4731/3.1/empty-list-is-all',
    shows: 'SEARCH RETURN () has no ALL.',
  },
  'imap.esearch.unknown-option-ignored': {
    breaks: 'A result option that the server does not know is passed over.',
    requirement: 'rfc4731/3.1/unknown-option-bad',
    shows: 'SEARCH RETURN (NONSENSE) is OK.',
  },
  'imap.esearch.one-response-an-option': {
    breaks: 'Each result option gets an ESEARCH response of its own.',
    requirement: 'rfc4731/3.1/single-esearch',
    shows: 'The client takes the first response for the whole answer.',
  },
  'imap.esearch.min-and-max-swapped': {
    breaks: 'MIN is the highest number and MAX the lowest.',
    requirement: 'rfc4731/3.1/min',
    shows: 'SEARCH RETURN (MIN) UNSEEN gives the last unread message.',
  },
  'imap.esearch.min-max-zero-when-nothing-found': {
    breaks: 'MIN and MAX are 0 where nothing was found, instead of left out.',
    requirement: 'rfc4731/3.1/left-out-without-matches',
    shows: 'The answer breaks the grammar: 0 is no message number.',
  },
  'imap.esearch.set-closes-gaps': {
    breaks: 'ALL is one range from the first to the last message found.',
    requirement: 'rfc4731/3.1/all',
    shows: 'ALL names messages between them that do not match.',
  },
  'imap.esearch.no-count-when-nothing-found': {
    breaks: 'COUNT is left out where nothing was found.',
    requirement: 'rfc4731/3.1/count',
    shows: 'SEARCH RETURN (COUNT) has no COUNT 0.',
  },
  'imap.esearch.counts-the-mailbox': {
    breaks: 'COUNT is the number of messages in the mailbox.',
    requirement: 'rfc4731/3.1/count',
    shows: 'SEARCH RETURN (COUNT) UNSEEN counts read mail too.',
  },
  'imap.searchres.result-not-kept': {
    breaks: 'SAVE is taken, and nothing is saved.',
    requirement: 'rfc5182/2.1/saved',
    shows: 'FETCH $ returns nothing.',
  },
  'imap.searchres.failed-search-keeps-result': {
    breaks: 'A SEARCH with SAVE that is answered NO leaves $ as it was.',
    requirement: 'rfc5182/2.1/emptied-by-failure',
    shows: 'The commands behind it work on the messages of an earlier search.',
  },
  'imap.searchres.bad-search-empties-result': {
    breaks: 'A SEARCH with SAVE that is BAD empties $.',
    requirement: 'rfc5182/2.1/unchanged-without-save',
    shows: 'After a mistyped search, FETCH $ returns nothing.',
  },
  'imap.searchres.set-without-save': {
    breaks: 'Every SEARCH sets $.',
    requirement: 'rfc5182/2.1/unchanged-without-save',
    shows: 'A plain SEARCH in between changes what STORE $ works on.',
  },
  'imap.searchres.save-alone-is-answered': {
    breaks: 'A SEARCH with SAVE alone sends an ESEARCH response.',
    requirement: 'rfc5182/1/save-alone-is-silent',
    shows: 'A response that the client asked to be spared.',
  },
  'imap.searchres.min-saves-all': {
    breaks: 'With MIN or MAX, $ has all messages found.',
    requirement: 'rfc5182/2.4/min-max-saved',
    shows: 'FETCH $ after SEARCH RETURN (SAVE MIN) returns more than one message.',
  },
  'imap.searchres.min-with-count-saves-min': {
    breaks: 'With MIN and COUNT, $ has the first message only.',
    requirement: 'rfc5182/2.4/all-saved',
    shows: 'FETCH $ after SEARCH RETURN (SAVE MIN COUNT) returns one message.',
  },
  'imap.searchres.numbers-not-brought-up-to-date': {
    breaks: '$ keeps message numbers, and these stay when messages are expunged.',
    requirement: 'rfc5182/2.1/expunged-removed',
    shows: 'After another session expunged a message, STORE $ works on the message behind the one that was found.',
    severalSessions: true,
  },
  'imap.searchres.shared-between-sessions': {
    breaks: '$ is kept with the mailbox, not with the session.',
    requirement: 'rfc5182/2.1/saved',
    shows: 'A SEARCH with SAVE on one device changes $ on the other.',
    severalSessions: true,
  },
  'imap.searchres.kept-by-select': {
    breaks: 'SELECT leaves $ as it was.',
    requirement: 'rfc5182/2.1/reset-by-select',
    shows: 'After SELECT, FETCH $ returns messages of the same UIDs.',
  },
  'imap.searchres.empty-result-is-bad': {
    breaks: 'An empty $ is answered BAD.',
    requirement: 'rfc5182/2.1/empty-is-valid',
    shows: 'A pipelined FETCH $ fails where the search found nothing.',
  },
  'imap.searchres.uids-taken-for-numbers': {
    breaks: 'What UID SEARCH saved is read as message numbers by FETCH and STORE.',
    requirement: 'rfc5182/2.1/number-or-uid',
    shows: 'Once a message was expunged, FETCH $ returns other messages than were found.',
  },
  'imap.within.older-and-younger-swapped': {
    breaks: 'OLDER finds the messages of the interval, YOUNGER those before it.',
    requirement: 'rfc5032/2/older',
    shows: 'SEARCH YOUNGER 3600 finds old mail.',
  },
  'imap.within.interval-in-minutes': {
    breaks: 'The interval is taken for minutes.',
    requirement: 'rfc5032/2/younger',
    shows: 'SEARCH YOUNGER 3600 finds mail of two months.',
  },
  'imap.within.by-sent-date': {
    breaks: 'OLDER and YOUNGER look at the Date field, not at the internal date.',
    requirement: 'rfc5032/2/younger',
    shows: 'Old mail that has just arrived is not found by YOUNGER.',
  },
  'imap.within.zero-accepted': {
    breaks: 'An interval of 0 is taken.',
    requirement: 'rfc5032/3/interval-positive',
    shows: 'SEARCH OLDER 0 is OK.',
  },
} as const satisfies FaultTable;
