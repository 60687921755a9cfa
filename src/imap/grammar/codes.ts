import { octet } from '../../wire/bytes.ts';
import { capabilities } from './capability.ts';
import { classes, inClass } from './classes.ts';
import type { Cursor } from './cursor.ts';
import { flagPermList } from './flags.ts';
import { Keywords } from './keywords.ts';
import { listOf, part, type Rule } from './lists.ts';
import { modSequenceValue, number, nzNumber, sequenceSet, uidSet, uniqueid } from './numbers.ts';
import { objectidInList } from './object-id.ts';
import { atom, charset, isNil, nil, quoted } from './strings.ts';

const nothing: Rule = () => true;

const spaced =
  (...rules: readonly Rule[]): Rule =>
  (c) =>
    rules.every((rule) => c.sp() && rule(c));

const optional =
  (rule: Rule): Rule =>
  (c) =>
    c.peek() !== octet.space || rule(c);

/** RFC 9585 section 5 inprogress-tag. */
const inProgressTag: Rule = (c) => (isNil(c) ? nil(c) : quoted(c));

/** RFC 9585 section 5 inprogress-state: nothing known, progress alone, or progress and goal. */
const inProgressState: Rule = (c) => {
  if (isNil(c)) return nil(c) && c.sp() && nil(c);
  return number(c) && c.sp() && (isNil(c) ? nil(c) : nzNumber(c));
};

const inProgress: Rule = (c) => {
  return c.openList() && inProgressTag(c) && c.sp() && inProgressState(c) && c.closeList();
};

/** RFC 5464 section 5: what the METADATA code says. */
const metadata = new Keywords<Rule>({
  LONGENTRIES: spaced(number),
  MAXSIZE: spaced(number),
  TOOMANY: nothing,
  NOPRIVATE: nothing,
});

const metadataCode: Rule = (c) =>
  metadata.take(c)?.(c) ?? c.fault('LONGENTRIES, MAXSIZE, TOOMANY or NOPRIVATE belongs here');

const eventName: Rule = (c) => atom(c, 'event-name');

/** Codes without argument: RFC 3501, 9051, 5530, 7162, 4315, 3516, 4469, 4978, 5182, 5255, 5465, 6154, 9586. */
const bare = [
  ...['ALERT', 'PARSE', 'READ-ONLY', 'READ-WRITE', 'TRYCREATE', 'UIDNOTSTICKY', 'UNAVAILABLE', 'AUTHENTICATIONFAILED'],
  ...['AUTHORIZATIONFAILED', 'EXPIRED', 'PRIVACYREQUIRED', 'CONTACTADMIN', 'NOPERM', 'INUSE', 'EXPUNGEISSUED'],
  ...['CORRUPTION', 'SERVERBUG', 'CLIENTBUG', 'CANNOT', 'LIMIT', 'OVERQUOTA', 'ALREADYEXISTS', 'NONEXISTENT'],
  ...['NOTSAVED', 'HASCHILDREN', 'CLOSED', 'UNKNOWN-CTE', 'NOMODSEQ', 'TOOBIG', 'COMPRESSIONACTIVE', 'BADCOMPARATOR'],
  ...['NOTIFICATIONOVERFLOW', 'USEATTR', 'UIDREQUIRED'],
];

const codes = new Keywords<Rule>({
  ...Object.fromEntries(bare.map((name) => [name, nothing])),
  APPENDUID: spaced(nzNumber, (c) => part(c, 'append-uid', uidSet)),
  BADCHARSET: optional(spaced((c) => listOf(c, charset))),
  BADEVENT: spaced((c) => listOf(c, eventName)),
  CAPABILITY: capabilities,
  COPYUID: spaced(nzNumber, uidSet, uidSet),
  HIGHESTMODSEQ: spaced(modSequenceValue),
  INPROGRESS: optional(spaced(inProgress)),
  MAILBOXID: spaced(objectidInList),
  MESSAGELIMIT: (c) => spaced(nzNumber)(c) && optional(spaced(uniqueid))(c),
  METADATA: spaced(metadataCode),
  MODIFIED: spaced(sequenceSet),
  NOUPDATE: spaced(quoted),
  PERMANENTFLAGS: spaced(flagPermList),
  UIDNEXT: spaced(nzNumber),
  UIDVALIDITY: spaced(nzNumber),
  UNSEEN: spaced(nzNumber),
});

/** The octet behind the argument of a code that no rule names: any TEXT-CHAR but `]`. */
function argumentEnd(c: Cursor): number {
  let end = c.pos;
  while (end < c.lineEnd && c.bytes[end] !== octet.closeBracket && isText(c.bytes[end] ?? 0)) end++;
  return end;
}

const isText = (value: number): boolean => ((classes[value] ?? 0) & inClass.text) !== 0;

/** `atom [SP 1*<any TEXT-CHAR except "]">]`: a code that none of the RFCs above defines. */
function otherCode(c: Cursor): boolean {
  if (!atom(c)) return false;
  if (c.peek() !== octet.space) return true;
  c.take('SP', c.pos + 1);
  const end = argumentEnd(c);
  return end > c.pos ? c.take('text', end) : c.fault('an argument belongs behind the space');
}

/** RFC 9051 section 9 resp-text-code. A code that an RFC defines has the argument defined there, and no other. */
export function respTextCode(c: Cursor): boolean {
  c.open('resp-text-code');
  const rule = codes.take(c);
  if (rule === undefined) return c.close(otherCode(c));
  return c.close(rule(c) && (c.peek() !== octet.space || c.fault('this code has no such argument')));
}
