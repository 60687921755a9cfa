import { describe, expect, it } from 'vitest';
import { readResponse } from './data.ts';

const wire: Record<string, unknown> = {
  '* OK hi there\r\n': { kind: 'status', status: 'OK', text: 'hi there' },
  '* ok\r\n': { kind: 'status', status: 'OK', text: '' },
  '* OK [UIDNEXT 5] next\r\n': {
    kind: 'status',
    status: 'OK',
    code: { name: 'UIDNEXT', args: [{ kind: 'number', value: 5n }], start: 5, end: 16 },
    text: 'next',
  },
  '* OK [PermanentFlags (\\Seen \\*)]\r\n': {
    code: { name: 'PERMANENTFLAGS', args: [{ kind: 'list', items: [{ text: '\\Seen' }, { text: '\\*' }] }] },
    text: '',
  },
  '* NO [no end of it\r\n': { kind: 'status', status: 'NO', text: '[no end of it' },
  'a1 OK [COPYUID 1 2:3 4:5] done\r\n': {
    kind: 'tagged',
    tag: 'a1',
    status: 'OK',
    code: { name: 'COPYUID' },
    text: 'done',
  },
  'a1 BAD\r\n': { kind: 'tagged', tag: 'a1', status: 'BAD', text: '' },
  '+ idling\r\n': { kind: 'continuation', text: 'idling' },
  '+\r\n': { kind: 'continuation', text: '' },
  '* 12 EXISTS\r\n': { kind: 'data', name: 'EXISTS', number: 12n, data: [] },
  '* 3 FETCH (UID 4)\r\n': { kind: 'data', name: 'FETCH', number: 3n, data: [{ kind: 'list' }] },
  '* search 2 3\r\n': { kind: 'data', name: 'SEARCH', data: [{ value: 2n }, { value: 3n }] },
  '* VANISHED (EARLIER) 1:3\n': { kind: 'data', name: 'VANISHED', data: [{ kind: 'list' }, { kind: 'atom' }] },
  '*\r\n': { kind: 'unreadable' },
  '* \r\n': { kind: 'unreadable' },
  '\r\n': { kind: 'unreadable' },
  'hello\r\n': { kind: 'unreadable' },
  'hello world\r\n': { kind: 'unreadable' },
};

const patterns: Record<string, unknown> = {
  '2 EXPUNGE': { kind: 'data', name: 'EXPUNGE', number: 2n, data: [] },
  '{n} FETCH (UID {u})': {
    kind: 'data',
    name: 'FETCH',
    numberHole: { kind: 'hole', name: 'n', start: 0, end: 3 },
    data: [{ kind: 'list', items: [{ text: 'UID' }, { kind: 'hole', name: 'u' }] }],
  },
  'OK [UIDNEXT {n}]': { kind: 'status', status: 'OK', code: { name: 'UIDNEXT', args: [{ kind: 'hole', name: 'n' }] } },
  BYE: { kind: 'status', status: 'BYE', text: '' },
  'SEARCH {hits:set}': { kind: 'data', name: 'SEARCH', data: [{ kind: 'hole', name: 'hits', type: 'set' }] },
  '+ {text}': { kind: 'continuation', text: '{text}' },
  '+': { kind: 'continuation', text: '' },
  'a1 OK': { kind: 'tagged', tag: 'a1', status: 'OK', text: '' },
  'CAPABILITY NO OK': { kind: 'data', name: 'CAPABILITY' },
};

describe('readResponse', () => {
  it.each(Object.entries(wire))('reads %j', (text, value) => {
    expect(readResponse(Buffer.from(text), { holes: false }).value).toMatchObject(value as object);
  });

  it.each(Object.entries(patterns))('reads the pattern %j', (text, value) => {
    const read = readResponse(Buffer.from(text), { holes: true });
    expect(read.value).toMatchObject(value as object);
    expect(read.faults).toEqual([]);
  });

  it('wants patterns without the star', () => {
    expect(readResponse(Buffer.from('* 2 EXPUNGE'), { holes: true }).faults).toHaveLength(1);
  });

  it('reports what is broken in a code and in data', () => {
    expect(readResponse(Buffer.from('OK [UIDNEXT {1}]'), { holes: true }).faults[0]?.offset).toBe(12);
    expect(readResponse(Buffer.from('1 FETCH (FLAGS'), { holes: true }).faults[0]?.offset).toBe(8);
  });
});
