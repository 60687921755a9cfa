import { expect, test } from 'vitest';
import { matchStep, satisfied } from './match.ts';
import { inputOf } from './sample.ts';
import type { SampleStep } from './sample.ts';

interface Row extends SampleStep {
  /** `kind path: wanted | got` of each mismatch; none: the step holds. */
  readonly differs?: readonly string[];
  readonly matched?: readonly (number | undefined)[];
}

function check(name: string, { differs = [], matched, ...step }: Row): void {
  test(name, () => {
    const outcome = matchStep(inputOf(step));
    const told = outcome.mismatches.map(({ kind, path, wanted, got }) => `${kind} ${path}: ${wanted} | ${got}`);
    expect(told).toEqual(differs);
    if (matched) expect(outcome.matched).toEqual(matched);
  });
}

// Each expectation takes a response of its own
check('any order', { expect: ['2 EXISTS', '0 RECENT'], came: ['* 0 RECENT', '* 2 EXISTS'], matched: [1, 0] });
check('one response meets one expectation', {
  expect: ['2 EXPUNGE', '2 EXPUNGE'],
  came: ['* 2 EXPUNGE'],
  differs: ['missing 2 EXPUNGE: 2 EXPUNGE | only 2 EXPUNGE'],
});
check('two alike take two', { expect: ['2 EXPUNGE', '2 EXPUNGE'], came: ['* 2 EXPUNGE', '* 2 EXPUNGE'] });
check('a hole leaves what a literal needs', {
  expect: ['{n} EXPUNGE', '2 EXPUNGE'],
  came: ['* 2 EXPUNGE', '* 1 EXPUNGE'],
  where: ['{n} = 1'],
});
check('captures agree over responses, by backtracking', {
  expect: ['{n} FETCH (UID {u})', 'OK [UIDNEXT {u}]'],
  came: ['* 1 FETCH (UID 4)', '* 2 FETCH (UID 5)', '* OK [UIDNEXT 5] x'],
  where: ['{n} = 2'],
});
check('a comparison chooses among responses', {
  expect: ['{n} FETCH (UID {u})'],
  bound: { next: '5' },
  came: ['* 1 FETCH (UID 4)', '* 2 FETCH (UID 5)'],
  where: ['{u} >= {next}'],
  matched: [1],
});
check('captures that cannot agree', {
  expect: ['{n} FETCH (UID {u})', 'OK [UIDNEXT {u}]'],
  came: ['* 1 FETCH (UID 4)', '* OK [UIDNEXT 5] x'],
  differs: ['mismatch OK / UIDNEXT: {u} = 4 | 5'],
});
check('chains of captures', {
  expect: ['{a} FETCH (UID {b})', '{b} FETCH (UID {c})', '{c} FETCH (UID {a})'],
  came: ['* 3 FETCH (UID 9)', '* 9 FETCH (UID 3)', '* 1 FETCH (UID 2)', '* 2 FETCH (UID 7)', '* 7 FETCH (UID 1)'],
  where: ['{a} != {b}', '{a} < {b}', '{b} < {c}'],
});
check('near misses first, the nearest before', {
  expect: ['5 EXISTS', '1 FETCH (UID 5 RFC822.SIZE 9)', 'BYE', 'OK [UIDNEXT 8]'],
  came: ['* 4 EXISTS', '* 1 FETCH (UID 6 RFC822.SIZE 8)', '* OK [UIDNEXT 7] x'],
  differs: [
    'mismatch EXISTS: 5 | 4',
    'mismatch OK / UIDNEXT: 8 | 7',
    'mismatch FETCH 1 / UID: 5 | 6',
    'mismatch FETCH 1 / RFC822.SIZE: 9 | 8',
    'missing BYE: BYE | only 4 EXISTS, 1 FETCH, OK [UIDNEXT]',
  ],
});
check('one response is the near miss of one expectation', {
  expect: ['5 EXISTS', '6 EXISTS'],
  came: ['* 4 EXISTS'],
  differs: ['mismatch EXISTS: 5 | 4', 'missing 6 EXISTS: 6 EXISTS | only 4 EXISTS'],
});
check('missing after the connection broke', {
  expect: ['5 EXISTS'],
  came: [],
  ended: 'disconnect',
  differs: ['disconnect 5 EXISTS: 5 EXISTS | nothing'],
});
check('many alike patterns are paired fast', {
  expect: Array.from({ length: 12 }, (_, at) => `{n${String(at)}} EXPUNGE`),
  came: Array.from({ length: 11 }, (_, at) => `* ${String(at + 1)} EXPUNGE`),
  differs: [
    `missing {n11} EXPUNGE: {n11} EXPUNGE | only ${[1, 2, 3, 4, 5].map((n) => `${String(n)} EXPUNGE`).join(', ')}, and 6 more`,
  ],
});
check('a hopeless search is given up and says so', {
  expect: [...Array.from({ length: 12 }, (_, at) => `{n${String(at)}} EXPUNGE`)],
  came: Array.from({ length: 12 }, (_, at) => `* ${String(at + 1)} EXPUNGE`),
  where: ['{n0} = {n1}'],
  differs: [
    'mismatch expect: a response for each expectation | none found among very many ways to pair them: the patterns are too much alike',
    'mismatch where: {n0} = {n1} | {n0} is 1, {n1} is 2',
  ],
});

// In order
check('in order', { expect: ['2 EXISTS', '0 RECENT'], inOrder: true, came: ['* 2 EXISTS', '* OK x', '* 0 RECENT'] });
check('not in order', {
  expect: ['2 EXISTS', '0 RECENT'],
  inOrder: true,
  came: ['* 0 RECENT', '* 2 EXISTS'],
  differs: ['mismatch 0 RECENT: 0 RECENT, behind the ones before it | it came before them'],
});

// Optional, never, exactly
check('optional binds what comes', { expect: [], optional: ['{n} EXISTS'], came: ['* 4 EXISTS'], where: ['{n} = 4'] });
check('optional that did not come leaves its comparison open', {
  optional: ['{n} EXISTS'],
  came: [],
  where: ['{n} = 4'],
});
check('optional that differs is no mismatch', { optional: ['5 EXISTS'], came: ['* 4 EXISTS'] });
check('never came', { never: ['3 FETCH', '{n} EXPUNGE'], came: ['* 2 FETCH (UID 3)'] });
check('never, but it came', {
  never: ['{n} EXPUNGE'],
  came: ['* 3 EXPUNGE', '* 2 EXPUNGE'],
  differs: [
    'forbidden {n} EXPUNGE: never {n} EXPUNGE | 3 EXPUNGE',
    'forbidden {n} EXPUNGE: never {n} EXPUNGE | 2 EXPUNGE',
  ],
});
check('never with a captured number', {
  expect: ['2 EXPUNGE'],
  bound: { n: '3' },
  never: ['{n} EXPUNGE'],
  came: ['* 2 EXPUNGE'],
});
check('never SEARCH means any', {
  never: ['SEARCH'],
  came: ['* SEARCH 2'],
  differs: ['forbidden SEARCH: never SEARCH | SEARCH 2'],
});
check('never SEARCH does not mean ESEARCH', { never: ['SEARCH'], came: ['* ESEARCH ALL 2'] });
check('never looks at malformed responses too', {
  never: ['3 FETCH'],
  came: ['* 3 FETCH (UID 0)'],
  differs: ['forbidden 3 FETCH: never 3 FETCH | 3 FETCH (UID 0)'],
});
check('never does not put responses together', {
  never: ['1 FETCH (UID 5 FLAGS ())'],
  came: ['* 1 FETCH (UID 5)', '* 1 FETCH (FLAGS ())'],
});
check('never looks at what an attribute says, not at what it implies', {
  never: ['LIST (\\Marked \\NoSelect) {:any} {:any}'],
  came: ['* LIST (\\Marked \\NonExistent) "/" a'],
});
check('exactly', { expect: ['2 EXPUNGE'], exactly: true, came: ['* 2 EXPUNGE', '* 4 EXISTS'] });
check('exactly, and one more came', {
  expect: ['2 EXPUNGE'],
  exactly: true,
  came: ['* 2 EXPUNGE', '* 2 EXPUNGE'],
  differs: ['forbidden exactly: nothing beside what is listed | 2 EXPUNGE'],
});
check('exactly leaves room for what is optional', {
  expect: ['2 EXPUNGE'],
  optional: ['1 EXPUNGE'],
  exactly: true,
  came: ['* 1 EXPUNGE', '* 2 EXPUNGE'],
});
check('exactly: a near miss is told once', {
  expect: ['2 EXPUNGE'],
  exactly: true,
  came: ['* 3 EXPUNGE'],
  differs: ['mismatch EXPUNGE: 2 | 3'],
});
check('exactly: more of the same message is no other response', {
  expect: ['1 FETCH (UID 5)'],
  exactly: true,
  came: ['* 1 FETCH (UID 5)', '* 1 FETCH (FLAGS ())'],
});
check('exactly: another message is', {
  expect: ['1 FETCH (UID 5)'],
  exactly: true,
  came: ['* 1 FETCH (UID 5)', '* 2 FETCH (FLAGS ())'],
  differs: ['forbidden exactly: nothing beside what is listed | 2 FETCH (FLAGS ())'],
});
check('exactly: a code speaks of itself', {
  expect: ['OK [UIDNEXT 4]'],
  exactly: true,
  came: ['* OK [UIDNEXT 4] x', '* OK [UNSEEN 1] y'],
});

// Each
check('each number', {
  each: { set: [1, 2, 3], expect: ['{n} FETCH (UID {u})'] },
  came: ['* 3 FETCH (UID 9)', '* 1 FETCH (UID 5)', '* 2 FETCH (UID 7)'],
});
check('each number, one missing', {
  each: { set: [1, 2], expect: ['{n} FETCH (FLAGS (\\Seen))'] },
  came: ['* 1 FETCH (FLAGS (\\Seen))', '* 2 FETCH (FLAGS ())'],
  differs: ['mismatch FETCH 2 / FLAGS: (\\Seen) | (), which lacks \\Seen'],
});
check('each number, one that nothing was said of', {
  each: { set: [1, 2], expect: ['{n} FETCH (UID {u})'] },
  came: ['* 1 FETCH (UID 4)'],
  differs: ['missing 2 FETCH (UID {u}): 2 FETCH (UID {u}) | only 1 FETCH'],
});
check('each number with a name of the step', {
  expect: ['OK [UIDVALIDITY {v}]'],
  each: { set: [1, 2], expect: ['{n} FETCH (UID {v})'] },
  came: ['* OK [UIDVALIDITY 5] x', '* 1 FETCH (UID 5)', '* 2 FETCH (UID 6)'],
  differs: ['mismatch FETCH 2 / UID: {v} = 5 | 6'],
});

// Status
check('status', { status: ['OK'], came: ['a1 OK done'], tags: ['a1'] });
check('status by tag', { status: ['OK', 'NO'], came: ['a2 NO done', 'a1 OK done'], tags: ['a1', 'a2'] });
check('status that differs', {
  status: ['OK'],
  came: ['a1 NO [CANNOT] not so'],
  tags: ['a1'],
  differs: ['mismatch status: OK | NO [CANNOT] not so'],
});
check('one of two statuses', { status: ['NO or BAD'], came: ['a1 BAD what'], tags: ['a1'] });
check('none of two statuses', {
  status: ['NO [TRYCREATE] or BAD'],
  came: ['a1 NO what'],
  tags: ['a1'],
  differs: ['mismatch status: NO [TRYCREATE] or BAD | NO what'],
});
check('any status', { status: ['any'], came: ['a1 BAD what'], tags: ['a1'] });
check('a status with a code', { status: ['OK [READ-ONLY]'], came: ['a1 OK [read-only] x'], tags: ['a1'] });
check('a status without its code', {
  status: ['OK [READ-ONLY]'],
  came: ['a1 OK x'],
  tags: ['a1'],
  differs: ['mismatch status: OK [READ-ONLY] | OK x'],
});
check('a code with another value', {
  status: ['OK [APPENDUID 1 {u}]'],
  came: ['a1 OK [APPENDUID 2 7] x'],
  tags: ['a1'],
  differs: ['mismatch status / APPENDUID / uidvalidity: 1 | 2'],
});
check('a status captures', {
  status: ['OK [APPENDUID {v} {u}]'],
  expect: ['1 FETCH (UID {u})'],
  came: ['* 1 FETCH (UID 7)', 'a1 OK [APPENDUID 2 7] x'],
  tags: ['a1'],
});
check('no status in time', {
  status: ['OK'],
  came: [],
  tags: ['a1'],
  ended: 'timeout',
  differs: ['timeout status: OK | no reply in time'],
});
check('a dropped connection is no refusal', {
  status: ['NO or BAD'],
  came: ['* BYE away'],
  tags: ['a1'],
  ended: 'disconnect',
  differs: ['disconnect status: NO or BAD | the connection ended after BYE away'],
});
check('the second of two statuses', {
  status: ['OK', 'OK'],
  came: ['a1 OK x', 'a2 BAD y'],
  tags: ['a1', 'a2'],
  differs: ['mismatch status 2: OK | BAD y'],
});
check('the status stands before what follows from it', {
  status: ['OK'],
  expect: ['2 EXISTS'],
  came: ['a1 NO x'],
  tags: ['a1'],
  differs: ['mismatch status: OK | NO x', 'missing 2 EXISTS: 2 EXISTS | nothing'],
});

// Malformed
test('a malformed response meets no expectation', () => {
  const { mismatches } = matchStep(inputOf({ expect: ['1 FETCH (UID 0)'], came: ['* 1 FETCH (UID 0)'] }));
  expect(mismatches).toHaveLength(1);
  expect(mismatches[0]).toMatchObject({ kind: 'malformed', path: '1 FETCH (UID 0)', wanted: '1 FETCH (UID 0)' });
  expect(mismatches[0]?.got).toMatch(/^malformed, (?:uniqueid|nz-number) at octet 15: /);
});
test('a malformed status meets none either', () => {
  const { mismatches } = matchStep(inputOf({ status: ['OK'], tags: ['a1'], came: ['a1 OK [UIDNEXT 0] x'] }));
  expect(mismatches).toMatchObject([{ kind: 'malformed', path: 'status' }]);
});
check('a well-formed response beside a malformed one will do', {
  expect: ['{n} EXISTS'],
  came: ['* 01x EXISTS', '* 1 EXISTS'],
});

// POP3
const pop3 = 'pop3' as const;
check('a status line is led by the words', {
  protocol: pop3,
  status: ['+OK 2 {octets}'],
  came: ['+OK 2 320 messages'],
  where: ['{octets} = 320'],
});
check('a status line of another word', {
  protocol: pop3,
  status: ['+OK 2 320'],
  came: ['+OK 2 321'],
  differs: ['mismatch status / word 2: 320 | 321'],
});
check('numbers by value', { protocol: pop3, status: ['+OK 2 320'], came: ['+OK 02 0320'] });
check('a refusal', { protocol: pop3, status: ['-ERR'], came: ['-ERR no such message'] });
check('a status line that differs', {
  protocol: pop3,
  status: ['+OK'],
  came: ['-ERR no such message'],
  differs: ['mismatch status: +OK | -ERR no such message'],
});
check('a code', { protocol: pop3, status: ['-ERR [IN-USE]'], came: ['-ERR [in-use] locked'] });
check('a code by what stands above it', { protocol: pop3, status: ['-ERR [SYS]'], came: ['-ERR [SYS/TEMP] later'] });
check('another code', {
  protocol: pop3,
  status: ['-ERR [AUTH]'],
  came: ['-ERR [SYS/TEMP] later'],
  differs: ['mismatch status: -ERR [AUTH] | -ERR [SYS/TEMP] later'],
});
check('the rest of a line', {
  protocol: pop3,
  status: ['+OK {greeting:text}'],
  bound: { greeting: 'a b c' },
  came: ['+OK a b c'],
});
check('lines', {
  protocol: pop3,
  status: ['+OK'],
  expect: ['2 {b}', '1 {a}'],
  came: ['+OK 2 messages\r\n1 120\r\n2 200\r\n.'],
  where: ['{a} = 120', '{b} = {a} + 80'],
});
check('a line has no other words', {
  protocol: pop3,
  expect: ['1 {a}'],
  came: ['+OK\r\n1 120 x\r\n.'],
  differs: ['mismatch line 1: nothing more | x'],
});
check('a line with others allowed', {
  protocol: pop3,
  expect: ['SASL ... PLAIN ...'],
  came: ['+OK\r\nsasl LOGIN PLAIN\r\n.'],
});
check('a line of another number', {
  protocol: pop3,
  expect: ['2 {a}'],
  came: ['+OK\r\n1 120\r\n.'],
  differs: ['missing 2 {a}: 2 {a} | only 1 120'],
});
check('exactly these lines', { protocol: pop3, expect: ['1 {a}'], exactly: true, came: ['+OK\r\n1 120\r\n.'] });
check('exactly these lines, and more came', {
  protocol: pop3,
  expect: ['1 {a}'],
  exactly: true,
  came: ['+OK\r\n1 120\r\n2 121\r\n.'],
  differs: ['forbidden exactly: nothing beside what is listed | 2 121'],
});
check('exactly no lines', { protocol: pop3, expect: [], exactly: true, came: ['+OK\r\n.'] });
check('lines in order', {
  protocol: pop3,
  expect: ['1 {a}', '2 {b}'],
  inOrder: true,
  came: ['+OK\r\n1 120\r\n2 200\r\n.'],
});
check('lines not in order', {
  protocol: pop3,
  expect: ['1 {a}', '2 {b}'],
  inOrder: true,
  came: ['+OK\r\n2 200\r\n1 120\r\n.'],
  differs: ['mismatch 2 {b}: 2 {b}, behind the ones before it | it came before them'],
});
check('replies one by one', {
  protocol: pop3,
  expect: ['+OK', '+OK', '+OK 1 {left}'],
  came: ['+OK', '+OK', '+OK 1 120'],
});
check('replies one by one, the second refused', {
  protocol: pop3,
  expect: ['+OK', '+OK', '+OK 1 {left}'],
  came: ['+OK', '-ERR no', '+OK 1 120'],
  differs: ['mismatch status line: +OK | -ERR no'],
});
check('fewer status lines than replies, in order', {
  protocol: pop3,
  expect: ['-ERR', '+OK 1'],
  came: ['+OK', '-ERR no', '+OK 1 120'],
});
check('a unique-id', { protocol: pop3, expect: ['1 {u:unique-id}'], came: ['+OK\r\n1 whqtswO00WBw418f9t5JxYwZ\r\n.'] });
check('a unique-id that is too long', {
  protocol: pop3,
  expect: ['1 {u:unique-id}'],
  came: [`+OK\r\n1 ${'x'.repeat(71)}\r\n.`],
  differs: [`mismatch line 1 / word 2: {u:unique-id} | ${'x'.repeat(71)}`],
});
check('letters of a unique-id do not fold', {
  protocol: pop3,
  expect: ['1 {u}'],
  bound: { u: 'aB' },
  came: ['+OK\r\n1 ab\r\n.'],
  differs: ['mismatch line 1 / word 2: {u} = aB | ab'],
});
check('a body', {
  protocol: pop3,
  status: ['+OK'],
  body: { fixture: 'dots' },
  fixtures: { dots: Buffer.from('a\r\n\r\n.b\r\n') },
  came: ['+OK\r\na\r\n\r\n..b\r\n.'],
  where: ['octets = 9', 'lines = 3'],
});
check('a body that differs', {
  protocol: pop3,
  body: { fixture: 'dots' },
  fixtures: { dots: Buffer.from('a\r\n\r\n.b\r\n') },
  came: ['+OK\r\na\r\n\r\n.b\r\n.'],
  differs: [
    'mismatch body octet 5: ".b\\r\\n" after "a\\r\\n\\r\\n" (of 9 octets) | "b\\r\\n" after "a\\r\\n\\r\\n" (of 8 octets)',
  ],
});
check('a body cut short', {
  protocol: pop3,
  body: { fixture: 'dots' },
  fixtures: { dots: Buffer.from('a\r\n\r\n.b\r\n') },
  came: ['+OK\r\na\r\n.'],
  differs: [
    'mismatch body octet 3: "\\r\\n.b\\r\\n" after "a\\r\\n" (of 9 octets) | the end after "a\\r\\n" (of 3 octets)',
  ],
});
check('a delivered body below its trace fields', {
  protocol: pop3,
  body: { fixture: 'plain' },
  fixtures: { plain: Buffer.from('Received: own\r\nSubject: x\r\n\r\ny\r\n') },
  traceFieldsOnTop: true,
  came: ['+OK\r\nReceived: a\r\n\tb\r\nReceived: own\r\nSubject: x\r\n\r\ny\r\n.'],
});
check('a delivered body that changed below its trace fields', {
  protocol: pop3,
  body: { fixture: 'plain' },
  fixtures: { plain: Buffer.from('Subject: x\r\n\r\ny\r\n') },
  traceFieldsOnTop: true,
  came: ['+OK\r\nReceived: a\r\nSubject: x\r\n\r\nz\r\n.'],
  differs: [
    'mismatch body octet 14: "y\\r\\n" after "Subject: x\\r\\n\\r\\n" (of 17 octets) | "z\\r\\n" after "Subject: x\\r\\n\\r\\n" (of 17 octets)',
  ],
});
check('other fields are no trace fields', {
  protocol: pop3,
  body: { fixture: 'plain' },
  fixtures: { plain: Buffer.from('A: x\r\n\r\n') },
  traceFieldsOnTop: true,
  came: ['+OK\r\nSubject: a\r\nA: x\r\n\r\n.'],
  differs: [
    'mismatch body octet 0: "A: x\\r\\n\\r\\n" (of 8 octets) | "Subject: a\\r\\nA: x\\r\\n\\r\\n" (of 20 octets)',
  ],
});
check('a body that did not come', {
  protocol: pop3,
  body: { fixture: 'plain' },
  came: ['-ERR no'],
  differs: ['missing body: plain | no multi-line reply'],
});
check('a refused connection ends nothing', {
  protocol: pop3,
  status: ['-ERR'],
  came: [],
  ended: 'disconnect',
  differs: ['disconnect status: -ERR | the connection ended'],
});

// Comparisons
check('count', {
  expect: ['{n} FETCH (UID {u})'],
  came: ['* 1 FETCH (UID 4)', '* 2 FETCH (UID 5)', '* 2 FETCH (FLAGS ())'],
  where: ['count = 2'],
});
check('a comparison that fails', {
  bound: { a: '4', b: '4' },
  came: [],
  where: ['{a} < {b}'],
  differs: ['mismatch where: {a} < {b} | {a} is 4, {b} is 4'],
});
check('arithmetic', {
  bound: { a: '18446744073709551615' },
  came: [],
  where: ['{a} + 1 = 18446744073709551616', '{a} - 1 - 1 < {a}'],
});
check('sets', {
  bound: { a: '4,2', b: '2 4' },
  came: [],
  where: ['{a} = {b}', 'size {a} = 2', '2 in {a}', '3 in 1:5'],
});
check('not in a set', {
  bound: { a: '4,2' },
  came: [],
  where: ['3 in {a}'],
  differs: ['mismatch where: 3 in {a} | {a} is 4,2'],
});
check('words', {
  bound: { a: 'INBOX', f: '(\\Seen x)' },
  came: [],
  where: ['{a} = INBOX', '{a} != inbox', '\\seen in {f}'],
});
check('no number', {
  bound: { a: 'INBOX' },
  came: [],
  where: ['{a} < 3'],
  differs: ['mismatch where: {a} < 3 | INBOX is no number'],
});
check('nothing to measure', {
  came: [],
  where: ['octets = 3'],
  differs: ['mismatch where: octets = 3 | no multi-line reply came, so there are no octets'],
});

test('bindings outlive the step, those of each number do not', () => {
  const { bindings } = matchStep(
    inputOf({
      expect: ['OK [UIDNEXT {next}]'],
      each: { set: [1], expect: ['{n} FETCH (UID {u})'] },
      bound: { row: 'x' },
      came: ['* OK [UIDNEXT 5] x', '* 1 FETCH (UID 4)'],
    }),
  );
  expect([...bindings.keys()].sort()).toEqual(['next', 'row']);
});

test('a value captured over IMAP compares over POP3', () => {
  const first = matchStep(
    inputOf({
      expect: ['1 FETCH (BODY[HEADER] {h} RFC822.SIZE {size})'],
      came: ['* 1 FETCH (RFC822.SIZE 120 BODY[HEADER] "whqtswO")'],
    }),
  );
  const second = matchStep(
    inputOf({
      protocol: pop3,
      expect: ['1 {h}', '2 {size}'],
      bindings: first.bindings,
      came: ['+OK\r\n1 whqtswO\r\n2 120\r\n.'],
    }),
  );
  expect([...first.mismatches, ...second.mismatches]).toEqual([]);
  const back = matchStep(
    inputOf({
      expect: ['1 FETCH (BODY[HEADER] {id})'],
      bindings: new Map([['id', { kind: 'text', text: 'whqtswO' }]]),
      came: ['* 1 FETCH (BODY[HEADER] {7}\r\nwhqtswO)'],
    }),
  );
  expect(back.mismatches).toEqual([]);
});

test('satisfied looks at expectations and comparisons, not at statuses', () => {
  const step: SampleStep = { status: ['OK'], tags: ['a1'], expect: ['{n} EXISTS'], where: ['{n} > 3'], came: [] };
  expect(satisfied(inputOf(step))).toBe(false);
  expect(satisfied(inputOf({ ...step, came: ['* 3 EXISTS'] }))).toBe(false);
  expect(satisfied(inputOf({ ...step, came: ['* 3 EXISTS', '* 4 EXISTS'] }))).toBe(true);
});
