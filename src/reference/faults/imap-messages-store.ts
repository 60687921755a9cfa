import type { FaultTable } from './fault.ts';

export const imapStoreFaults = {
  'imap.store.flags-adds': {
    breaks: 'STORE FLAGS keeps the flags that were there.',
    requirement: 'rfc9051/6.4.6/replaces-flags',
    shows: 'STORE 1 FLAGS (\\Seen) leaves \\Flagged set.',
  },
  'imap.store.plus-flags-replaces': {
    breaks: 'STORE +FLAGS takes away the flags that were there.',
    requirement: 'rfc9051/6.4.6/plus-flags-adds',
    shows: 'STORE 1 +FLAGS (\\Seen) clears \\Flagged.',
  },
  'imap.store.minus-flags-clears': {
    breaks: 'STORE -FLAGS takes away all flags.',
    requirement: 'rfc9051/6.4.6/minus-flags-removes',
    shows: 'STORE 1 -FLAGS (\\Answered) clears \\Flagged.',
  },
  'imap.store.keywords-by-case': {
    breaks: 'STORE -FLAGS does not know a keyword in another case.',
    requirement: 'rfc9051/9/case-insensitive',
    shows: '-FLAGS (HARVEST) leaves the keyword harvest.',
  },
  'imap.store.unknown-system-flag': {
    breaks: 'A flag with a backslash that nobody defined is stored.',
    requirement: 'rfc9051/9/unknown-flags-not-made',
    shows: '\\Foo is among the flags of a message.',
  },
  'imap.store.silent-answered': {
    breaks: 'STORE .SILENT returns the new flags.',
    requirement: 'rfc9051/6.4.6/silent',
    shows: 'STORE 1 +FLAGS.SILENT is answered with FETCH.',
  },
  'imap.store.unanswered': {
    breaks: 'STORE without .SILENT does not return the new flags.',
    requirement: 'rfc9051/6.4.6/returns-new-flags',
    shows: 'STORE 1 +FLAGS (\\Seen) is answered with OK only.',
  },
  'imap.store.answers-old-flags': {
    breaks: 'STORE returns the flags from before it.',
    requirement: 'rfc9051/6.4.6/returns-new-flags',
    shows: 'STORE 1 FLAGS (\\Seen) is answered with the old flags.',
    breaksState: true,
  },
  'imap.store.not-kept': {
    breaks: 'STORE returns the new flags and does not keep them.',
    requirement: 'rfc9051/6.4.6/plus-flags-adds',
    shows: 'The next FETCH has the old flags.',
    breaksState: true,
  },
  'imap.store.first-only': {
    breaks: 'STORE changes the first message of its set only.',
    requirement: 'rfc9051/6.4.6/plus-flags-adds',
    shows: 'STORE 1:3 +FLAGS leaves 2 and 3.',
  },
  'imap.store.uid-missing': {
    breaks: 'The answers to UID STORE have no UID.',
    requirement: 'rfc9051/6.4.9/uid-in-fetch',
    shows: 'UID STORE 7 is answered with FLAGS alone.',
  },
  'imap.store.uid-taken-for-number': {
    breaks: 'UID STORE takes the UIDs for message numbers.',
    requirement: 'rfc9051/6.4.9/numbers-are-uids',
    shows: 'After an expunge, UID STORE changes the next message.',
  },
  'imap.store.examine': {
    breaks: 'STORE changes flags in a mailbox that was opened by EXAMINE.',
    requirement: 'rfc9051/6.3.3/no-changes',
    shows: 'A flag is set after a STORE that had to change nothing.',
  },
  'imap.store.expunged-ok': {
    breaks: 'STORE of messages that others expunged is answered OK, as if it had been done.',
    requirement: 'rfc2180/4.2.2/only-expunged-no',
    shows: 'STORE of expunged messages alone is answered OK.',
    severalSessions: true,
  },
  'imap.store.numbers-shift-early': {
    breaks: 'STORE counts without the messages that another session expunged, before EXPUNGE is announced.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'STORE 2 flags the message that was the third.',
    severalSessions: true,
  },
  'imap.store.lost-update': {
    breaks: 'STORE +FLAGS overwrites what another session set since this one looked.',
    requirement: 'rfc9051/6.4.6/plus-flags-adds',
    shows: 'Two sessions add a flag each, and one is left.',
    severalSessions: true,
  },
  'imap.store.silent-hides-changes-of-others': {
    breaks: 'STORE .SILENT swallows the news of what another session did to the flags.',
    requirement: 'rfc9051/6.4.6/external-changes-reported',
    shows: 'A flag that another session set before is never announced.',
    severalSessions: true,
  },
  'imap.store.silent-unheard': {
    breaks: 'What STORE .SILENT changes is not told to other sessions either.',
    requirement: 'rfc9051/5.2/flag-updates',
    shows: 'Another session that asks for news hears nothing.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
