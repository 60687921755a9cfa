import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import type { Entity } from './entity.ts';
import { entityOf } from './parse.ts';

/** An entity in short: its type, and its body or what is inside it. */
type Short = readonly [type: string, inside: string | Short | readonly Short[]];

function short(entity: Entity): Short {
  const type = `${entity.type}/${entity.subtype}`;
  if (entity.message) return [type, short(entity.message)];
  return [type, entity.type === 'multipart' ? entity.parts.map(short) : entity.body.toString('latin1')];
}

const multipart = (boundary: string, subtype = 'mixed') =>
  `Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n`;
const text = (body: string): Short => ['text/plain', body];
const mixed = (...parts: Short[]): Short => ['multipart/mixed', parts];

describe('multipart (RFC 2046 section 5.1)', () => {
  it.each<readonly [string, string, Short]>([
    ['one part', '--b\r\n\r\na\r\n--b--', mixed(text('a'))],
    ['the line end belongs to the delimiter', '--b\r\n\r\na\r\n\r\n--b--\r\n', mixed(text('a\r\n'))],
    ['two parts', '--b\r\n\r\na\r\n--b\r\nX: y\r\n\r\nc\r\n--b--', mixed(text('a'), text('c'))],
    ['preamble and epilogue', 'pre\r\n--b\r\n\r\na\r\n--b--\r\nepi\r\n--b\r\n\r\nc', mixed(text('a'))],
    ['close delimiter missing', '--b\r\n\r\na\r\n--b\r\n\r\nc\r\n', mixed(text('a'), text('c\r\n'))],
    ['blanks after the boundary', '--b \t\r\n\r\na\r\n--b-- \r\n', mixed(text('a'))],
    ['no body', '--b\r\nX: y\r\n\r\n--b--', mixed(text(''))],
    ['no header and no body', '--b\r\n\r\n--b--', mixed(text(''))],
    ['delimiters one after the other', '--b\r\n--b\r\n--b--', mixed(text(''), text(''))],
    ['a delimiter in the header', '--b\r\nX: y\r\n--b\r\n\r\na\r\n--b--', mixed(text(''), text('a'))],
    ['no delimiter', 'a\r\nb\r\n', mixed(text(''))],
    ['nothing at all', '', mixed(text(''))],
    ['the boundary within a line', '--b\r\n\r\na --b\r\n --b\r\n--b--', mixed(text('a --b\r\n --b'))],
    ['bare LF', '--b\n\na\n--b--\n', mixed(text('a'))],
    ['bare LF and CR in a body', '--b\r\n\r\na\nb\rc\r\n--b--', mixed(text('a\nb\rc'))],
    ['a bare CR before the delimiter', '--b\r\n\r\na\r--b--', mixed(text('a\r--b--'))],
    ['a line that begins with the boundary', '--b\r\n\r\na\r\n--bc\r\n\r\nd\r\n--b--', mixed(text('a'), text('d'))],
    [
      'inner multipart',
      `--b\r\n${multipart('i')}--i\r\n\r\na\r\n--i--\r\n--b\r\n\r\nc\r\n--b--`,
      mixed(mixed(text('a')), text('c')),
    ],
    [
      'inner multipart that is not closed',
      `--b\r\n${multipart('i')}--i\r\n\r\na\r\n--b\r\n\r\nc\r\n--b--`,
      mixed(mixed(text('a')), text('c')),
    ],
    [
      'outer boundary begins the inner one',
      `--b\r\n${multipart('bi')}--bi\r\n\r\na\r\n--bi--\r\n--b\r\n\r\nc\r\n--b--`,
      mixed(mixed(text('a')), text('c')),
    ],
    [
      'inner boundary begins the outer one',
      `--b\r\n${multipart('-')}---\r\n\r\na\r\n-----\r\n--b\r\n\r\nc\r\n--b--`,
      mixed(mixed(text('a')), text('c')),
    ],
    [
      'an outer delimiter in the epilogue of the inner one',
      `--b\r\n${multipart('i')}--i--\r\n--i\r\n--b\r\n\r\nc\r\n--b--`,
      mixed(mixed(text('')), text('c')),
    ],
    [
      'a message whose multipart is not closed',
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${multipart('i')}--i\r\n\r\na\r\n--b\r\n\r\nc\r\n--b--`,
      mixed(['message/rfc822', mixed(text('a'))], text('c')),
    ],
    ['an empty message', '--b\r\nContent-Type: message/rfc822\r\n\r\n--b--', mixed(['message/rfc822', text('')])],
    [
      'a message of a header only',
      '--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: a\r\n--b--',
      mixed(['message/rfc822', text('')]),
    ],
  ])('%s', (_name, body, parts) => {
    expect(short(entityOf(Buffer.from(multipart('b') + body, 'latin1')))).toEqual(parts);
  });

  it('makes messages of the parts of a digest (section 5.1.5)', () => {
    const digest = `${multipart('b', 'digest')}--b\r\n\r\nSubject: a\r\n\r\nc\r\n--b\r\nContent-Type: text/html\r\n\r\nd\r\n--b--`;
    expect(short(entityOf(Buffer.from(digest)))).toEqual([
      'multipart/digest',
      [
        ['message/rfc822', text('c')],
        ['text/html', 'd'],
      ],
    ]);
  });

  it('gives a part without body no empty line', () => {
    const [part] = entityOf(Buffer.from(`${multipart('b')}--b\r\nX: y\r\n\r\n--b--`)).parts;
    expect(part?.header.toString()).toBe('X: y\r\n');
  });
});

describe('type (RFC 2045 section 5)', () => {
  it.each([
    ['none', '', 'text/plain {"charset":"us-ascii"} 7bit'],
    ['text', 'Content-Type: text/html\r\n', 'text/html {} 7bit'],
    ['empty', 'Content-Type:\r\n', 'text/plain {"charset":"us-ascii"} 7bit'],
    ['no slash', 'Content-Type: text\r\n', 'text/plain {"charset":"us-ascii"} 7bit'],
    ['no boundary', 'Content-Type: multipart/mixed\r\n', 'text/plain {"charset":"us-ascii"} 7bit'],
    ['empty boundary', 'Content-Type: multipart/mixed; boundary=""\r\n', 'text/plain {"charset":"us-ascii"} 7bit'],
    ['two fields', 'Content-Type: a/b\r\nContent-Type: c/d\r\n', 'a/b {} 7bit'],
    ['encoding', 'content-transfer-encoding: (a) BASE64 (b)\r\n', 'text/plain {"charset":"us-ascii"} base64'],
  ])('%s', (_name, header, content) => {
    const { type, subtype, parameters, encoding } = entityOf(Buffer.from(`${header}\r\nx`));
    expect(`${type}/${subtype} ${JSON.stringify(Object.fromEntries(parameters))} ${encoding}`).toBe(content);
  });
});

describe('limits', () => {
  it('does not look into what is nested too deep', () => {
    const nested = 'Content-Type: message/rfc822\r\n\r\n'.repeat(limits.nesting + 50);
    let depth = 0;
    let entity = entityOf(Buffer.from(nested));
    for (; entity.message; entity = entity.message) depth += 1;
    expect(depth).toBe(limits.nesting);
    expect(`${entity.type}/${entity.subtype}`).toBe('application/octet-stream');
  });

  it('makes no more parts than that', () => {
    const message = entityOf(Buffer.from(multipart('b') + '--b\r\n'.repeat(limits.parts + 10)));
    expect(message.parts).toHaveLength(limits.parts);
  });

  it.each([
    ['text', `Content-Type: text/plain\r\n\r\n${'a line of text\r\n'.repeat(700_000)}`],
    ['one large part', `${multipart('b')}--b\r\n\r\n${'a line of text\r\n'.repeat(700_000)}--b--`],
    ['delimiters', multipart('b') + '--b\r\n'.repeat(2_000_000)],
    ['lines that are nearly delimiters', multipart('b') + '--a\r\n'.repeat(2_000_000)],
    [
      'the same in very many multiparts',
      `${Array.from({ length: limits.nesting }, (_, index) => `${multipart(`a${'b'.repeat(index)}`)}--a${'b'.repeat(index)}\r\n`).join('')}${`--abbbbc\r\n`.repeat(1_000_000)}`,
    ],
    ['fields', 'A: b\r\n'.repeat(1_700_000)],
    ['one folded field', `Subject: a${'\r\n b'.repeat(2_500_000)}`],
    ['an open quote', `Content-Type: text/plain; name="${String.raw`\a`.repeat(5_000_000)}`],
    ['open comments', `Content-Type: ${'('.repeat(10_000_000)}`],
    ['parameters', `Content-Type: text/plain${'; a*0=b'.repeat(1_400_000)}`],
  ])('reads 10 MB in linear time: %s', (_name, message) => {
    const octets = Buffer.from(message);
    const before = performance.now();
    whole(entityOf(octets));
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

/** Octets of an entity as its pieces have them; asks for everything that it has. */
function whole(entity: Entity): Buffer {
  const { fields, header, body } = entity;
  const named = Buffer.concat(fields.map(({ raw }) => raw));
  expect(header.subarray(0, named.length).equals(named)).toBe(true);
  expect(['', '\n', '\r\n']).toContain(header.subarray(named.length).toString('latin1'));
  let at = body.byteOffset;
  for (const part of entity.parts) {
    const octets = whole(part);
    if (part.header.length + part.body.length === 0) continue;
    expect(part.header.byteOffset).toBeGreaterThanOrEqual(at);
    at = part.header.byteOffset + octets.length;
  }
  expect(at).toBeLessThanOrEqual(body.byteOffset + body.length);
  if (entity.message) expect(whole(entity.message).equals(body)).toBe(true);
  return Buffer.concat([header, body]);
}

describe('any octets', () => {
  const pieces = fc.constantFrom(
    ...['\r\n', '\n', '\r', '--', '--b', '--b--', '--bb', ' ', ':', ';', '"', '(', ')', '=', '\0', '\xff', 'a'],
    ...[multipart('b'), multipart('bb'), multipart('b', 'digest'), 'Content-Type: message/rfc822\r\n\r\n', 'X: y\r\n'],
  );

  it('are kept', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (texts) => {
        const octets = Buffer.from(texts.join(''), 'latin1');
        expect(whole(entityOf(octets)).equals(octets)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('make nothing throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (octets) => {
        expect(whole(entityOf(Buffer.from(octets))).equals(octets)).toBe(true);
      }),
    );
  });
});

describe('messages of the fixtures', () => {
  const folder = new URL('../../../fixtures/messages/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.eml')))('%s', (name) => {
    const octets = readFileSync(new URL(name, folder));
    expect(whole(entityOf(octets)).equals(octets)).toBe(true);
  });
});
