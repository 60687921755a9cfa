import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printTree, type SyntaxNode } from '../wire/tree.ts';
import { ResponseFramer } from './framing.ts';
import { parseResponse } from './response.ts';

type Text = fc.Arbitrary<string>;

/** One after the other, with nothing, or with a space, between. */
const joined = (separator: string, ...parts: readonly Text[]): Text =>
  fc.tuple(...parts).map((texts) => texts.join(separator));
const list = (item: Text, separator = ' ', minLength = 1): Text =>
  fc.array(item, { minLength, maxLength: 3 }).map((items) => `(${items.join(separator)})`);
const oneOf = (...texts: readonly string[]): Text => fc.constantFrom(...texts);
/** `[a [SP b [SP c]]]`: any number of the parts, from the left. */
const leading = (...parts: readonly Text[]): Text =>
  fc.tuple(fc.integer({ min: 0, max: parts.length }), ...parts).map(([count, ...texts]) =>
    texts
      .slice(0, count)
      .map((text) => ` ${text}`)
      .join(''),
  );

const digits = (max: bigint, min = 0n): Text => fc.bigInt({ min, max }).map(String);
const number = digits(2n ** 32n - 1n);
const nzNumber = digits(2n ** 32n - 1n, 1n);
const number64 = digits(2n ** 63n - 1n);
const upper = (text: Text): Text =>
  fc.tuple(text, fc.boolean()).map(([word, lower]) => (lower ? word.toLowerCase() : word));

const octet = fc.integer({ min: 1, max: 255 }).map((value) => String.fromCharCode(value));
const quotedChar = fc.oneof(
  fc.integer({ min: 32, max: 126 }).map((value) => String.fromCharCode(value)),
  oneOf('é', '\t', '\x01'),
);
const quoted = fc
  .string({ unit: quotedChar, maxLength: 8 })
  .map((text) => `"${Buffer.from(text.replace(/["\\]/g, '\\$&')).toString('latin1')}"`);
const literal = fc.string({ unit: octet, maxLength: 8 }).map((octets) => `{${octets.length}}\r\n${octets}`);
const string = fc.oneof(quoted, literal);
const nil = upper(fc.constant('NIL'));
const nstring = fc.oneof(string, nil);
const atom = fc.string({ unit: oneOf(...Array.from("abzAZ09!#$&'+,-./:;<=>?@[^_`|}~")), minLength: 1, maxLength: 6 });
const astring = fc.oneof(atom, string);

const address = joined(' ', nstring, nstring, nstring, nstring).map((fields) => `(${fields})`);
const addresses = fc.oneof(nil, list(address, ''));
const envelope = joined(
  ' ',
  ...[nstring, nstring, addresses, addresses, addresses, addresses, addresses, addresses, nstring, nstring],
).map((fields) => `(${fields})`);

const parameters = fc.oneof(nil, list(joined(' ', string, string)));
const disposition = fc.oneof(
  nil,
  joined(' ', string, parameters).map((pair) => `(${pair})`),
);
const language = fc.oneof(nstring, list(string));
const { extension } = fc.letrec<{ extension: string }>((tie) => ({
  extension: fc.oneof({ depthSize: 'small' }, nstring, number64, list(tie('extension'))),
}));
const fields = joined(' ', parameters, nstring, nstring, string, number);
const extensions = (first: Text): Text => leading(first, disposition, language, nstring, extension, extension);

const { body } = fc.letrec<{ body: string }>((tie) => {
  const text = joined(' ', oneOf('"TEXT"', '"text"'), string, fields, number64);
  const basic = joined(' ', oneOf('"IMAGE"', '"APPLICATION"', '{5}\r\nMODEL', '"x"'), string, fields);
  const message = joined(
    ' ',
    oneOf('"MESSAGE" "RFC822"', '"message" "global"'),
    fields,
    envelope,
    tie('body'),
    number64,
  );
  const single = joined('', fc.oneof(text, basic, message), extensions(nstring));
  const parts = fc.array(tie('body'), { minLength: 1, maxLength: 3 }).map((items) => items.join(''));
  const multi = joined('', joined(' ', parts, string), extensions(parameters));
  return { body: fc.oneof({ depthSize: 'small' }, single, single, multi).map((content) => `(${content})`) };
});

const part = fc.array(nzNumber, { minLength: 1, maxLength: 3 }).map((numbers) => numbers.join('.'));
const headers = joined(' ', upper(oneOf('HEADER.FIELDS', 'HEADER.FIELDS.NOT')), list(astring));
const msgText = fc.oneof(upper(oneOf('HEADER', 'TEXT')), headers);
const section = fc.oneof(fc.constant(''), msgText, part, joined('.', part, fc.oneof(msgText, oneOf('MIME'))));
const origin = fc.oneof(
  fc.constant(''),
  number.map((value) => `<${value}>`),
);
const flag = fc.oneof(
  atom,
  atom.map((name) => `\\${name}`),
  oneOf('\\Seen', '\\Recent'),
);
const literal8 = fc
  .uint8Array({ maxLength: 5 })
  .map((octets) => `~{${octets.length}}\r\n${Buffer.from(octets).toString('latin1')}`);

const item = fc.oneof(
  joined(' ', upper(oneOf('FLAGS')), list(flag, ' ', 0)),
  joined(' ', upper(oneOf('UID')), nzNumber),
  joined(' ', upper(oneOf('RFC822.SIZE')), number64),
  joined(' ', oneOf('RFC822', 'RFC822.HEADER', 'RFC822.TEXT', 'PREVIEW'), nstring),
  joined(
    ' ',
    oneOf('MODSEQ'),
    digits(2n ** 63n - 1n, 1n).map((value) => `(${value})`),
  ),
  joined(' ', oneOf('ENVELOPE'), envelope),
  joined(' ', upper(oneOf('BODYSTRUCTURE')), body),
  joined('', oneOf('BODY['), section, oneOf(']'), origin, oneOf(' '), nstring),
  joined('', oneOf('BINARY['), part, oneOf(']'), origin, oneOf(' '), fc.oneof(nstring, literal8)),
  joined('', oneOf('BINARY.SIZE['), part, oneOf('] '), number),
);

const fetch = joined(' ', oneOf('*'), nzNumber, upper(oneOf('FETCH')), list(item)).map((response) => `${response}\r\n`);

it('accepts every FETCH response that the ABNF gives', () => {
  fc.assert(
    fc.property(fetch, (response) => {
      const bytes = Buffer.from(response, 'latin1');
      const frames = new ResponseFramer().push(bytes);
      expect(frames.map((frame) => frame.bytes.toString('latin1'))).toEqual([response]);
      expect(parseResponse(bytes).faults).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

const leaves = (node: SyntaxNode): readonly SyntaxNode[] => {
  return node.children.length === 0 ? [node] : node.children.flatMap(leaves);
};

it('notices the loss of any parenthesis', () => {
  fc.assert(
    fc.property(fetch, fc.nat(), (response, which) => {
      const parentheses = leaves(parseResponse(Buffer.from(response, 'latin1')).tree).filter(({ rule, start }) => {
        return rule === 'terminal' && /[()]/.test(response.charAt(start));
      });
      const at = parentheses[which % parentheses.length]?.start ?? 0;
      const bytes = Buffer.from(response.slice(0, at) + response.slice(at + 1), 'latin1');
      const parsed = parseResponse(bytes);
      expect(parsed.faults).not.toEqual([]);
      expect(printTree(parsed).equals(bytes)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
