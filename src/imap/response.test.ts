import { describe, expect, it } from 'vitest';
import { printTree, type SyntaxNode } from '../wire/tree.ts';
import { ResponseFramer, type Frame } from './framing.ts';
import { parseResponse } from './response.ts';

/** Stands in a row where a fault is expected; it is taken out of the octets. */
const marker = '▸';

/** The frames of one response, sent in chunks of a size. */
function framed(bytes: Buffer, size: number): readonly Frame[] {
  const framer = new ResponseFramer();
  const frames: Frame[] = [];
  for (let at = 0; at < bytes.length; at += size) frames.push(...framer.push(bytes.subarray(at, at + size)));
  const last = framer.finish();
  return last === undefined ? frames : [...frames, last];
}

const leaves = (node: SyntaxNode): readonly SyntaxNode[] => {
  return node.children.length === 0 ? [node] : node.children.flatMap(leaves);
};

/** Octets that stand for themselves in the ABNF: words and marks. Nothing else may hide in a terminal. */
const terminal = /^(?:[A-Za-z][A-Za-z0-9.-]*|[()[\]<>:,*+.-])$/;

function examine(octets: string) {
  const bytes = Buffer.from(octets, 'latin1');
  const parsed = parseResponse(bytes);
  expect(printTree(parsed).equals(bytes)).toBe(true);
  const found = leaves(parsed.tree);
  const text = (node: SyntaxNode) => octets.slice(node.start, node.end);
  expect(
    found
      .filter(({ rule }) => rule === 'terminal')
      .map(text)
      .filter((token) => !terminal.test(token)),
  ).toEqual([]);
  return { faults: parsed.faults, broken: found.filter(({ rule }) => rule === 'error').map(text) };
}

/** Faults of a row, whole and cut into octets by the framer. */
function faultsOf(octets: string) {
  const whole = examine(octets).faults;
  for (const size of [1, 3]) {
    const frames = framed(Buffer.from(octets, 'latin1'), size);
    expect(frames.map(({ bytes }) => bytes.toString('latin1'))).toEqual([octets]);
    expect(frames.map(({ bytes }) => parseResponse(bytes).faults)).toEqual([whole]);
  }
  return whole;
}

function accepts(rows: readonly string[]): void {
  it.each(rows)('accepts %j', (row) => {
    expect(faultsOf(`${row}\r\n`)).toEqual([]);
    expect(examine(`${row}\r\n`).broken).toEqual([]);
  });
}

/** Rows of a text with markers, and the rules that are broken there, in order. */
function reports(rows: readonly (readonly [text: string, ...rules: string[]])[]): void {
  it.each(rows)('reports %j: %s', (text, ...rules) => {
    const marked = text.split(marker);
    const offsets = marked.slice(1).map((_, index) => marked.slice(0, index + 1).join('').length);
    const found = faultsOf(`${marked.join('')}\r\n`).map(({ rule, offset }) => [rule, offset]);
    expect(found).toEqual(rules.map((rule, index) => [rule, offsets[index]]));
  });
}

describe('status responses, greeting and continuation', () => {
  accepts([
    '* OK hi',
    '* ok hi',
    '* OK ',
    '* OK [ALERT] ',
    '* NO x',
    '* BAD x',
    '* BYE see you',
    '* PREAUTH you are known',
    '* BYE [UNAVAILABLE] later',
    'a1 OK done',
    'A.1-] NO [TRYCREATE] no such mailbox',
    '* OK text with { and {5}',
    'a1 OK {5}',
    '* OK Gr\xc3\xbc\xc3\x9fe',
    '* OK \x01\x7f\t',
    '+ go ahead',
    '+ ',
    '+ YGgGCSqGSIb3DQEC=',
    '+ [ALERT] mind the gap',
  ]);
  reports([
    ['* OK▸', 'resp-text.sp'],
    ['a1 OK▸', 'resp-text.sp'],
    ['* BYE▸', 'resp-text.sp'],
    ['* OK [ALERT]▸', 'resp-text.sp'],
    ['a1 NO [TRYCREATE]▸', 'resp-text.sp'],
    ['* OK [ALERT]▸text', 'SP'],
    ['+▸', 'continue-req'],
    ['+▸go', 'SP'],
    ['* OK a▸\xff b\xfe', 'TEXT-CHAR'],
    ['* OK a▸\0b', 'TEXT-CHAR'],
    ['* OK a▸\rb', 'TEXT-CHAR'],
    ['* OK ▸\xed\xa0\x80', 'TEXT-CHAR'],
    ['* OK ▸\xc0\xaf', 'TEXT-CHAR'],
    ['* ▸', 'atom'],
    ['*▸', 'SP'],
    ['*▸OK x', 'SP'],
    ['* ▸ OK x', 'SP'],
    ['▸', 'response'],
    ['▸ OK', 'response'],
    ['a1▸', 'SP'],
    ['a1 ▸', 'resp-cond-state'],
    ['a1 ▸BYE x', 'resp-cond-state'],
    ['a1 ▸PREAUTH x', 'resp-cond-state'],
    ['a1 ▸FETCH', 'resp-cond-state'],
    ['a▸+ OK x', 'SP'],
  ]);

  it('wants CRLF', () => {
    const ends = (octets: string) =>
      parseResponse(Buffer.from(octets)).faults.map(({ rule, offset }) => [rule, offset]);
    expect(ends('* OK x\n')).toEqual([['CRLF', 6]]);
    expect(ends('* OK x')).toEqual([['CRLF', 6]]);
    expect(ends('* OK x\r')).toEqual([
      ['TEXT-CHAR', 6],
      ['CRLF', 7],
    ]);
    expect(ends('* 1 EXISTS\n')).toEqual([['CRLF', 10]]);
    expect(ends('')).toEqual([['response', 0]]);
  });

  it('says what it found and what it wanted', () => {
    const [fault] = parseResponse(Buffer.from('* 1 FETCH (ENVELOPE (bad))\r\n')).faults;
    expect(fault).toEqual({
      rule: 'nstring',
      offset: 21,
      message:
        'a quoted string, a literal or NIL belongs here; found `bad))\\r\\n`, ' +
        'in response-data > message-data > msg-att > msg-att-static > envelope > env-date',
    });
  });
});

describe('response codes', () => {
  const codes = [
    ...['ALERT', 'alert', 'PARSE', 'READ-ONLY', 'READ-WRITE', 'TRYCREATE', 'UIDNOTSTICKY', 'UNAVAILABLE', 'CLOSED'],
    ...['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED', 'PRIVACYREQUIRED', 'CONTACTADMIN', 'NOPERM'],
    ...['INUSE', 'EXPUNGEISSUED', 'CORRUPTION', 'SERVERBUG', 'CLIENTBUG', 'CANNOT', 'LIMIT', 'OVERQUOTA'],
    ...['ALREADYEXISTS', 'NONEXISTENT', 'NOTSAVED', 'HASCHILDREN', 'UNKNOWN-CTE', 'NOMODSEQ', 'TOOBIG'],
    ...['COMPRESSIONACTIVE', 'USEATTR', 'UIDREQUIRED', 'NOTIFICATIONOVERFLOW', 'BADCOMPARATOR'],
    ...['BADCHARSET', 'BADCHARSET (UTF-8)', 'BADCHARSET (US-ASCII "UTF-8" KOI8-R)'],
    ...['CAPABILITY IMAP4rev1', 'CAPABILITY IMAP4 IDLE imap4REV2 AUTH=PLAIN RIGHTS=kxte'],
    ...['PERMANENTFLAGS ()', 'PERMANENTFLAGS (\\Seen $Fwd \\* \\X)'],
    ...['UIDNEXT 1', 'UIDVALIDITY 4294967295', 'UNSEEN 17', 'HIGHESTMODSEQ 9223372036854775807'],
    ...['APPENDUID 38505 3955', 'APPENDUID 1 2:4,7', 'COPYUID 38505 304,319:320 3956:3958'],
    ...['MODIFIED 7,9', 'MODIFIED 1:*', 'METADATA LONGENTRIES 2199', 'METADATA MAXSIZE 5', 'METADATA TOOMANY'],
    ...['METADATA NOPRIVATE', 'BADEVENT (MessageNew FlagChange)', 'NOUPDATE "B02"', 'MAILBOXID (F2212ea87-6097_x)'],
    ...[
      'MESSAGELIMIT 1000',
      'MESSAGELIMIT 1000 23221',
      'INPROGRESS',
      'INPROGRESS ("A1" 5 10)',
      'INPROGRESS (NIL NIL NIL)',
    ],
    ...['INPROGRESS ("A1" 0 NIL)', 'REFERRAL imap://u;AUTH=*@s/x', 'BADURL /INBOX/;UID=5', 'X-NEW'],
    ...['NEWNAME "a b" {c} (d) \\', 'URLMECH INTERNAL XSAMPLE=P34', 'UNDEFINED-FILTER f'],
  ];
  accepts(codes.map((code) => `* OK [${code}] text`));
  accepts(codes.map((code) => `a1 NO [${code}] text`));
  reports([
    ['* OK [▸] x', 'atom'],
    ['* OK [ALERT▸ x', 'resp-text-code'],
    ['* OK [ALERT▸ y] x', 'resp-text-code'],
    ['* OK [ALERT▸(] x', 'resp-text'],
    ['* OK [X▸', 'resp-text'],
    ['* OK [X ▸] x', 'resp-text-code'],
    ['* OK [X a▸\xffb] x', 'resp-text'],
    ['* OK [UIDNEXT ▸0] x', 'nz-number'],
    ['* OK [UIDNEXT ▸4294967296] x', 'nz-number'],
    ['* OK [UIDNEXT▸] x', 'SP'],
    ['* OK [UIDNEXT 5▸ 6] x', 'resp-text-code'],
    ['* OK [UIDVALIDITY ▸NIL] x', 'nz-number'],
    ['* OK [UNSEEN ▸0] x', 'nz-number'],
    ['* OK [HIGHESTMODSEQ ▸0] x', 'mod-sequence-value'],
    ['* OK [HIGHESTMODSEQ ▸9223372036854775808] x', 'mod-sequence-value'],
    ['* OK [HIGHESTMODSEQ 5]▸', 'resp-text.sp'],
    ['* OK [BADCHARSET ▸UTF-8] x', 'resp-text-code'],
    ['* OK [BADCHARSET (▸)] x', 'atom'],
    ['* OK [BADCHARSET (▸{5})] x', 'atom'],
    ['* OK [CAPABILITY IDLE▸] x', 'capability-data'],
    ['* OK [CAPABILITY▸] x', 'capability-data'],
    ['* OK [CAPABILITY IMAP4rev1 ▸] x', 'capability'],
    ['* OK [PERMANENTFLAGS ▸\\Seen] x', 'resp-text-code'],
    ['* OK [PERMANENTFLAGS (\\Seen ▸)] x', 'flag-perm'],
    ['* OK [PERMANENTFLAGS (\\Seen \\*▸x ▸"b")] x', 'resp-text-code', 'flag-perm'],
    ['* OK [APPENDUID 1 ▸*] x', 'uniqueid'],
    ['* OK [COPYUID 1 2:3▸] x', 'SP'],
    ['* OK [COPYUID 1 2:▸* 3] x', 'uniqueid'],
    ['* OK [COPYUID ▸0 2 3] x', 'nz-number'],
    ['* OK [MODIFIED ▸$] x', 'seq-number'],
    ['* OK [MAILBOXID (▸)] x', 'objectid'],
    [`* OK [MAILBOXID (▸${'x'.repeat(256)})] x`, 'objectid'],
    ['* OK [INPROGRESS (▸A1 5 10)] x', 'quoted'],
    ['* OK [INPROGRESS (NIL NIL ▸5)] x', 'nil'],
    ['* OK [INPROGRESS (NIL 5 ▸0)] x', 'nz-number'],
    ['* OK [METADATA ▸OTHER] x', 'resp-text-code'],
  ]);
});

describe('capabilities, enabled, flags', () => {
  accepts([
    '* CAPABILITY IMAP4rev1',
    '* CAPABILITY AUTH=SCRAM-SHA-256 IDLE IMAP4rev2 IMAP4rev1 LITERAL+ RIGHTS=texk',
    '* capability imap4rev2',
    '* ENABLED',
    '* ENABLED CONDSTORE X-GOOD-IDEA',
    '* FLAGS ()',
    '* FLAGS (\\Answered \\Seen $MDNSent Junk+1 \\Ext)',
    '* FLAGS (\\Recent)',
  ]);
  reports([
    ['* CAPABILITY▸', 'capability-data'],
    ['* CAPABILITY IDLE▸', 'capability-data'],
    ['* CAPABILITY IMAP4rev1x▸', 'capability-data'],
    ['* CAPABILITY IMAP4rev1 ▸', 'capability'],
    ['* CAPABILITY IMAP4rev1 ▸ IDLE', 'SP'],
    ['* CAPABILITY IMAP4rev1 a▸]', 'CRLF'],
    ['* ENABLED ▸', 'capability'],
    ['* FLAGS▸', 'SP'],
    ['* FLAGS ▸\\Seen', 'flag-list'],
    ['* FLAGS (\\Seen▸', 'flag-list'],
    ['* FLAGS (\\Seen)▸ ', 'CRLF'],
    ['* FLAGS (▸\\* a)', 'flag'],
    ['* FLAGS (\\Seen ▸ a)', 'SP'],
    ['* FLAGS (▸"a" ▸{1}\r\nb c)', 'flag', 'flag'],
    ['* FLAGS (a▸(b) c)', 'flag-list'],
  ]);
});

describe('LIST and LSUB', () => {
  accepts([
    '* LIST () "/" INBOX',
    '* LIST (\\Noselect) "/" ~/Mail/foo',
    '* LIST (\\NoInferiors \\Marked \\HasNoChildren \\Subscribed \\Remote \\Sent) "." "a b"',
    '* list (\\NonExistent) NIL {3}\r\na\r\n',
    '* LIST () "\\\\" "\\"q\\""',
    '* LIST () "\xc3\xa9" "Entw\xc3\xbcrfe"',
    '* LIST () "/" ""',
    '* LIST () nil NIL',
    '* LIST () "/" a]b[c&AOQ-',
    '* LIST () "/" foo ()',
    '* LIST () "/" foo ("CHILDINFO" ("SUBSCRIBED"))',
    '* LIST () "/" foo (CHILDINFO ("SUBSCRIBED" "X") OLDNAME ("old one") X-Y 1:3,5 Z () Y (a (b "c") {1}\r\nd))',
    '* LIST () "/" foo (vendor.x-y 5 A -1:-3 B 99999999999)',
    '* LSUB (\\Marked) "/" foo',
  ]);
  reports([
    ['* LIST▸', 'SP'],
    ['* LIST ▸"/" x', 'mailbox-list'],
    ['* LIST (▸Noselect) "/" x', 'mbx-list-flags'],
    ['* LIST (\\Noselect ▸\\Marked) "/" x', 'mbx-list-sflag'],
    ['* LIST (\\NonExistent ▸\\Noselect) "/" x', 'mbx-list-sflag'],
    ['* LIST (\\Noselecta \\Noselect) "/" ▸', 'mailbox'],
    ['* LIST (\\HasChildren ▸\\HasNoChildren) "/" x', 'child-mbox-flag'],
    ['* LIST (\\Sent ▸\\sent) "/" x', 'mbx-list-oflag'],
    ['* LIST () ▸/ x', 'QUOTED-CHAR'],
    ['* LIST () ▸"" x', 'QUOTED-CHAR'],
    ['* LIST () ▸"//" x', 'QUOTED-CHAR'],
    ['* LIST () "▸\\/" x', 'QUOTED-CHAR'],
    ['* LIST () "/"▸', 'SP'],
    ['* LIST () "/" ▸', 'mailbox'],
    ['* LIST () "/" ▸ x', 'SP'],
    ['* LIST () "/" x ▸', 'mbox-list-extended'],
    ['* LIST () "/" x▸%', 'CRLF'],
    ['* LIST () "/" "a▸\xe9b"', 'QUOTED-CHAR'],
    ['* LIST () "/" "a▸\\b▸\0"', 'QUOTED-CHAR', 'QUOTED-CHAR'],
    ['* LIST () "/" "a▸', 'quoted'],
    ['* LIST () "/" {▸}', 'literal'],
    ['* LIST () "/" {▸x}', 'literal'],
    ['* LIST () "/" {5▸', 'literal'],
    ['* LIST () "/" {3}▸abc', 'literal'],
    ['* LIST () "/" {3}▸\nabc', 'literal'],
    ['* LIST () "/" {3▸+}\r\nabc', 'literal'],
    ['* LIST () "/" {3}\r\na▸\0b', 'CHAR8'],
    ['* LIST () "/" ~▸{3}\r\nabc', 'CRLF'],
    ['* LIST () "/" x (CHILDINFO (▸SUBSCRIBED))', 'quoted'],
    ['* LIST () "/" x (OLDNAME ▸old)', 'mbox-list-extended-item'],
    ['* LIST () "/" x (X ▸atom Y 5)', 'tagged-ext-val'],
    ['* LIST () "/" x (▸(a) 1 Y 5)', 'mbox-list-extended-item-tag'],
  ]);
});

describe('mailbox data', () => {
  accepts([
    '* 0 EXISTS',
    '* 4294967295 exists',
    '* 007 EXISTS',
    '* 0 RECENT',
    '* STATUS INBOX ()',
    '* STATUS "a b" (MESSAGES 0 RECENT 1 UIDNEXT 1 UIDVALIDITY 3 UNSEEN 0 DELETED 2 SIZE 9223372036854775807)',
    '* STATUS {1}\r\nx (HIGHESTMODSEQ 0 MAILBOXID (abc) APPENDLIMIT NIL DELETED-STORAGE 5)',
    '* STATUS x (APPENDLIMIT 5 X-GUID 01ab X-LIST (a "b") MYSIZE 5)',
    '* NAMESPACE NIL NIL NIL',
    '* NAMESPACE (("" "/")) nil (("#shared/" NIL)("#public/" "\\\\"))',
    '* NAMESPACE (("" "/" "X-PARAM" ("FLAG1" "FLAG2") "Y" ("Z"))) NIL NIL',
    '* SEARCH',
    '* SEARCH 2 3 6',
    '* SEARCH 2 5 (MODSEQ 917162500)',
    '* SORT',
    '* SORT 5 3 4 1 2 (modseq 9)',
    '* THREAD',
    '* THREAD (2)(3 6 (4 23)(44 7 96))',
    '* THREAD ((3)(5))',
    '* ESEARCH',
    '* ESEARCH UID',
    '* ESEARCH (TAG "A282") MIN 2 COUNT 3',
    '* ESEARCH (tag a1) uid ALL 2,10:11,*',
    '* ESEARCH (TAG "x" MAILBOX folder1 UIDVALIDITY 1) UID ALL 4003,4005:4010 MODSEQ 1236',
    '* ESEARCH (TAG "A") UID PARTIAL (-1:-100 NIL) RELEVANCY (4 99) X:Y 5 Z-1.2_ (a b)',
    '* ESEARCH (TAG {1}\r\nA) PARTIAL (1:100 2:4) ADDTO (0 1:2 3 5) REMOVEFROM (1 2) RELEVANCY ()',
    '* VANISHED 41,43:116',
    '* VANISHED (EARLIER) 300:310,405',
  ]);
  reports([
    ['* ▸4294967296 EXISTS', 'number'],
    ['* 5▸', 'SP'],
    ['* 5 ▸', 'atom'],
    ['* 5 EXISTS▸ ', 'CRLF'],
    ['* 5 ▸ EXISTS', 'SP'],
    ['* STATUS INBOX▸', 'SP'],
    ['* STATUS INBOX ▸MESSAGES 1', 'mailbox-data'],
    ['* STATUS INBOX (MESSAGES ▸x UNSEEN 1)', 'number'],
    ['* STATUS INBOX (UIDNEXT ▸0)', 'nz-number'],
    ['* STATUS INBOX (UIDVALIDITY ▸0 UIDNEXT ▸0)', 'nz-number', 'nz-number'],
    ['* STATUS INBOX (MESSAGES▸)', 'SP'],
    ['* STATUS INBOX (MESSAGES 1 ▸)', 'atom'],
    ['* STATUS INBOX (SIZE ▸9223372036854775808)', 'number64'],
    ['* STATUS INBOX (SIZE ▸99999999999999999999)', 'number64'],
    ['* STATUS INBOX (HIGHESTMODSEQ ▸NIL)', 'mod-sequence-valzer'],
    ['* NAMESPACE NIL NIL▸', 'SP'],
    ['* NAMESPACE ▸"" NIL NIL', 'namespace'],
    ['* NAMESPACE (▸) NIL NIL', 'namespace-descr'],
    ['* NAMESPACE (("" "/")▸ ("x" "/")) NIL NIL', 'namespace'],
    ['* NAMESPACE ((▸NIL "/")) NIL NIL', 'string'],
    ['* NAMESPACE (("" ▸"")) NIL NIL', 'QUOTED-CHAR'],
    ['* NAMESPACE (("" "/" "X" ▸"F")) NIL NIL', 'namespace-response-extension'],
    ['* SEARCH ▸', 'nz-number'],
    ['* SEARCH 1 ▸0 2', 'nz-number'],
    ['* SEARCH 1 2 ▸', 'nz-number'],
    ['* SEARCH 1 ▸ 2', 'SP'],
    ['* SEARCH ▸(MODSEQ 5)', 'nz-number'],
    ['* SEARCH 1 (▸MAX 5)', 'search-sort-mod-seq'],
    ['* SEARCH 1 (MODSEQ 5)▸ 2', 'CRLF'],
    ['* SEARCH 1▸,2', 'CRLF'],
    ['* THREAD ▸2', 'thread-list'],
    ['* THREAD (▸)', 'nz-number'],
    ['* THREAD (2 (3)▸)', 'thread-nested'],
    ['* THREAD (2)▸ (3)', 'CRLF'],
    ['* ESEARCH (▸)', 'search-correlator'],
    ['* ESEARCH (TAG▸)', 'SP'],
    ['* ESEARCH (▸NOTAG "x") MIN 1', 'search-correlator'],
    ['* ESEARCH (TAG "x") MIN ▸0', 'nz-number'],
    ['* ESEARCH (TAG "x") ALL ▸$', 'seq-number'],
    ['* ESEARCH (TAG "x") ALL 1:▸', 'seq-number'],
    ['* ESEARCH (TAG "x") ALL 1,▸', 'seq-number'],
    ['* ESEARCH (TAG "x") COUNT ▸x', 'number'],
    ['* ESEARCH (TAG "x") ▸5', 'tagged-ext-label'],
    ['* ESEARCH (TAG "x") FOO ▸bar', 'tagged-ext-val'],
    ['* ESEARCH (TAG "x") PARTIAL (-1:▸5 NIL)', 'partial-range'],
    ['* VANISHED▸', 'SP'],
    ['* VANISHED ▸', 'uniqueid'],
    ['* VANISHED 1:▸*', 'uniqueid'],
    ['* VANISHED (▸LATER) 1', 'expunged-resp'],
    ['* VANISHED (EARLIER)▸', 'SP'],
  ]);
});

describe('message data', () => {
  accepts([
    '* 1 EXPUNGE',
    '* 12 FETCH (FLAGS () UID 5)',
    '* 12 fetch (flags (\\Recent \\Seen $x) uid 4294967295 rfc822.size 9223372036854775807)',
    '* 1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 -0700")',
    '* 1 FETCH (INTERNALDATE " 7-jul-1996 02:44:25 +0000")',
    '* 1 FETCH (RFC822 {3}\r\na\r\n RFC822.HEADER "" RFC822.TEXT NIL)',
    '* 1 FETCH (BODY[] {0}\r\n BODY[TEXT] "x" BODY[1.2.MIME]<0> NIL)',
    '* 1 FETCH (BODY[HEADER.FIELDS (DATE "From" {2}\r\nTo)]<10> {4}\r\n\xff\x01\r\n)',
    '* 1 FETCH (BODY[3.HEADER.FIELDS.NOT (X])] "" BODY[4.2.TEXT] "" BODY[HEADER] "" BODY[1] "")',
    '* 1 FETCH (BINARY[1] ~{3}\r\n\0\0\0 BINARY[] "x" BINARY[1.2]<5> {1}\r\na BINARY.SIZE[] 5 BINARY.SIZE[2] 0)',
    '* 1 FETCH (MODSEQ (9223372036854775807) MODSEQ (01))',
    '* 1 FETCH (PREVIEW "x" PREVIEW NIL SAVEDATE NIL SAVEDATE "01-Jan-2020 00:00:00 +0000")',
    '* 1 FETCH (EMAILID (M1) THREADID (T_1-x) THREADID NIL)',
    '* 1 FETCH (X-GM-LABELS (\\Important "a b" ((x)(y))) X-N 5 X-S "s" X-L ~{1}\r\n\0 X-A 1:* SNIPPET (FUZZY NIL))',
    '* 25996 UIDFETCH (FLAGS (\\Seen) MODSEQ (10))',
  ]);
  reports([
    ['* ▸0 EXPUNGE', 'nz-number'],
    ['* ▸0 FETCH (UID 1)', 'nz-number'],
    ['* ▸01 EXPUNGE', 'nz-number'],
    ['* 1 FETCH▸', 'SP'],
    ['* 1 FETCH ▸UID 1', 'msg-att'],
    ['* 1 FETCH (▸)', 'atom'],
    ['* 1 FETCH (UID 1▸', 'msg-att'],
    ['* 1 FETCH (UID 1)▸)', 'CRLF'],
    ['* 1 FETCH (UID ▸0)', 'uniqueid'],
    ['* 1 FETCH (UID▸)', 'SP'],
    ['* 1 FETCH (UID ▸x FLAGS ▸NIL RFC822.SIZE ▸-1 UID 5)', 'uniqueid', 'msg-att-dynamic', 'number64'],
    ['* 1 FETCH (UID ▸ 5)', 'SP'],
    ['* 1 FETCH (UID 5 ▸)', 'atom'],
    ['* 1 FETCH (UID 5▸FLAGS ▸(a))', 'msg-att', 'atom'],
    ['* 1 FETCH (FLAGS (▸\\*))', 'flag-fetch'],
    ['* 1 FETCH (INTERNALDATE "7▸-Jul-1996 02:44:25 -0700")', 'date-day-fixed'],
    ['* 1 FETCH (INTERNALDATE "17-▸Foo-1996 02:44:25 -0700")', 'date-month'],
    ['* 1 FETCH (INTERNALDATE "17-Jul-96▸ 02:44:25 -0700" UID 1)', 'date-year'],
    ['* 1 FETCH (INTERNALDATE "17-Jul-1996 2▸:44:25 -0700")', 'time'],
    ['* 1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 ▸GMT")', 'zone'],
    ['* 1 FETCH (INTERNALDATE ▸NIL)', 'date-time'],
    ['* 1 FETCH (RFC822.SIZE ▸NIL)', 'number64'],
    ['* 1 FETCH (BODY[▸FOO] "")', 'section-msgtext'],
    ['* 1 FETCH (BODY[▸MIME] "")', 'section-msgtext'],
    ['* 1 FETCH (BODY[1.▸FOO] "")', 'section-text'],
    ['* 1 FETCH (BODY[▸0] "")', 'nz-number'],
    ['* 1 FETCH (BODY[1▸ "")', 'section'],
    ['* 1 FETCH (BODY[HEADER.FIELDS▸] "")', 'SP'],
    ['* 1 FETCH (BODY[HEADER.FIELDS (▸)] "")', 'header-fld-name'],
    ['* 1 FETCH (BODY[]<▸> "")', 'number'],
    ['* 1 FETCH (BODY[]<0▸.5> "")', 'msg-att-static'],
    ['* 1 FETCH (BODY[]▸"")', 'SP'],
    ['* 1 FETCH (BODY[] ▸~{1}\r\nx)', 'nstring'],
    ['* 1 FETCH (BODY[] {5}\r\na▸\0bcd)', 'CHAR8'],
    ['* 1 FETCH (BODY[] ▸atom UID 1)', 'nstring'],
    ['* 1 FETCH (BINARY[▸TEXT] "")', 'nz-number'],
    ['* 1 FETCH (BINARY[1▸.MIME] "")', 'section-binary'],
    ['* 1 FETCH (BINARY.SIZE[1]▸<0> 5)', 'SP'],
    ['* 1 FETCH (MODSEQ ▸5)', 'msg-att-dynamic'],
    ['* 1 FETCH (MODSEQ (▸0))', 'mod-sequence-value'],
    ['* 1 FETCH (EMAILID ▸M1)', 'msg-att-static'],
    ['* 1 FETCH (X-Y▸)', 'SP'],
  ]);
});

describe('ENVELOPE', () => {
  const envelope = (fields: string) => `* 1 FETCH (ENVELOPE ${fields})`;
  accepts([
    envelope('(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)'),
    envelope(
      '("date" {3}\r\nsub (("a" NIL "b" "c")) (("a" "@r" "b" "c")(NIL NIL "g" NIL)(NIL NIL NIL NIL)) NIL NIL NIL NIL "<i>" "<m>")',
    ),
    envelope('(nil "\\"q\\" \\\\" NIL NIL NIL NIL NIL NIL NIL {0}\r\n)'),
    envelope('(NIL "=?utf-8?q?x?=" NIL NIL NIL NIL NIL NIL NIL "\xc3\xa9")'),
  ]);
  reports([
    [envelope('▸NIL'), 'envelope'],
    [envelope('(▸date NIL NIL NIL NIL NIL NIL NIL NIL NIL)'), 'nstring'],
    [envelope('(NIL NIL NIL NIL NIL NIL NIL NIL NIL▸)'), 'SP'],
    [envelope('(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL▸ NIL)'), 'envelope'],
    [envelope('(NIL NIL (▸) NIL NIL NIL NIL NIL NIL NIL)'), 'address'],
    [envelope('(NIL NIL (("a" NIL "b" "c")▸ ("a" NIL "b" "c")) NIL NIL NIL NIL NIL NIL NIL)'), 'env-from'],
    [envelope('(NIL NIL (▸"a" NIL "b" "c") NIL NIL NIL NIL NIL NIL NIL)'), 'address'],
    [envelope('(NIL NIL ▸"a" NIL NIL NIL NIL NIL NIL NIL)'), 'env-from'],
    [envelope('(NIL NIL (("a" NIL "b"▸)) NIL NIL NIL NIL NIL NIL NIL)'), 'SP'],
    [envelope('(NIL NIL (("a" NIL "b" "c"▸ "d")) NIL NIL NIL NIL NIL NIL NIL)'), 'address'],
    [envelope('(NIL "a▸\xe4" NIL NIL NIL NIL NIL NIL NIL NIL)'), 'QUOTED-CHAR'],
    [`* 1 FETCH (ENVELOPE (NIL▸) UID ▸0 FLAGS (a))`, 'SP', 'uniqueid'],
    [`* 1 FETCH (ENVELOPE (NIL NIL ((NIL▸)) NIL) UID ▸0)`, 'SP', 'uniqueid'],
    [`* 1 FETCH (ENVELOPE (NIL "b c) (d" ▸{3}\r\n) () UID ▸0)`, 'env-from', 'uniqueid'],
  ]);
});

describe('BODY and BODYSTRUCTURE', () => {
  const text = '"TEXT" "PLAIN" ("CHARSET" "US-ASCII") NIL NIL "7BIT" 3 1';
  const structure = (body: string) => `* 1 FETCH (BODYSTRUCTURE ${body})`;
  const plain = (body: string) => `* 1 FETCH (BODY ${body})`;
  const envelope = '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)';
  accepts([
    plain(`(${text})`),
    plain(`("text" {5}\r\nplain NIL "<id>" "desc" {6}\r\nBASE64 4294967295 9223372036854775807)`),
    plain('("IMAGE" "PNG" ("NAME" "a" "X" {1}\r\ny) NIL NIL "BASE64" 0)'),
    plain('({4}\r\nTEXT "PLAIN" NIL NIL NIL "7BIT" 3)'),
    plain(`((${text})(${text}) "MIXED")`),
    plain(`(((${text}) "ALTERNATIVE")("X" "Y" NIL NIL NIL "8BIT" 1) {5}\r\nMIXED)`),
    plain(`("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 100 ${envelope} (${text}) 5)`),
    plain(`("MESSAGE" "GLOBAL" NIL NIL NIL "8BIT" 100 ${envelope} (${text}) 5)`),
    plain('("MESSAGE" "GLOBAL" NIL NIL NIL "8BIT" 100)'),
    plain('("MESSAGE" "DELIVERY-STATUS" NIL NIL NIL "7BIT" 100)'),
    structure(`(${text} NIL)`),
    structure(`(${text} "md5" NIL)`),
    structure(`(${text} "md5" ("ATTACHMENT" ("FILENAME" "x")) "en")`),
    structure(`(${text} NIL ("INLINE" NIL) ("de" "en-GB") "http://x/")`),
    structure(`(${text} NIL NIL NIL NIL 5 NIL "x" ("y" (7 NIL) {1}\r\nz) 99999999999)`),
    structure(`((${text} NIL NIL NIL NIL) "MIXED" ("BOUNDARY" "x") ("X" NIL) ("en") "loc" NIL (1))`),
    structure(`((${text}) "MIXED" NIL)`),
    structure('("MESSAGE" "GLOBAL" NIL NIL NIL "8BIT" 100 NIL NIL NIL NIL)'),
    structure(
      `("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 100 ${envelope} ((${text}) "MIXED" NIL NIL) 5 NIL ("attachment" NIL))`,
    ),
  ]);
  reports([
    [plain('▸NIL'), 'body'],
    [plain('(▸)'), 'string'],
    [plain('("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3▸)'), 'SP'],
    [plain('("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3 ▸NIL)'), 'number64'],
    [plain('("TEXT" ▸NIL NIL NIL NIL "7BIT" 3 1)'), 'string'],
    [plain('("TEXT" "PLAIN" (▸) NIL NIL "7BIT" 3 1)'), 'string'],
    [plain('("TEXT" "PLAIN" ("CHARSET"▸) NIL NIL "7BIT" 3 1)'), 'SP'],
    [plain('("TEXT" "PLAIN" ("CHARSET" ▸NIL) NIL NIL "7BIT" 3 1)'), 'string'],
    [plain('("TEXT" "PLAIN" NIL NIL NIL ▸NIL 3 1)'), 'string'],
    [plain('("TEXT" "PLAIN" NIL NIL NIL "7BIT" ▸4294967296 1)'), 'number'],
    [plain('("IMAGE" "PNG" NIL NIL NIL "BASE64" ▸NIL)'), 'number'],
    [plain('("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 100▸)'), 'SP'],
    [plain('("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 100 ▸NIL NIL 5)'), 'envelope'],
    [plain(`(${text} ▸NIL)`), 'body-ext-1part'],
    [plain(`((${text} ▸"md5") "MIXED" ▸NIL)`), 'body-ext-1part', 'body-ext-mpart'],
    [plain(`((${text}) ▸(${text}) "MIXED")`), 'string'],
    [plain(`((${text})▸)`), 'SP'],
    [structure(`(${text} NIL ▸"INLINE")`), 'body-fld-dsp'],
    [structure(`(${text} NIL ("INLINE"▸))`), 'SP'],
    [structure(`(${text} NIL NIL (▸))`), 'string'],
    [structure(`(${text} NIL NIL NIL ▸("x"))`), 'nstring'],
    [structure(`(${text} NIL NIL NIL NIL ▸atom)`), 'nstring'],
    [structure(`(${text} NIL NIL NIL NIL (▸))`), 'nstring'],
    [structure(`((${text}) "MIXED" ▸"md5")`), 'body-fld-param'],
    [structure(`${'('.repeat(99)}▸(`), 'body'],
  ]);
});

describe('other extensions', () => {
  accepts([
    '* ID NIL',
    '* ID ()',
    '* ID ("name" "x" "version" NIL)',
    '* QUOTA "" (STORAGE 10 512)',
    '* QUOTA !partition/sda4 ()',
    '* QUOTA "x" (STORAGE 1 2 MESSAGE 3 9223372036854775807)',
    '* QUOTAROOT INBOX',
    '* QUOTAROOT INBOX "" other',
    '* ACL INBOX Fred rwipsldexta $team ""',
    '* ACL INBOX',
    '* LISTRIGHTS ~/Mail/saved smith la r swicdkxte',
    '* MYRIGHTS INBOX rwiptsldaex',
    '* METADATA "" (/shared/comment "c" /private/x NIL /y ~{1}\r\n\0)',
    '* METADATA INBOX /shared/comment /private/comment',
    '* LANGUAGE (EN)',
    '* COMPARATOR i;unicode-casemap',
    '* COMPARATOR "i;ascii-casemap" (a b)',
    '* X-FOO',
    '* X-FOO a "b" {1}\r\nc (\\Flag 1:* NIL ((x)(y z))) ~{2}\r\n\0\0 $ *',
    '* URLFETCH "imap://x" {3}\r\nabc',
    '* STATUS_X 5',
    '* 5 XANNOT (a b)',
    '* OKAY then',
  ]);
  reports([
    ['* ID▸', 'SP'],
    ['* ID ("name"▸)', 'SP'],
    ['* ID (▸name "x")', 'string'],
    ['* QUOTA "" (STORAGE 10▸)', 'SP'],
    ['* QUOTA "" (STORAGE ▸x 5 MESSAGE ▸y 2)', 'number64', 'number64'],
    ['* ACL INBOX Fred▸', 'SP'],
    ['* LISTRIGHTS INBOX smith▸', 'SP'],
    ['* MYRIGHTS INBOX▸', 'SP'],
    ['* METADATA "" (▸)', 'entry'],
    ['* METADATA "" (/a▸)', 'SP'],
    ['* X-FOO ▸', 'response-payload'],
    ['* X-FOO (a▸', 'tagged-ext-comp'],
    ['* X-FOO a▸)', 'CRLF'],
    ['* ▸(x)', 'atom'],
    ['* ▸"OK" x', 'atom'],
    ['* X-FOO "a▸', 'quoted'],
    [`* X ${'('.repeat(100)}▸(`, 'tagged-ext-comp'],
  ]);
});
