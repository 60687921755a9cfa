import { expect, test } from 'vitest';
import { readData } from '../imap/data.ts';
import type { Data } from '../imap/data.ts';
import { matchStep } from './match.ts';
import { inputOf } from './sample.ts';
import type { SampleStep } from './sample.ts';

interface Row extends Omit<SampleStep, 'came' | 'expect'> {
  readonly pattern: string | readonly string[];
  readonly came: string | readonly string[];
  readonly differs?: readonly string[];
}

const asList = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

function check(name: string, { pattern, came, differs = [], ...step }: Row): void {
  test(name, () => {
    const input = inputOf({ ...step, expect: asList(pattern), came: asList(came) });
    const told = matchStep(input).mismatches.map(({ path, wanted, got }) => `${path}: ${wanted} | ${got}`);
    expect(told).toEqual(differs);
  });
}

function dataOf(text: string): Data {
  const [data] = readData(Buffer.from(text), { holes: false }).value;
  if (!data) throw new Error(text);
  return data;
}

// Items by name
check('items by name, others beside them', { pattern: '1 FETCH (UID 5)', came: '* 1 FETCH (FLAGS (\\Seen) uid 5)' });
check('items in any order', { pattern: '1 FETCH (FLAGS () UID {u})', came: '* 1 FETCH (UID 5 FLAGS ())' });
check('a message alone', { pattern: '1 FETCH', came: '* 1 FETCH (UID 5)' });
check('an item that differs', {
  pattern: '1 FETCH (UID 5)',
  came: '* 1 FETCH (UID 6)',
  differs: ['FETCH 1 / UID: 5 | 6'],
});
check('an item that lacks', {
  pattern: '1 FETCH (UID 5)',
  came: '* 1 FETCH (FLAGS ())',
  differs: ['FETCH 1 / UID: UID 5 | no UID'],
});
check('every difference is told', {
  pattern: '1 FETCH (UID 5 RFC822.SIZE 7 FLAGS ())',
  came: '* 1 FETCH (UID 6 RFC822.SIZE 8 FLAGS ())',
  differs: ['FETCH 1 / UID: 5 | 6', 'FETCH 1 / RFC822.SIZE: 7 | 8'],
});
check('another message is no near miss', {
  pattern: '2 FETCH (UID 5)',
  came: '* 1 FETCH (UID 5)',
  differs: ['2 FETCH (UID 5): 2 FETCH (UID 5) | only 1 FETCH'],
});
check('any message', {
  pattern: '{n} FETCH (UID 6)',
  came: ['* 1 FETCH (UID 5)', '* 2 FETCH (UID 6)'],
  where: ['{n} = 2'],
});
check('exactly these items', { pattern: '1 FETCH (UID 5)!', came: '* 1 FETCH (UID 5)' });
check('exactly these items, and another', {
  pattern: '1 FETCH (UID 5)!',
  came: '* 1 FETCH (UID 5 FLAGS ())',
  differs: ['FETCH 1: nothing more | FLAGS ()'],
});

// Flags
check('flags are a set', { pattern: '1 FETCH (FLAGS (\\Seen $Junk))', came: '* 1 FETCH (FLAGS ($junk \\SEEN))' });
check('flags are equal sets', {
  pattern: '1 FETCH (FLAGS (\\Seen))',
  came: '* 1 FETCH (FLAGS (\\Seen \\Draft))',
  differs: ['FETCH 1 / FLAGS: (\\Seen) | (\\Seen \\Draft), which has \\Draft besides'],
});
check('\\Recent does not count', { pattern: '1 FETCH (FLAGS ())', came: '* 1 FETCH (FLAGS (\\Recent))' });
check('\\Recent counts when it is named', {
  pattern: '1 FETCH (FLAGS (\\Recent))',
  came: '* 1 FETCH (FLAGS ())',
  differs: ['FETCH 1 / FLAGS: (\\Recent) | (), which lacks \\Recent'],
});
check('\\Recent counts in an exact list', {
  pattern: '1 FETCH (FLAGS ()!)',
  came: '* 1 FETCH (FLAGS (\\Recent))',
  differs: ['FETCH 1 / FLAGS: () | (\\Recent), which has \\Recent besides'],
});
check('flags with others allowed', {
  pattern: '1 FETCH (FLAGS (\\Seen ...))',
  came: '* 1 FETCH (FLAGS (\\Draft \\Seen))',
});
check('flags of a row', {
  pattern: '1 FETCH (FLAGS {f:list})',
  bound: { f: '(\\Seen \\Draft)' },
  came: '* 1 FETCH (FLAGS (\\Draft \\Seen))',
});
check('one flag captured', {
  pattern: '1 FETCH (FLAGS (\\Seen {f}))',
  came: '* 1 FETCH (FLAGS ($x \\Seen))',
  where: ['{f} = $x'],
});

// Several responses
check('items spread over responses', {
  pattern: '1 FETCH (UID 5 FLAGS (\\Seen))',
  came: ['* 1 FETCH (FLAGS (\\Seen))', '* 2 FETCH (UID 6)', '* 1 FETCH (UID 5)'],
});
check('items of two messages under one number', {
  pattern: '1 FETCH (UID 5 FLAGS (\\Seen))',
  came: ['* 1 FETCH (FLAGS (\\Seen))', '* 1 EXPUNGE', '* 1 FETCH (UID 5)'],
  differs: ['FETCH 1 / UID: UID 5 | no UID'],
});
check('the same item said twice, the later one wanted', {
  pattern: '1 FETCH (FLAGS (\\Seen))',
  came: ['* 1 FETCH (FLAGS ())', '* 1 FETCH (FLAGS (\\Seen) UID 5)'],
});
check('two expectations of one message from one response', {
  pattern: ['1 FETCH (UID 5)', '1 FETCH (FLAGS ())'],
  came: '* 1 FETCH (UID 5 FLAGS ())',
});
check('no item meets two expectations', {
  pattern: ['1 FETCH (UID 5)', '1 FETCH (UID 5)'],
  came: '* 1 FETCH (UID 5 FLAGS ())',
  differs: ['FETCH 1 / UID: UID 5 | no UID'],
});
check('exact lists look at one response', {
  pattern: '1 FETCH (UID 5)!',
  came: ['* 1 FETCH (FLAGS ())', '* 1 FETCH (UID 5)'],
});

// Strings, sections, dates
check('a literal is a quoted string', {
  pattern: '1 FETCH (BODY[TEXT] "hello")',
  came: '* 1 FETCH (BODY[TEXT] {5}\r\nhello)',
});
check('strings compare by octet', {
  pattern: '1 FETCH (BODY[TEXT] "Hello")',
  came: '* 1 FETCH (BODY[TEXT] "hello")',
  differs: ['FETCH 1 / BODY[TEXT]: "Hello" | "hello"'],
});
check('NIL is no empty string', {
  pattern: '1 FETCH (BODY[TEXT] "")',
  came: '* 1 FETCH (BODY[TEXT] NIL)',
  differs: ['FETCH 1 / BODY[TEXT]: "" | NIL'],
});
check('NIL is told as NIL, however long the string wanted', {
  pattern: '1 FETCH (BODY[TEXT] {=plain:text})',
  fixtures: { 'plain:text': Buffer.from('a\r\nb\r\n') },
  came: '* 1 FETCH (BODY[TEXT] NIL)',
  differs: ['FETCH 1 / BODY[TEXT]: "a\\r\\nb\\r\\n" | NIL'],
});
check('nil or empty: NIL', { pattern: '1 FETCH (BODY[TEXT] {:nil-or-empty})', came: '* 1 FETCH (BODY[TEXT] NIL)' });
check('nil or empty: ""', { pattern: '1 FETCH (BODY[TEXT] {:nil-or-empty})', came: '* 1 FETCH (BODY[TEXT] {0}\r\n)' });
check('nil or empty: neither', {
  pattern: '1 FETCH (BODY[TEXT] {:nil-or-empty})',
  came: '* 1 FETCH (BODY[TEXT] "x")',
  differs: ['FETCH 1 / BODY[TEXT]: {:nil-or-empty} | "x"'],
});
check('a fixture', {
  pattern: '1 FETCH (BODY[TEXT] {=plain:text})',
  fixtures: { 'plain:text': Buffer.from('a\r\nb\r\n') },
  came: '* 1 FETCH (BODY[TEXT] {6}\r\na\r\nb\r\n)',
});
check('a fixture that differs in one octet', {
  pattern: '1 FETCH (BODY[TEXT] {=plain:text})',
  fixtures: { 'plain:text': Buffer.from('a\r\nb\r\n') },
  came: '* 1 FETCH (BODY[TEXT] {6}\r\na\r\nc\r\n)',
  differs: [
    'FETCH 1 / BODY[TEXT] octet 3: "b\\r\\n" after "a\\r\\n" (of 6 octets) | "c\\r\\n" after "a\\r\\n" (of 6 octets)',
  ],
});
check('a delivered fixture below its trace fields', {
  pattern: '1 FETCH (BODY[] {=plain})',
  fixtures: { plain: Buffer.from('Subject: x\r\n\r\ny') },
  traceFieldsOnTop: true,
  came: '* 1 FETCH (BODY[] {47}\r\nReturn-Path: <a@b>\r\nX-A: 1\r\n 2\r\nSubject: x\r\n\r\ny)',
});
check('the size of a fixture', {
  pattern: '1 FETCH (RFC822.SIZE {=plain:size})',
  fixtures: { 'plain:size': dataOf('44') },
  came: '* 1 FETCH (RFC822.SIZE 44)',
});
check('header names fold in sections', {
  pattern: '1 FETCH (BODY[header.fields (DATE From)] {h})',
  came: '* 1 FETCH (BODY[HEADER.FIELDS ("from" Date)] "")',
});
check('sections tell items apart', {
  pattern: '1 FETCH (BODY[1.2] "x")',
  came: '* 1 FETCH (BODY[1] "x")',
  differs: ['FETCH 1 / BODY[1.2]: BODY[1.2] "x" | no BODY[1.2]'],
});
check('origins tell items apart', {
  pattern: '1 FETCH (BODY[]<0> "x")',
  came: '* 1 FETCH (BODY[]<1> "x")',
  differs: ['FETCH 1 / BODY[]<0>: BODY[]<0> "x" | no BODY[]<0>'],
});
check('BINARY with an origin or without', {
  pattern: '1 FETCH (BINARY[1]<0> "x")',
  came: '* 1 FETCH (BINARY[1] ~{1}\r\nx)',
});
check('INTERNALDATE is an instant', {
  pattern: '1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 -0700")',
  came: '* 1 FETCH (INTERNALDATE "17-Jul-1996 09:44:25 +0000")',
});
check('INTERNALDATE of another instant', {
  pattern: '1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 -0700")',
  came: '* 1 FETCH (INTERNALDATE "17-Jul-1996 02:44:25 +0000")',
  differs: ['FETCH 1 / INTERNALDATE: "17-Jul-1996 02:44:25 -0700" | "17-Jul-1996 02:44:25 +0000"'],
});
check('a typed date', {
  pattern: '1 FETCH (INTERNALDATE {d:date-time})',
  came: '* 1 FETCH (INTERNALDATE " 1-Jul-1996 02:44:25 -0700")',
});
check('MODSEQ', { pattern: '1 FETCH (MODSEQ ({m}))', came: '* 1 FETCH (MODSEQ (917))', where: ['{m} > 916'] });

// ENVELOPE and BODYSTRUCTURE
const envelope =
  '("Mon, 7 Feb 1994 21:52:25 -0800" "hi" (("Fred" NIL "fred" "example.com")) NIL NIL NIL NIL NIL NIL "<a@b>")';
check('ENVELOPE of a fixture', {
  pattern: '1 FETCH (ENVELOPE {=plain:envelope})',
  fixtures: { 'plain:envelope': dataOf(envelope) },
  came: `* 1 FETCH (ENVELOPE ${envelope.replace('"hi"', '{2}\r\nhi')})`,
});
check('ENVELOPE: every field that differs, by name', {
  pattern: '1 FETCH (ENVELOPE {=plain:envelope})',
  fixtures: { 'plain:envelope': dataOf(envelope) },
  came: `* 1 FETCH (ENVELOPE ${envelope.replace('"hi"', 'NIL').replace('"fred"', '"Fred"')})`,
  differs: ['FETCH 1 / ENVELOPE / subject: "hi" | NIL', 'FETCH 1 / ENVELOPE / from / 1 / mailbox: "fred" | "Fred"'],
});
check('ENVELOPE with the rest left open', {
  pattern: '1 FETCH (ENVELOPE ({:any} "hi" ...))',
  came: `* 1 FETCH (ENVELOPE ${envelope})`,
});
check('ENVELOPE cut short in the pattern', {
  pattern: '1 FETCH (ENVELOPE ({:any} "hi" ... {id}))',
  came: `* 1 FETCH (ENVELOPE ${envelope})`,
  where: ['{id} = <a@b>'],
});

const text = '("TEXT" "PLAIN" ("CHARSET" "UTF-8" "format" "flowed") NIL NIL "7BIT" 44 2)';
check('BODY folds what the RFC folds, parameters in any order', {
  pattern: `1 FETCH (BODY ${text})`,
  came: '* 1 FETCH (BODY ("text" "plain" ("FORMAT" "flowed" "charset" "utf-8") NIL NIL "7bit" 44 2))',
});
check('BODY: the value of a parameter does not fold', {
  pattern: `1 FETCH (BODY ${text})`,
  came: '* 1 FETCH (BODY ("text" "plain" ("format" "FLOWED" "charset" "utf-8") NIL NIL "7bit" 44 2))',
  differs: ['FETCH 1 / BODY / parameters / FORMAT: "flowed" | "FLOWED"'],
});
check('BODY: US-ASCII may be said or not', {
  pattern: '1 FETCH (BODY ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 44 2))',
  came: '* 1 FETCH (BODY ("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 44 2))',
});
check('BODY: US-ASCII left out', {
  pattern: '1 FETCH (BODY ("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 44 2))',
  came: '* 1 FETCH (BODY ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 44 2))',
});
check('BODY: another charset is no default', {
  pattern: '1 FETCH (BODY ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 44 2))',
  came: '* 1 FETCH (BODY ("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 44 2))',
  differs: ['FETCH 1 / BODY / parameters: nothing more | "CHARSET" "utf-8"'],
});
check('BODYSTRUCTURE: the pattern may stop before the extension data', {
  pattern: `1 FETCH (BODYSTRUCTURE ${text})`,
  came: `* 1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL ("INLINE" NIL) ("en") NIL))`,
});
check('BODYSTRUCTURE: the server may stop before the extension data', {
  pattern: `1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL ("INLINE" NIL) ("en") NIL))`,
  came: `* 1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL))`,
});
check('BODYSTRUCTURE: extension data that nobody defined', {
  pattern: `1 FETCH (BODYSTRUCTURE ${text})`,
  came: `* 1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL NIL NIL NIL 5))`,
  differs: ['FETCH 1 / BODYSTRUCTURE: nothing more | 5'],
});
check('BODYSTRUCTURE: exact lists stop where the pattern does', {
  pattern: `1 FETCH (BODYSTRUCTURE ${text}!)`,
  came: `* 1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL))`,
  differs: ['FETCH 1 / BODYSTRUCTURE: nothing more | NIL'],
});
check('BODYSTRUCTURE: extension data that differ', {
  pattern: `1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL ("INLINE" ("filename" "a")) "EN" NIL))`,
  came: `* 1 FETCH (BODYSTRUCTURE ${text.slice(0, -1)} NIL ("inline" ("FILENAME" "b")) ("en" "de") NIL))`,
  differs: [
    'FETCH 1 / BODYSTRUCTURE / disposition / parameters / FILENAME: "a" | "b"',
    'FETCH 1 / BODYSTRUCTURE / language: ("EN") | ("en" "de"), which has "de" besides',
  ],
});
check('BODYSTRUCTURE of a multipart', {
  pattern: `1 FETCH (BODYSTRUCTURE (${text}${text} "MIXED"))`,
  came: `* 1 FETCH (BODYSTRUCTURE (${text}${text} "mixed" ("BOUNDARY" "x") NIL NIL NIL))`,
});
check('BODYSTRUCTURE of a multipart: the part that differs', {
  pattern: `1 FETCH (BODYSTRUCTURE (${text}${text} "MIXED"))`,
  came: `* 1 FETCH (BODYSTRUCTURE (${text}${text.replace('44', '45')} "MIXED"))`,
  differs: ['FETCH 1 / BODYSTRUCTURE / part 2 / octets: 44 | 45'],
});
check('BODYSTRUCTURE of a multipart: a part that lacks', {
  pattern: `1 FETCH (BODYSTRUCTURE (... "MIXED" ("boundary" {b}) ...))`,
  came: `* 1 FETCH (BODYSTRUCTURE (${text}${text} "mixed" ("BOUNDARY" "x") NIL NIL NIL))`,
  where: ['{b} = x'],
});
check('BODYSTRUCTURE of a message within', {
  pattern: `1 FETCH (BODYSTRUCTURE ("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 342 ${envelope} ${text} 9))`,
  came: `* 1 FETCH (BODYSTRUCTURE ("message" "rfc822" NIL NIL NIL "7bit" 342 ${envelope.replace('"hi"', '"ho"')} ${text} 8 NIL))`,
  differs: ['FETCH 1 / BODYSTRUCTURE / envelope / subject: "hi" | "ho"', 'FETCH 1 / BODYSTRUCTURE / lines: 9 | 8'],
});
