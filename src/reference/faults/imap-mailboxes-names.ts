import type { FaultTable } from './fault.ts';

/** Bugs of CREATE, DELETE, RENAME, SUBSCRIBE and UNSUBSCRIBE, and of how names are written. */
export const nameFaults = {
  'imap.names.utf8-under-rev1': {
    breaks: 'Names beyond ASCII are sent in UTF-8 to clients of IMAP4rev1.',
    requirement: 'rfc3501/5.1.3/modified-utf-7',
    shows: 'LIST returns 8-bit octets.',
  },
  'imap.names.modified-utf7-under-rev2': {
    breaks: 'Names beyond ASCII are sent in modified UTF-7 under IMAP4rev2.',
    requirement: 'rfc9051/5.1/net-unicode-names',
    shows: 'LIST returns a name other than the one created.',
  },
  'imap.names.ampersand-bare': {
    breaks: 'An ampersand in a name is sent as it is.',
    requirement: 'rfc3501/5.1.3/modified-utf-7',
    shows: 'LIST returns a & that stands for nothing.',
  },
  'imap.names.inbox-in-capitals-only': {
    breaks: 'INBOX is known in capitals only.',
    requirement: 'rfc9051/5.1/inbox-case-insensitive',
    shows: 'SELECT inbox is answered NO.',
  },
  'imap.create.existing-ok': {
    breaks: 'CREATE of a mailbox that exists is answered OK.',
    requirement: 'rfc9051/6.3.4/existing-no',
    shows: 'The client takes the mailbox for a new one.',
  },
  'imap.create.inbox-ok': {
    breaks: 'CREATE of INBOX is answered OK.',
    requirement: 'rfc9051/6.3.4/existing-no',
    shows: 'The tagged reply is OK.',
  },
  'imap.create.nothing-made': {
    breaks: 'CREATE of a name below another is answered OK and makes nothing.',
    requirement: 'rfc9051/6.3.4/creates',
    shows: 'SELECT of the new name fails.',
  },
  'imap.create.trailing-delimiter-refused': {
    breaks: 'CREATE of a name that ends with the delimiter is refused.',
    requirement: 'rfc9051/6.3.4/trailing-delimiter',
    shows: 'The tagged reply is NO.',
  },
  'imap.create.superiors-missing': {
    breaks: 'CREATE of a name below one that does not exist is refused.',
    requirement: 'rfc9051/6.3.4/makes-superiors',
    shows: 'The tagged reply is NO.',
  },
  'imap.create.uids-start-again': {
    breaks: 'A mailbox made again under a name has the UIDVALIDITY of the former one, and UIDs from 1.',
    requirement: 'rfc9051/6.3.4/no-uid-reuse',
    shows: 'A UID stands for another message under the same UIDVALIDITY.',
    breaksState: true,
  },
  'imap.create.unknown-parameter-ignored': {
    breaks: 'CREATE passes over parameters that the server does not know.',
    requirement: 'rfc4466/2.2/unknown-create-parameter-bad',
    shows: 'CREATE with (X-NO-SUCH) makes a mailbox.',
  },
  'imap.create.use-forgotten': {
    breaks: 'CREATE with USE makes a mailbox without the special use.',
    requirement: 'rfc6154/3/create-use',
    shows: 'LIST tells of no special use.',
  },
  'imap.create.no-uses-refused': {
    breaks: 'CREATE with USE and an empty list is taken for a syntax error.',
    requirement: 'rfc6154/3/create-use',
    shows: 'CREATE name (USE ()) is answered BAD.',
  },
  'imap.create.unknown-use-taken': {
    breaks: 'CREATE with a special use that the server does not know makes the mailbox.',
    requirement: 'rfc6154/3/unsupported-no',
    shows: 'The tagged reply is OK.',
  },
  'imap.create.no-useattr': {
    breaks: 'A refused special use is answered without the code USEATTR.',
    requirement: 'rfc6154/3/useattr-code',
    shows: 'The code is missing.',
  },
  'imap.create.denormalized-taken': {
    breaks: 'A name that is not in normalization form C is created as it is.',
    requirement: 'rfc9051/5.1/invalid-names-refused',
    shows: 'LIST returns a name that is no Net-Unicode.',
  },
  'imap.delete.inbox-ok': {
    breaks: 'DELETE of INBOX is answered OK, and empties it.',
    requirement: 'rfc9051/6.3.5/inbox-and-missing-no',
    shows: 'The messages of INBOX are gone.',
  },
  'imap.delete.missing-ok': {
    breaks: 'DELETE of a mailbox that does not exist is answered OK.',
    requirement: 'rfc9051/6.3.5/inbox-and-missing-no',
    shows: 'The tagged reply is OK.',
  },
  'imap.delete.removes-inferiors': {
    breaks: 'DELETE removes the names below as well.',
    requirement: 'rfc9051/6.3.5/keeps-inferiors',
    shows: 'Mailboxes are gone that nobody deleted.',
    breaksState: true,
  },
  'imap.delete.nothing-removed': {
    breaks: 'DELETE of a mailbox that holds messages is answered OK, and the mailbox stays.',
    requirement: 'rfc9051/6.3.5/deletes',
    shows: 'LIST still returns the name.',
    breaksState: true,
  },
  'imap.delete.noselect-gone': {
    breaks: String.raw`DELETE of a \Noselect name with names below it is answered OK.`,
    requirement: 'rfc9051/6.3.5/keeps-inferiors',
    shows: 'What must be an error removes everything below.',
  },
  'imap.delete.unsubscribes': {
    breaks: 'DELETE takes the name off the subscribed ones.',
    requirement: 'rfc3501/6.3.6/survives-delete',
    shows: 'The name is no longer subscribed.',
  },
  'imap.delete.messages-return': {
    breaks: 'A mailbox made again under the name of a deleted one has the messages of that one.',
    requirement: 'rfc9051/6.3.5/deletes',
    shows: 'The messages are back.',
    breaksState: true,
  },
  'imap.delete.others-cut-off': {
    breaks: 'Sessions that have a deleted mailbox selected are cut off without BYE.',
    requirement: 'rfc3501/3.4/bye-before-closing',
    shows: 'The connection ends without a word.',
    severalSessions: true,
  },
  'imap.delete.opens-elsewhere': {
    breaks: 'A mailbox that one session deletes stays there for the others.',
    requirement: 'rfc9051/6.3.5/deletes',
    shows: 'Another session selects it with its messages after the OK.',
    severalSessions: true,
  },
  'imap.rename.missing-ok': {
    breaks: 'RENAME of a mailbox that does not exist is answered OK.',
    requirement: 'rfc9051/6.3.6/existing-and-missing-no',
    shows: 'The tagged reply is OK.',
  },
  'imap.rename.overwrites': {
    breaks: 'RENAME to a mailbox that exists replaces it.',
    requirement: 'rfc9051/6.3.6/existing-and-missing-no',
    shows: 'The messages of the other mailbox are gone.',
    breaksState: true,
  },
  'imap.rename.inferiors-stay': {
    breaks: 'RENAME leaves the names below where they were.',
    requirement: 'rfc9051/6.3.6/inferiors-move',
    shows: 'LIST returns the old names below.',
    breaksState: true,
  },
  'imap.rename.copies': {
    breaks: 'RENAME leaves the old mailbox there beside the new one.',
    requirement: 'rfc9051/6.3.6/renames',
    shows: 'LIST still returns the old name.',
    breaksState: true,
  },
  'imap.rename.messages-lost': {
    breaks: 'RENAME makes the new mailbox without the messages.',
    requirement: 'rfc9051/6.3.6/renames',
    shows: 'The mailbox is empty after RENAME.',
    breaksState: true,
  },
  'imap.rename.flags-lost': {
    breaks: 'RENAME drops the flags of the messages.',
    requirement: 'rfc9051/6.3.6/renames',
    shows: 'The messages are unseen again.',
    breaksState: true,
  },
  'imap.rename.superiors-missing': {
    breaks: 'RENAME to a name below one that does not exist is refused.',
    requirement: 'rfc9051/6.3.6/makes-superiors',
    shows: 'The tagged reply is NO.',
  },
  'imap.rename.inbox-gone': {
    breaks: 'RENAME of INBOX leaves no INBOX.',
    requirement: 'rfc9051/6.3.6/inbox-moves-messages',
    shows: 'SELECT of INBOX fails afterwards.',
  },
  'imap.rename.inbox-keeps-messages': {
    breaks: 'RENAME of INBOX copies its messages instead of moving them.',
    requirement: 'rfc9051/6.3.6/inbox-moves-messages',
    shows: 'INBOX still has its messages.',
    breaksState: true,
  },
  'imap.rename.inbox-inferiors-move': {
    breaks: 'RENAME of INBOX renames the names below it.',
    requirement: 'rfc3501/6.3.5/inbox-moves-messages',
    shows: 'INBOX/below has another name.',
  },
  'imap.rename.subscription-moves': {
    breaks: 'RENAME renames the subscription.',
    requirement: 'rfc9051/6.3.6/subscription-not-renamed',
    shows: 'The new name is subscribed, and the old one no longer.',
  },
  'imap.rename.view-emptied': {
    breaks: 'Another session that has the mailbox selected is told EXISTS 0 after RENAME.',
    requirement: 'rfc9051/5.2/exists-never-shrinks',
    shows: 'EXISTS falls without EXPUNGE.',
    severalSessions: true,
  },
  'imap.rename.old-name-opens': {
    breaks: 'Other sessions still open a renamed mailbox by its old name.',
    requirement: 'rfc9051/6.3.6/renames',
    shows: 'SELECT of the old name is answered OK.',
    severalSessions: true,
  },
  'imap.subscribe.twice-no': {
    breaks: 'SUBSCRIBE of a name that is subscribed is answered NO.',
    requirement: 'rfc9051/6.3.7/subscribes',
    shows: 'The tagged reply is NO.',
  },
  'imap.subscribe.nothing-added': {
    breaks: 'SUBSCRIBE of a name below another is answered OK and subscribes nothing.',
    requirement: 'rfc9051/6.3.7/subscribes',
    shows: 'The name is not among the subscribed ones.',
  },
  'imap.subscribe.seen-once': {
    breaks: 'A session does not see what others subscribe.',
    requirement: 'rfc9051/6.3.9.1/subscribed-option',
    shows: 'Subscriptions of another device never show.',
    severalSessions: true,
  },
  'imap.unsubscribe.missing-no': {
    breaks: 'UNSUBSCRIBE of a name that is not subscribed is answered NO.',
    requirement: 'rfc9051/6.3.8/unsubscribes',
    shows: 'The tagged reply is NO.',
  },
  'imap.unsubscribe.nothing-removed': {
    breaks: 'UNSUBSCRIBE is answered OK and the name stays subscribed.',
    requirement: 'rfc9051/6.3.8/unsubscribes',
    shows: 'The name is still among the subscribed ones.',
  },
} as const satisfies FaultTable;
