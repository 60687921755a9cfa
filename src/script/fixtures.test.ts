import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadFixtures } from './fixtures.ts';

const dir = mkdtempSync(join(tmpdir(), 'fixtures-'));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const message = 'Subject: a\r\nTo: b\r\n\r\none\r\ntwo\r\nthree\r\n';
mkdirSync(join(dir, 'messages'));
mkdirSync(join(dir, 'mailboxes'));
writeFileSync(join(dir, 'messages/plain.eml'), message);
writeFileSync(join(dir, 'messages/bare.eml'), 'Subject: a\r\n');
writeFileSync(
  join(dir, 'messages/plain.yaml'),
  `title: T
size: ${String(message.length)}
envelope: (NIL "a" {:any} ...)
sections:
  "1": { offset: 21, length: 16 }
  header.fields: [{ offset: 0, length: 12 }, { offset: 19, length: 2 }]
`,
);
writeFileSync(join(dir, 'mailboxes/two.yaml'), 'title: Two\ngiven: [plain, bare]\n');
writeFileSync(join(dir, 'mailboxes/broken.yaml'), 'title: Two\ngivn: [plain, bare]\n');

describe('loadFixtures', () => {
  const fixtures = loadFixtures(dir, dir, '/no/such/folder');

  test.each([
    [undefined, message],
    ['header', 'Subject: a\r\nTo: b\r\n\r\n'],
    ['text', 'one\r\ntwo\r\nthree\r\n'],
    ['top 0', 'Subject: a\r\nTo: b\r\n\r\n'],
    ['top 2', 'Subject: a\r\nTo: b\r\n\r\none\r\ntwo\r\n'],
    ['top 99', message],
    ['1', 'one\r\ntwo\r\nthree\r\n'.slice(0, 16)],
    ['header.fields', 'Subject: a\r\n\r\n'],
  ])('octets of %s', (part, octets) => {
    expect(fixtures.octets('plain', part).toString()).toBe(octets);
  });

  test('values', () => {
    expect(fixtures.data('plain', 'envelope')).toMatchObject({ kind: 'list', items: [{ kind: 'nil' }, {}, {}, {}] });
    expect(fixtures.data('plain', 'size')).toMatchObject({ kind: 'number', value: BigInt(message.length) });
    expect(fixtures.data('bare', 'size')).toMatchObject({ value: 12n });
    expect(() => fixtures.octets('plain', 'size')).toThrow('is no octets');
  });

  test('a message without a text', () => {
    expect(fixtures.octets('bare', 'header').toString()).toBe('Subject: a\r\n');
    expect(fixtures.octets('bare', 'text')).toHaveLength(0);
  });

  test('what is not there', () => {
    expect(fixtures.fault('plain', 'text')).toBeUndefined();
    expect(fixtures.fault('plian')).toEqual({ message: 'no fixture "plian"', hint: 'did you mean "plain"?' });
    expect(fixtures.fault('plain', '2')?.message).toBe('fixture "plain" has no part "2"');
    expect(fixtures.fault('bare', 'envelope')?.hint).toBe('there are header, text, top N, size');
    expect(() => fixtures.resolve('plain', '2')).toThrow('has no part "2"');
  });

  test('starting mailboxes, and the mistakes of one', () => {
    expect(fixtures.mailboxNames).toEqual(['broken', 'two']);
    expect(fixtures.mailbox('two')?.value).toEqual(['plain', 'bare']);
    expect(fixtures.mailbox('broken')).toBeUndefined();
    expect(fixtures.problems.map(({ message: said, hint }) => `${said}: ${String(hint)}`)).toEqual([
      'unknown key "givn": did you mean "given"?',
    ]);
  });
});
