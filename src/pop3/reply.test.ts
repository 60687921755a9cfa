import { describe, expect, it } from 'vitest';
import { printTree } from '../wire/tree.ts';
import type { Pop3Parsed } from './reply.ts';
import { parseReply } from './reply.ts';
import type { ReplyForm, ReplyShape } from './reply-form.ts';
import { ReplyFramer } from './reply-framer.ts';

/** One reply on the wire (latin1), and what it must be read as. */
interface Row {
  readonly wire: string;
  readonly shape?: ReplyShape;
  readonly form?: ReplyForm;
  readonly status?: '+OK' | '-ERR';
  readonly code?: string;
  readonly text?: string;
  readonly challenge?: string;
  readonly lines?: readonly string[];
  readonly content?: string;
  /** `rule@offset` */
  readonly faults?: readonly string[];
}

function check(name: string, row: Row): void {
  it(name, () => {
    const bytes = Buffer.from(row.wire, 'latin1');
    verify(parseReply(bytes, row.form), row);
    verify(cutByteByByte(bytes, row), row);
  });
}

function verify(parsed: Pop3Parsed, row: Row): void {
  expect(printTree(parsed).toString('latin1')).toBe(row.wire);
  expect({
    status: parsed.status,
    code: parsed.code,
    text: parsed.text,
    challenge: parsed.challenge?.toString('latin1'),
    lines: parsed.lines?.map((line) => line.toString('latin1')),
    faults: parsed.faults.map((fault) => `${fault.rule}@${fault.offset}`),
  }).toEqual({
    status: row.status,
    code: row.code,
    text: row.text ?? '',
    challenge: row.challenge,
    lines: row.lines,
    faults: row.faults ?? [],
  });
  if (row.content !== undefined) expect(parsed.content?.toString('latin1')).toBe(row.content);
}

/** The reply as the framer gives it when every octet comes alone; exactly one frame must come of it. */
function cutByteByByte(bytes: Buffer, row: Row): Pop3Parsed {
  const framer = new ReplyFramer();
  framer.expect(row.shape ?? 'line', row.form);
  const frames = [...bytes].flatMap((value) => framer.push(Buffer.of(value)));
  const last = framer.finish();
  const all = last === undefined ? frames : [...frames, last];
  expect(all.map((frame) => frame.bytes.toString('latin1'))).toEqual([row.wire]);
  return parseReply(all[0]?.bytes ?? Buffer.alloc(0), all[0]?.form);
}

const long = (octets: number): string => `+OK ${'x'.repeat(octets - 6)}\r\n`;

describe('status line (RFC 1939 s.3, RFC 2449 s.3)', () => {
  check('bare positive', { wire: '+OK\r\n', status: '+OK' });
  check('bare negative', { wire: '-ERR\r\n', status: '-ERR' });
  check('with text', { wire: '+OK 2 320\r\n', status: '+OK', text: '2 320' });
  check('empty text', { wire: '+OK \r\n', status: '+OK' });
  check('two spaces belong to the text', { wire: '+OK  a\r\n', status: '+OK', text: ' a' });
  check('512 octets', { wire: long(512), status: '+OK', text: 'x'.repeat(506) });
  check('513 octets', { wire: long(513), status: '+OK', text: 'x'.repeat(507), faults: ['single-line@512'] });
  check('lower case', { wire: '+ok done\r\n', text: '+ok done', faults: ['status@0'] });
  check('no reply at all', { wire: 'hello\r\n', text: 'hello', faults: ['status@0'] });
  check('an empty line', { wire: '\r\n', faults: ['status@0'] });
  check('no space behind the status', { wire: '+OKay\r\n', status: '+OK', text: 'ay', faults: ['single-line@3'] });
  check('tab behind the status', {
    wire: '-ERR\tno\r\n',
    status: '-ERR',
    text: '\tno',
    faults: ['single-line@4', 'text@4'],
  });
  check('bare LF', { wire: '+OK a\n', status: '+OK', text: 'a', faults: ['CRLF@5'] });
  check('bare CR in the text', { wire: '+OK a\rb\r\n', status: '+OK', text: 'a\rb', faults: ['text@5'] });
  check('NUL in the text', { wire: '+OK a\0\r\n', status: '+OK', text: 'a\0', faults: ['text@5'] });
  check('eighth bit in the text', { wire: '+OK \xe9\r\n', status: '+OK', text: '\xe9', faults: ['text@4'] });
  check('cut off', { wire: '+OK a', status: '+OK', text: 'a', faults: ['CRLF@5'] });
  check('cut off behind CR', {
    wire: '+OK\r',
    status: '+OK',
    text: '\r',
    faults: ['single-line@3', 'text@3', 'CRLF@4'],
  });
});

describe('response codes (RFC 2449 s.8, RFC 3206)', () => {
  check('one level', { wire: '-ERR [IN-USE] wait\r\n', status: '-ERR', code: 'IN-USE', text: 'wait' });
  check('two levels', { wire: '-ERR [SYS/TEMP] wait\r\n', status: '-ERR', code: 'SYS/TEMP', text: 'wait' });
  check('any letter case', { wire: '-ERR [in-use]\r\n', status: '-ERR', code: 'IN-USE' });
  check('no space behind it', { wire: '-ERR [AUTH]no\r\n', status: '-ERR', code: 'AUTH', text: 'no' });
  check('tab behind it is a CHAR', { wire: '-ERR [AUTH]\tno\r\n', status: '-ERR', code: 'AUTH', text: '\tno' });
  check('eighth bit behind it', {
    wire: '-ERR [AUTH] \xff\r\n',
    status: '-ERR',
    code: 'AUTH',
    text: '\xff',
    faults: ['text@12'],
  });
  check('never closed', { wire: '-ERR [IN-USE\r\n', status: '-ERR', text: '[IN-USE', faults: ['resp-code@5'] });
  check('a space within', {
    wire: '-ERR [IN USE] x\r\n',
    status: '-ERR',
    text: '[IN USE] x',
    faults: ['resp-level@8'],
  });
  check('empty', { wire: '-ERR [] x\r\n', status: '-ERR', text: '[] x', faults: ['resp-level@6'] });
  check('empty second level', {
    wire: '-ERR [SYS/] x\r\n',
    status: '-ERR',
    text: '[SYS/] x',
    faults: ['resp-level@6'],
  });
  check('later brackets are text', { wire: '-ERR no [x]\r\n', status: '-ERR', text: 'no [x]' });
});

describe('continuation requests (RFC 1734, RFC 5034 s.5)', () => {
  check('empty challenge', { wire: '+ \r\n', challenge: '' });
  check('challenge', { wire: '+ PDE+\r\n', text: 'PDE+', challenge: '<1>' });
  check('padding', { wire: '+ YQ==\r\n', text: 'YQ==', challenge: 'a' });
  check('longer than 512 octets', {
    wire: `+ ${'QUFB'.repeat(300)}\r\n`,
    text: 'QUFB'.repeat(300),
    challenge: 'AAA'.repeat(300),
  });
  check('no space', { wire: '+\r\n', challenge: '', faults: ['continue-req@1'] });
  check('text beside it', { wire: '+ go on\r\n', text: 'go on', faults: ['base64@4'] });
  check('padding within', { wire: '+ YQ==YQ==\r\n', text: 'YQ==YQ==', faults: ['base64@4'] });
  check('three pad characters', { wire: '+ Y===\r\n', text: 'Y===', faults: ['base64@3'] });
  check('wrong length', { wire: '+ YWI\r\n', text: 'YWI', faults: ['base64@5'] });
});

describe('multi-line replies (RFC 1939 s.3)', () => {
  const shape = 'multi-line';
  check('no lines', { wire: '+OK\r\n.\r\n', shape, status: '+OK', lines: [], content: '' });
  check('lines', {
    wire: '+OK 2\r\n1 120\r\n2 200\r\n.\r\n',
    shape,
    status: '+OK',
    text: '2',
    lines: ['1 120', '2 200'],
    content: '1 120\r\n2 200\r\n',
  });
  check('negative is one line', { wire: '-ERR no\r\n', shape, status: '-ERR', text: 'no' });
  check('byte-stuffed lines', {
    wire: '+OK\r\n..\r\n...\r\n..a\r\nb\r\n.\r\n',
    shape,
    status: '+OK',
    lines: ['.', '..', '.a', 'b'],
    content: '.\r\n..\r\n.a\r\nb\r\n',
  });
  check('empty lines', { wire: '+OK\r\n\r\n\r\n.\r\n', shape, status: '+OK', lines: ['', ''], content: '\r\n\r\n' });
  check('a line that was not stuffed', {
    wire: '+OK\r\n.a\r\n.\r\n',
    shape,
    status: '+OK',
    lines: ['a'],
    faults: ['dot-stuffed@5'],
  });
  check('eight bits are the message’s own', {
    wire: '+OK\r\n\xe9\xff\r\n.\r\n',
    shape,
    status: '+OK',
    lines: ['\xe9\xff'],
  });
  check('NUL', { wire: '+OK\r\na\0\r\n.\r\n', shape, status: '+OK', lines: ['a\0'], faults: ['dot-stuffed@6'] });
  check('bare LF in a line', {
    wire: '+OK\r\na\nb\r\n.\r\n',
    shape,
    status: '+OK',
    lines: ['a\nb'],
    faults: ['dot-stuffed@6'],
  });
  check('bare CR in a line', {
    wire: '+OK\r\na\rb\r\n.\r\n',
    shape,
    status: '+OK',
    lines: ['a\rb'],
    faults: ['dot-stuffed@6'],
  });
  check('a bare LF does not make a terminator', {
    wire: '+OK\r\na\n.\r\nb\r\n.\r\n',
    shape,
    status: '+OK',
    lines: ['a\n.', 'b'],
    faults: ['dot-stuffed@6'],
  });
  check('LF throughout', {
    wire: '+OK\na\n..b\n.\n',
    shape,
    status: '+OK',
    lines: ['a', '.b'],
    content: 'a\r\n.b\r\n',
    faults: ['CRLF@3', 'CRLF@5', 'CRLF@9', 'CRLF@11'],
  });
  check('LF, but CRLF at the end', {
    wire: '+OK\na\n.\r\n',
    shape,
    status: '+OK',
    lines: ['a'],
    faults: ['CRLF@3', 'CRLF@5'],
  });
  check('lower case, cut as one, judged as none', {
    wire: '+ok\r\na\r\n.\r\n',
    shape,
    text: '+ok',
    lines: ['a'],
    faults: ['status@0'],
  });
  check('cut off', { wire: '+OK\r\na\r\n', shape, status: '+OK', lines: ['a'], faults: ['multi-line@8'] });
  check('cut off in a line', {
    wire: '+OK\r\na',
    shape,
    status: '+OK',
    lines: ['a'],
    faults: ['CRLF@6', 'multi-line@6'],
  });
});

describe('greeting (RFC 2449 s.3, RFC 1939 s.7)', () => {
  const form = 'greeting';
  check('plain', { wire: '+OK ready\r\n', form, status: '+OK', text: 'ready' });
  check('timestamp', {
    wire: '+OK a <1896.69@dbc.mtview.ca.us>\r\n',
    form,
    status: '+OK',
    text: 'a <1896.69@dbc.mtview.ca.us>',
  });
  check('domain literal', { wire: '+OK <1@[127.0.0.1]>\r\n', form, status: '+OK', text: '<1@[127.0.0.1]>' });
  check('negative', { wire: '-ERR busy\r\n', form, status: '-ERR', text: 'busy', faults: ['greeting@0'] });
  check('no msg-id in brackets', {
    wire: '+OK <hello>\r\n',
    form,
    status: '+OK',
    text: '<hello>',
    faults: ['timestamp@4'],
  });
  check('never closed', { wire: '+OK hi <1@b\r\n', form, status: '+OK', text: 'hi <1@b', faults: ['timestamp@7'] });
  check('two of them', {
    wire: '+OK <1@b> <2@b>\r\n',
    form,
    status: '+OK',
    text: '<1@b> <2@b>',
    faults: ['timestamp@4'],
  });
});

describe('STAT, LIST and UIDL (RFC 1939 s.5 and s.7)', () => {
  const many = { shape: 'multi-line', status: '+OK' } as const;
  check('drop listing', { wire: '+OK 2 320\r\n', form: 'drop-listing', status: '+OK', text: '2 320' });
  check('drop listing with more behind it', {
    wire: '+OK 2 320 x\r\n',
    form: 'drop-listing',
    status: '+OK',
    text: '2 320 x',
  });
  check('drop listing of two spaces', {
    wire: '+OK 2  320\r\n',
    form: 'drop-listing',
    status: '+OK',
    text: '2  320',
    faults: ['drop-listing@4'],
  });
  check('drop listing in words', {
    wire: '+OK two\r\n',
    form: 'drop-listing',
    status: '+OK',
    text: 'two',
    faults: ['drop-listing@4'],
  });
  check('no drop listing in a refusal', { wire: '-ERR no\r\n', form: 'drop-listing', status: '-ERR', text: 'no' });
  check('scan listing', { wire: '+OK 2 200\r\n', form: 'scan-listing', status: '+OK', text: '2 200' });
  check('scan listings', {
    wire: '+OK 2 msgs\r\n1 12\r\n2  9\r\n.\r\n',
    form: 'scan-listing',
    ...many,
    text: '2 msgs',
    lines: ['1 12', '2  9'],
    faults: ['scan-listing@18'],
  });
  check('no scan listings', { wire: '+OK\r\n.\r\n', form: 'scan-listing', ...many, lines: [] });
  check('unique-id', {
    wire: '+OK 2 QhdPYR:00WBw1Ph7x7\r\n',
    form: 'unique-id-listing',
    status: '+OK',
    text: '2 QhdPYR:00WBw1Ph7x7',
  });
  check('unique-id of 71', {
    wire: `+OK\r\n1 ${'u'.repeat(71)}\r\n.\r\n`,
    form: 'unique-id-listing',
    ...many,
    lines: [`1 ${'u'.repeat(71)}`],
    faults: ['unique-id-listing@5'],
  });
  check('something behind a unique-id', {
    wire: '+OK\r\n1 u x\r\n.\r\n',
    form: 'unique-id-listing',
    ...many,
    lines: ['1 u x'],
    faults: ['unique-id-listing@5'],
  });
});

describe('CAPA (RFC 2449 s.3 and s.5)', () => {
  const capa = { shape: 'multi-line', form: 'capability', status: '+OK' } as const;
  check('tags and parameters', {
    wire: '+OK\r\nTOP\r\nSASL PLAIN LOGIN\r\n.\r\n',
    ...capa,
    lines: ['TOP', 'SASL PLAIN LOGIN'],
  });
  check('a space at the end', { wire: '+OK\r\nTOP \r\n.\r\n', ...capa, lines: ['TOP '], faults: ['capability@5'] });
  check('an empty line', { wire: '+OK\r\n\r\n.\r\n', ...capa, lines: [''], faults: ['capability@5'] });
  check('a "." in the tag', { wire: '+OK\r\nX.Y\r\n.\r\n', ...capa, lines: ['X.Y'], faults: ['capability@5'] });
  check('a "." in a parameter', {
    wire: '+OK\r\nIMPLEMENTATION v1.0\r\n.\r\n',
    ...capa,
    lines: ['IMPLEMENTATION v1.0'],
  });
  const line = `X ${'y'.repeat(509)}`;
  check('513 octets', { wire: `+OK\r\n${line}\r\n.\r\n`, ...capa, lines: [line], faults: ['capability@517'] });
});
