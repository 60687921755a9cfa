/** How a response is written in a pattern. */
export interface NameFacts {
  /** It is led by a message number or a count. */
  readonly numbered: boolean;
  /** Least and most values behind the name; a name alone is always allowed, and means any. */
  readonly values: readonly [least: number, most: number];
}

const many = Number.POSITIVE_INFINITY;
const plain = (least: number, most: number): NameFacts => ({ numbered: false, values: [least, most] });
const numbered = (most: number): NameFacts => ({ numbered: true, values: [0, most] });

/** Untagged data responses, from RFC 9051, RFC 3501 and the extensions' registry. */
export const responseNames: ReadonlyMap<string, NameFacts> = new Map([
  ['CAPABILITY', plain(0, many)],
  ['ENABLED', plain(0, many)],
  ['FLAGS', plain(1, 1)],
  ['LIST', plain(3, 4)],
  ['LSUB', plain(3, 4)],
  ['SEARCH', plain(0, many)],
  ['ESEARCH', plain(0, many)],
  ['SORT', plain(0, many)],
  ['THREAD', plain(0, many)],
  ['STATUS', plain(2, 2)],
  ['NAMESPACE', plain(3, 3)],
  ['ID', plain(1, 1)],
  ['VANISHED', plain(1, 2)],
  ['EXISTS', numbered(0)],
  ['RECENT', numbered(0)],
  ['EXPUNGE', numbered(0)],
  ['FETCH', numbered(1)],
  ['UIDFETCH', numbered(1)],
  ['QUOTA', plain(2, 2)],
  ['QUOTAROOT', plain(1, many)],
  ['ACL', plain(1, many)],
  ['LISTRIGHTS', plain(2, many)],
  ['MYRIGHTS', plain(2, 2)],
  ['METADATA', plain(2, many)],
  ['LANGUAGE', plain(1, 1)],
  ['COMPARATOR', plain(1, many)],
  ['GENURLAUTH', plain(1, many)],
  ['URLFETCH', plain(2, many)],
  ['CONVERTED', plain(1, many)],
]);

/** FETCH items without a section (RFC 9051 section 7.5.2, RFC 3501 section 7.4.2 and extensions). */
export const fetchNames: readonly string[] = [
  ...['FLAGS', 'UID', 'INTERNALDATE', 'ENVELOPE', 'BODY', 'BODYSTRUCTURE'],
  ...['RFC822', 'RFC822.HEADER', 'RFC822.TEXT', 'RFC822.SIZE'],
  ...['MODSEQ', 'EMAILID', 'THREADID', 'SAVEDATE', 'PREVIEW', 'ANNOTATION'],
];

/** FETCH items that carry a section in brackets. */
export const sectionNames: readonly string[] = ['BODY', 'BINARY', 'BINARY.SIZE'];

/** STATUS items (RFC 9051 section 6.3.11, RFC 3501 section 6.3.10 and extensions). */
export const statusNames: readonly string[] = [
  ...['MESSAGES', 'UIDNEXT', 'UIDVALIDITY', 'UNSEEN', 'RECENT', 'DELETED', 'SIZE'],
  ...['HIGHESTMODSEQ', 'APPENDLIMIT', 'MAILBOXID', 'DELETED-STORAGE'],
];

/** Response codes of IMAP: RFC 9051 section 7.1, RFC 5530 and the extensions' registry. */
export const imapCodes: readonly string[] = [
  ...['ALERT', 'BADCHARSET', 'CAPABILITY', 'PARSE', 'PERMANENTFLAGS', 'READ-ONLY', 'READ-WRITE', 'TRYCREATE'],
  ...['UIDNEXT', 'UIDVALIDITY', 'UNSEEN', 'APPENDUID', 'COPYUID', 'UIDNOTSTICKY', 'UNAVAILABLE'],
  ...['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED', 'PRIVACYREQUIRED', 'CONTACTADMIN', 'NOPERM'],
  ...['INUSE', 'EXPUNGEISSUED', 'CORRUPTION', 'SERVERBUG', 'CLIENTBUG', 'CANNOT', 'LIMIT', 'OVERQUOTA'],
  ...['ALREADYEXISTS', 'NONEXISTENT', 'NOTSAVED', 'HASCHILDREN', 'CLOSED', 'UNKNOWN-CTE', 'REFERRAL', 'NEWNAME'],
  ...['HIGHESTMODSEQ', 'NOMODSEQ', 'MODIFIED', 'TOOBIG', 'BADURL', 'URLMECH', 'COMPRESSIONACTIVE', 'USEATTR'],
  ...['BADCOMPARATOR', 'ANNOTATE', 'ANNOTATIONS', 'NOUPDATE', 'METADATA', 'NOTIFICATIONOVERFLOW', 'BADEVENT'],
  ...['UNDEFINED-FILTER', 'MAILBOXID', 'INPROGRESS', 'UIDREQUIRED', 'MESSAGELIMIT', 'MAXCONVERTMESSAGES'],
  ...['MAXCONVERTPARTS', 'TEMPFAIL', 'JMAPACCESS'],
];

/** Response codes of POP3: RFC 2449 section 8, RFC 3206, RFC 6856. */
export const pop3Codes: readonly string[] = [
  ...['LOGIN-DELAY', 'IN-USE', 'SYS', 'SYS/TEMP', 'SYS/PERM', 'AUTH', 'UTF8'],
];
