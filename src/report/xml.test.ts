import { parse } from 'junit2json';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { element, writeXml } from './xml.ts';

const body = (text: string): string =>
  writeXml(element('a', {}, [text]))
    .split('\n')
    .slice(1)
    .join('\n');
const attribute = (text: string): string =>
  writeXml(element('a', { b: text }))
    .split('\n')
    .slice(1)
    .join('\n');

const texts: readonly (readonly [string, string, string, string])[] = [
  ['nothing to escape', 'plain', '<a>plain</a>\n', '<a b="plain"/>\n'],
  ['markup', `<b c="d">&'`, `<a>&lt;b c="d"&gt;&amp;'</a>\n`, `<a b="&lt;b c=&quot;d&quot;&gt;&amp;'"/>\n`],
  ['an end of CDATA', ']]>', '<a>]]&gt;</a>\n', '<a b="]]&gt;"/>\n'],
  ['line ends', 'x\r\ny\tz', '<a>x&#13;\ny\tz</a>\n', '<a b="x&#13;&#10;y&#9;z"/>\n'],
  ['NUL, BEL, ESC', 'x\u0000\u0007\u001by', '<a>xy</a>\n', '<a b="xy"/>\n'],
  ['half of a surrogate pair', 'x\ud83dy', '<a>xy</a>\n', '<a b="xy"/>\n'],
  ['what is no character', 'x\ufffe\uffffy', '<a>xy</a>\n', '<a b="xy"/>\n'],
  ['a whole surrogate pair', '\u{1f4ec}', '<a>\u{1f4ec}</a>\n', '<a b="\u{1f4ec}"/>\n'],
];

describe('XML', () => {
  test.each(texts)('writes %s', (_, text, asText, asAttribute) => {
    expect(body(text)).toBe(asText);
    expect(attribute(text)).toBe(asAttribute);
  });

  it('nests elements, a level a step, and leaves out attributes that are undefined', () => {
    const root = element('a', { x: 1, y: undefined }, [element('b', {}, ['text']), element('c', {}, [element('d')])]);
    expect(writeXml(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1">\n  <b>text</b>\n  <c>\n    <d/>\n  </c>\n</a>\n',
    );
  });

  it('is read back as written, whatever the text', async () => {
    const character = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom(']]>', '&amp;', '\r', '<'));
    const text = fc.array(character, { maxLength: 8 }).map((parts) => `.${parts.join('')}.`);
    await fc.assert(
      fc.asyncProperty(text, async (message) => {
        const xml = writeXml(element('testsuite', { name: message }, [element('system-out', {}, [message])]));
        const expected = message.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        const read = await parse(xml);
        expect(read).toMatchObject({ name: expected, 'system-out': [expected] });
      }),
      { numRuns: 100 },
    );
  });
});
