import { describe, expect, it } from 'vitest';
import { Behaviour } from '../../behaviour.ts';
import { entityOf } from '../../mime/parse.ts';
import { CommandScanner } from '../command-scanner.ts';
import { MergedExtensions } from '../extensions/active.ts';
import { SyntaxFault } from '../reply.ts';
import { sectionName } from './section-name.ts';
import { sectionOctets } from './section-octets.ts';
import { parseBinarySection, parseSection } from './section.ts';

const behaviour = new Behaviour();

function scanner(text: string): CommandScanner {
  const extensions = new MergedExtensions(behaviour);
  return new CommandScanner([{ kind: 'text', octets: Buffer.from(text) }], { utf8: false, behaviour, extensions });
}

describe('a section', () => {
  for (const text of [
    '[]',
    '[1]',
    '[2.3.4]',
    '[HEADER]',
    '[TEXT]',
    '[1.MIME]',
    '[4.2.HEADER]',
    '[2.TEXT]',
    '[HEADER.FIELDS (DATE x-Y)]',
    '[3.HEADER.FIELDS.NOT (to)]',
  ]) {
    it(`is named as it was asked for: ${text}`, () => {
      const place = scanner(text);
      const section = parseSection(place);
      expect(sectionName(behaviour, section)).toBe(text);
      expect(place.atEnd()).toBe(true);
    });
  }

  for (const text of [
    '',
    '[',
    '[0]',
    '[01]',
    '[1.]',
    '[.1]',
    '[MIME]',
    '[1.FOO]',
    '[HEADER.1]',
    '[HEADER.FIELDS]',
    '[HEADER.FIELDS ()]',
    '[TEXT ]',
    '[1 ]',
  ]) {
    it(`is refused: ${text}`, () => {
      expect(() => parseSection(scanner(text))).toThrow(SyntaxFault);
    });
  }

  for (const text of ['[HEADER]', '[1.MIME]', '[1.]']) {
    it(`of BINARY is refused: ${text}`, () => {
      expect(() => parseBinarySection(scanner(text))).toThrow(SyntaxFault);
    });
  }
});

const inner = 'Subject: in\r\nX: 1\r\n\r\ninner text\r\n';
const message = Buffer.from(
  `Subject: out\r\nReceived: a\r\n b\r\nreceived: c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`,
);

function octets(section: string, of = message): string | undefined {
  return sectionOctets(behaviour, entityOf(of), of, parseSection(scanner(section)))?.toString();
}

describe('the octets of a section', () => {
  for (const [section, wanted] of [
    ['[]', message.toString()],
    ['[HEADER.FIELDS (RECEIVED)]', 'Received: a\r\n b\r\nreceived: c\r\n\r\n'],
    ['[HEADER.FIELDS (REC X)]', '\r\n'],
    ['[HEADER.FIELDS.NOT (received content-type)]', 'Subject: out\r\n\r\n'],
    ['[1]', 'one'],
    ['[1.MIME]', '\r\n'],
    ['[2]', inner],
    ['[2.MIME]', 'Content-Type: message/rfc822\r\n\r\n'],
    ['[2.HEADER]', 'Subject: in\r\nX: 1\r\n\r\n'],
    ['[2.HEADER.FIELDS (x)]', 'X: 1\r\n\r\n'],
    ['[2.TEXT]', 'inner text\r\n'],
    ['[2.1]', 'inner text\r\n'],
  ] as const) {
    it(`are right: ${section}`, () => {
      expect(octets(section)).toBe(wanted);
    });
  }

  for (const section of ['[3]', '[1.1]', '[1.HEADER]', '[2.2]', '[2.1.TEXT]']) {
    it(`are not there: ${section}`, () => {
      expect(octets(section)).toBeUndefined();
    });
  }

  it('have no empty line where the message has none', () => {
    const headerOnly = Buffer.from('Subject: a\r\n');
    expect(octets('[HEADER.FIELDS (Subject)]', headerOnly)).toBe('Subject: a\r\n');
    expect(octets('[HEADER.FIELDS (X)]', headerOnly)).toBe('');
    expect(octets('[TEXT]', headerOnly)).toBe('');
  });
});
