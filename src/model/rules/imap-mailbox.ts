import type { RuleTable } from '../rule.ts';

/** What messages are to all sessions. */
const content = {
  'rule.imap.message-never-changes': {
    title:
      'Internal date, size, envelope, structure and texts under one UID are the same for every session, at any time',
    requirement: 'rfc9051/2.3.1.1/content-immutable',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.size-is-of-body': {
    title: 'RFC822.SIZE, as one session is told it, is the number of octets that BODY[] gives any session',
    requirement: 'rfc9051/2.3.4/size-equals-body',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.expunged-uid-stays-away': {
    title: 'A UID that a session was told is gone is never seen again',
    requirement: 'rfc9051/2.3.1.1/uid-not-reused',
    level: 'must',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** UIDVALIDITY, UIDNEXT and the UIDs that commands give. */
const numbers = {
  'rule.imap.uidvalidity-agrees': {
    title: 'UIDVALIDITY of a mailbox is the same for every session, and stays',
    requirement: 'rfc9051/2.3.1.1/uid-persistent',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.uidvalidity-never-falls': {
    title: 'UIDVALIDITY of a name never becomes less',
    requirement: 'rfc9051/2.3.1.1/uidvalidity-grows',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.recreated-name-has-new-uids': {
    title: 'A mailbox made again under the name of a deleted one has another UIDVALIDITY, or greater UIDs',
    requirement: 'rfc9051/6.3.4/no-uid-reuse',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.uidnext-above-all-uids': {
    title: 'UIDNEXT is above every UID that any session has seen',
    requirement: 'rfc9051/2.3.1.1/uidnext-lower-bound',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.uidnext-never-falls': {
    title: 'UIDNEXT never becomes less',
    requirement: 'rfc9051/2.3.1.1/uidnext-changes-with-new-mail',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.new-uid-is-above-others': {
    title: 'APPEND, COPY and MOVE give UIDs above those seen and not below the UIDNEXT told before',
    requirement: 'rfc9051/2.3.1.1/uid-ascending',
    level: 'must',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** What is found under the UIDs of APPENDUID and COPYUID. */
const assigned = {
  'rule.imap.appenduid-names-message': {
    title: 'APPENDUID has the UIDVALIDITY of the target, and as many UIDs as messages were appended',
    requirement: 'rfc4315/3/appenduid',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.copyuid-pairs-messages': {
    title:
      'COPYUID has the UIDVALIDITY of the target, and as many UIDs of copies, in ascending order, as of messages copied',
    requirement: 'rfc4315/3/copyuid',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.appended-octets-are-kept': {
    title: 'What is found under the UID of APPENDUID has the octets that were appended',
    requirement: 'rfc9051/6.3.12/appends-literal',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.append-keeps-date': {
    title: 'What is found under the UID of APPENDUID has the date given to APPEND',
    requirement: 'rfc9051/6.3.12/internal-date',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.append-keeps-flags': {
    title: 'What is found under the UID of APPENDUID has the flags given to APPEND',
    requirement: 'rfc9051/6.3.12/flags',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.copy-is-equal': {
    title: 'What is found under a UID of COPYUID has size, envelope, structure and texts of the message copied',
    requirement: 'rfc9051/6.4.7/copies',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.copy-keeps-date': {
    title: 'What is found under a UID of COPYUID has the internal date of the message copied',
    requirement: 'rfc9051/2.3.3/internal-date-of-copy',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.copy-keeps-flags': {
    title: 'What is found under a UID of COPYUID has the flags of the message copied',
    requirement: 'rfc9051/6.4.7/keeps-flags-and-date',
    level: 'should',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** What STATUS, SELECT and LIST say of one mailbox. */
const counts = {
  'rule.imap.status-agrees-with-select': {
    title: 'While nothing changes STATUS tells the same number of messages and UIDNEXT as SELECT, and as before',
    requirement: 'rfc9051/6.3.11/status',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.select-repeats-itself': {
    title: 'While nothing changes every SELECT tells the same number of messages and UIDNEXT',
    requirement: 'rfc9051/6.3.2/required-data',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.status-highestmodseq-agrees': {
    title: 'While nothing changes STATUS and SELECT tell the same HIGHESTMODSEQ',
    requirement: 'rfc7162/3.1.7/status-highestmodseq',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.unseen-is-counted': {
    title: 'STATUS UNSEEN is the number of messages that are known to lack \\Seen',
    requirement: 'rfc9051/6.3.11/unseen-item',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.deleted-is-counted': {
    title: 'STATUS DELETED is the number of messages that are known to have \\Deleted',
    requirement: 'rfc9051/6.3.11/deleted-item',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.status-size-covers-messages': {
    title: 'STATUS SIZE is no less than the sizes told of the messages together',
    requirement: 'rfc9051/6.3.11/size-at-least-sum',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.listed-name-opens': {
    title: 'A name that LIST calls \\NonExistent or \\Noselect is not opened by SELECT',
    requirement: 'rfc9051/7.3.1/noselect',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.existing-name-is-listed': {
    title: 'A mailbox that was made, and that is there, is among what LIST "" * returns to any session',
    requirement: 'rfc9051/6.3.9/names-match-pattern',
    level: 'must',
    kind: 'missing',
  },
  'rule.imap.deleted-name-is-gone': {
    title: 'The mailbox that one session has deleted cannot be opened by another',
    requirement: 'rfc9051/6.3.5/deletes',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.renamed-name-is-gone': {
    title: 'The mailbox that one session has renamed cannot be opened under its old name',
    requirement: 'rfc9051/6.3.6/renames',
    level: 'must',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** What several sessions see at the same time. */
const sessions = {
  'rule.imap.recent-in-one-session': {
    title: 'A message that one session was shown as \\Recent is not \\Recent to a session that comes later',
    requirement: 'rfc3501/2.3.2/recent-first-session',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.quiet-sessions-agree': {
    title: 'Sessions that asked for news after the last change know the same messages by the same numbers',
    requirement: 'rfc9051/7/unilateral-updates',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.flags-told-at-poll': {
    title: 'A session that asks for news is told what flags other sessions have changed before',
    requirement: 'rfc9051/5.2/flag-updates',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.imap.flags-are-kept': {
    title: 'Flags stay what a session set or saw, for itself and for every session that opens the mailbox later',
    requirement: 'rfc9051/2.3.2/permanent-flags-shared',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.flag-lists-agree': {
    title: 'While nothing changes FLAGS and PERMANENTFLAGS are the same for every session that may write',
    requirement: 'rfc9051/7.3.5/flags-of-mailbox',
    level: 'must',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** Mod-sequences, and what is found by them. */
const modseqs = {
  'rule.imap.modseq-never-falls': {
    title: 'The mod-sequence of a message never becomes less',
    requirement: 'rfc7162/3.1.2.1/persistent',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.modseq-means-one-state': {
    title: 'A message that is told with other flags than before is told with another mod-sequence',
    requirement: 'rfc7162/3.1/change-raises-modseq',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.highestmodseq-covers-all': {
    title: 'HIGHESTMODSEQ is not below any mod-sequence that was told before, nor below itself',
    requirement: 'rfc7162/3.1.2.1/highestmodseq',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.new-message-raises-modseq': {
    title: 'After APPEND and COPY the target has a greater HIGHESTMODSEQ than was told before',
    requirement: 'rfc7162/3.1/new-message-higher',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.change-raises-modseq': {
    title: 'A message whose flags changed has a greater mod-sequence than all that was told before',
    requirement: 'rfc7162/3.1/change-raises-modseq',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.expunge-raises-modseq': {
    title: 'With QRESYNC, a mailbox that has fewer messages than before has a greater HIGHESTMODSEQ',
    requirement: 'rfc7162/3.2/expunge-raises-modseq',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.modified-names-newer': {
    title:
      'MODIFIED names the messages that are known to have a greater mod-sequence than UNCHANGEDSINCE, and no others',
    requirement: 'rfc7162/3.1.3/modified',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.qresync-tells-expunges': {
    title: 'SELECT (QRESYNC ...) names by VANISHED all known messages that are gone since, and none that is there',
    requirement: 'rfc7162/3.2.5.1/expunges',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.imap.qresync-needs-uidvalidity': {
    title: 'SELECT (QRESYNC ...) with another UIDVALIDITY tells of nothing that vanished',
    requirement: 'rfc7162/3.2.5/uidvalidity-mismatch',
    level: 'must',
    kind: 'forbidden',
  },
  'rule.imap.qresync-tells-changes': {
    title: 'SELECT (QRESYNC ...) tells the flags of every message that is known to have a greater mod-sequence',
    requirement: 'rfc7162/3.2.5.1/changes',
    level: 'must',
    kind: 'missing',
  },
  'rule.imap.changedsince-is-complete': {
    title: 'FETCH with CHANGEDSINCE returns every message of its set that is known to have a greater mod-sequence',
    requirement: 'rfc7162/3.1.4.1/changedsince',
    level: 'must',
    kind: 'missing',
  },
  'rule.imap.search-finds-known-flags': {
    title: 'While nothing changes SEARCH for flags finds the messages that the session was told have them',
    requirement: 'rfc9051/6.4.4/keys',
    level: 'must',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** Rules about what several IMAP sessions, and one over time, see of one mailbox. */
export const imapMailboxRules = {
  ...content,
  ...numbers,
  ...assigned,
  ...counts,
  ...sessions,
  ...modseqs,
} as const satisfies RuleTable;
