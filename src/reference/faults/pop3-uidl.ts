import type { FaultTable } from './fault.ts';

/** Faults of UIDL. */
export const pop3UidlFaults = {
  'pop3.uidl.one-marked': {
    breaks: 'UIDL with a number lists a marked message.',
    requirement: 'rfc1939/7/uidl-deleted',
    shows: 'UIDL 2 is answered +OK after DELE 2.',
  },
  'pop3.uidl.all-with-marked': {
    breaks: 'UIDL lists marked messages.',
    requirement: 'rfc1939/7/uidl-without-deleted',
    shows: 'The listing stays the same after DELE.',
    breaksState: true,
  },
  'pop3.uidl.empty-refused': {
    breaks: 'UIDL of an empty maildrop is refused.',
    requirement: 'rfc1939/7/uidl-all',
    shows: 'UIDL is answered -ERR where there is no message.',
  },
  'pop3.uidl.one-differs': {
    breaks: 'UIDL with a number gives another id than UIDL without.',
    requirement: 'rfc1939/7/uidl-one',
    shows: 'A client that asks for one message thinks it new.',
  },
  'pop3.uidl.size-behind-id': {
    breaks: 'The size stands behind the unique-id.',
    requirement: 'rfc1939/7/uidl-format',
    shows: 'A unique-id listing has three words.',
  },
  'pop3.uidl.too-long': {
    breaks: 'Unique-ids have 71 characters.',
    requirement: 'rfc1939/7/uidl-characters',
    shows: 'A client that keeps 70 thinks each message new.',
  },
  'pop3.uidl.has-space': {
    breaks: 'Unique-ids have a space in their midst.',
    requirement: 'rfc1939/7/uidl-characters',
    shows: 'A client that reads up to the space may find two messages the same.',
  },
  'pop3.uidl.of-the-session': {
    breaks: 'Unique-ids are made of the session.',
    requirement: 'rfc1939/7/uidl-persistent',
    shows: 'Each session has other ids, so all mail is fetched again.',
    breaksState: true,
  },
  'pop3.uidl.of-the-number': {
    breaks: 'Unique-ids are made of message numbers.',
    requirement: 'rfc1939/7/uidl-persistent',
    shows: 'A message has another id once one before it is gone.',
    breaksState: true,
  },
  'pop3.uidl.of-the-start': {
    breaks: 'Unique-ids are made when the server starts.',
    requirement: 'rfc1939/7/uidl-persistent',
    shows: 'All mail is fetched again after a restart.',
    breaksState: true,
  },
  'pop3.uidl.of-the-time': {
    breaks: 'Unique-ids are made of the time of arrival.',
    requirement: 'rfc1939/7/uidl-unique',
    shows: 'Messages that came together have the same id.',
    breaksState: true,
  },
  'pop3.uidl.changed-by-drop': {
    breaks: 'A session that breaks off changes the unique-ids.',
    requirement: 'rfc1939/7/uidl-persistent-without-update',
    shows: 'All mail is fetched again after a broken connection.',
    breaksState: true,
  },
  'pop3.uidl.reused': {
    breaks: 'A new message gets the unique-id of one that was removed.',
    requirement: 'rfc1939/7/uidl-not-reused',
    shows: 'A client thinks that it has the message already.',
    breaksState: true,
  },
} as const satisfies FaultTable;
