import type { FaultTable } from './fault.ts';

export const imapAppendFaults = {
  'imap.append.no-trycreate': {
    breaks: 'APPEND to a mailbox that does not exist does not say TRYCREATE.',
    requirement: 'rfc9051/6.3.12/trycreate',
    shows: 'The NO has another code.',
  },
  'imap.append.creates-mailbox': {
    breaks: 'APPEND creates the mailbox that does not exist.',
    requirement: 'rfc9051/6.3.12/trycreate',
    shows: 'APPEND to a new name is answered OK.',
  },
  'imap.append.not-recent': {
    breaks: 'An appended message is not recent.',
    requirement: 'rfc3501/6.3.11/recent-set',
    shows: 'The first session that selects the mailbox afterwards is told 0 RECENT.',
  },
  'imap.append.into-selected': {
    breaks: 'APPEND puts the message into the selected mailbox.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'The named mailbox stays as it was.',
    breaksState: true,
  },
  'imap.append.duplicate-dropped': {
    breaks: 'APPEND of a message that is there already adds nothing.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'After two APPENDs of one message there is one.',
    breaksState: true,
  },
  'imap.append.flags-lost': {
    breaks: 'The flags given to APPEND are not set.',
    requirement: 'rfc9051/6.3.12/flags',
    shows: 'A draft has no \\Draft.',
  },
  'imap.append.sets-seen': {
    breaks: 'APPEND sets \\Seen.',
    requirement: 'rfc9051/6.3.12/no-flags-by-default',
    shows: 'A message appended without flags is read.',
  },
  'imap.append.date-lost': {
    breaks: 'The date given to APPEND is not kept.',
    requirement: 'rfc9051/6.3.12/internal-date',
    shows: 'An old message is of today.',
  },
  'imap.append.zone-ignored': {
    breaks: 'The time given to APPEND is taken for UTC, whatever its zone.',
    requirement: 'rfc9051/6.3.12/internal-date',
    shows: 'A message is some hours off.',
  },
  'imap.append.bad-date-accepted': {
    breaks: 'APPEND with a date that is none is answered OK.',
    requirement: 'rfc9051/2.2.2/syntax-errors-bad',
    shows: 'A message of the 99th of Foo is added.',
  },
  'imap.append.no-appenduid': {
    breaks: 'APPEND does not tell APPENDUID.',
    requirement: 'rfc4315/3/codes-returned',
    shows: 'The OK to APPEND has no code.',
  },
  'imap.append.appenduid-is-uidnext': {
    breaks: 'APPENDUID tells the next UID instead of the one given.',
    requirement: 'rfc4315/3/appenduid',
    shows: 'The UID is that of no message.',
    breaksState: true,
  },
  'imap.append.appenduid-validity': {
    breaks: 'APPENDUID has another UIDVALIDITY than the mailbox.',
    requirement: 'rfc4315/3/appenduid',
    shows: 'UIDVALIDITY of SELECT and of APPENDUID differ.',
    breaksState: true,
  },
  'imap.append.exists-late': {
    breaks: 'A session is not told of the message that it appended to its own mailbox.',
    requirement: 'rfc9051/6.3.12/exists-at-once',
    shows: 'EXISTS comes with the next command only.',
    breaksState: true,
  },
  'imap.append.unheard': {
    breaks: 'What APPEND adds is not told to other sessions.',
    requirement: 'rfc9051/5.2/size-updates',
    shows: 'Another session asks for news and sees no EXISTS.',
    severalSessions: true,
  },
  'imap.append.line-ends-changed': {
    breaks: 'CRLF of an appended message becomes LF.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'BODY[] is shorter than what was appended.',
  },
  'imap.append.final-line-end-added': {
    breaks: 'A message that does not end with CRLF gets one.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'BODY[] is two octets longer than what was appended.',
  },
  'imap.append.empty-lines-at-end-dropped': {
    breaks: 'Empty lines at the end of a message are dropped.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'BODY[] ends after its last line with text.',
  },
  'imap.append.eighth-bit-stripped': {
    breaks: '8-bit octets lose their eighth bit.',
    requirement: 'rfc9051/6.3.12/eight-bit',
    shows: 'Umlauts come back as other letters.',
  },
  'imap.append.blanks-at-line-ends-dropped': {
    breaks: 'Blanks at the ends of lines are dropped.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'BODY[] is shorter than what was appended.',
  },
  'imap.append.long-lines-broken': {
    breaks: 'Lines of more than 512 octets are broken.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'A long line comes back as two.',
  },
  'imap.append.ends-at-dot': {
    breaks: 'A message ends at a line with a single dot.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'What stood behind the dot is gone.',
  },
  'imap.append.from-lines-quoted': {
    breaks: 'Lines that start with From get a `>`.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'BODY[] is longer than what was appended.',
  },
  'imap.append.nul-dropped': {
    breaks: 'NUL octets of a literal8 are dropped.',
    requirement: 'rfc3516/4.4/no-loss',
    shows: 'BINARY gives fewer octets than were appended.',
  },
  'imap.multiappend.keeps-some': {
    breaks: 'An APPEND of several messages that is refused keeps the first ones.',
    requirement: 'rfc3502/6.3.11/all-or-nothing',
    shows: 'After NO, the mailbox has a message more.',
  },
  'imap.multiappend.one-uid': {
    breaks: 'APPENDUID of several messages names the last one only.',
    requirement: 'rfc3502/6.3.11/appenduid-set',
    shows: 'The set has fewer UIDs than messages were appended.',
  },
  'imap.multiappend.flags-of-first': {
    breaks: 'All messages of one APPEND get the flags of the first.',
    requirement: 'rfc3502/6.3.11/own-flags',
    shows: 'The second message has flags that it was not given.',
  },
  'imap.append.leaves-mailbox': {
    breaks: 'APPEND that is refused for want of a mailbox makes it.',
    requirement: 'rfc9051/6.3.12/trycreate',
    shows: 'After NO with TRYCREATE the mailbox is there.',
  },
  'imap.append.stump-kept': {
    breaks: 'What came of a message before the connection broke is kept.',
    requirement: 'rfc9051/6.3.12/all-or-nothing',
    shows: 'A stump of the message is in the mailbox.',
    breaksState: true,
  },
} as const satisfies FaultTable;
