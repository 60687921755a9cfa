import { octet } from '../../wire/bytes.ts';
import { bodyExtension1Part, bodyExtensionMpart, bodyFldParam } from './body-extension.ts';
import type { Cursor } from './cursor.ts';
import { envelope } from './envelope.ts';
import { part, type Rule } from './lists.ts';
import { number, number64 } from './numbers.ts';
import { nstring, string } from './strings.ts';

const TEXT = Buffer.from('"TEXT"');
const MESSAGE = Buffer.from('"MESSAGE"');
const RFC822 = Buffer.from('"RFC822"');
const GLOBAL = Buffer.from('"GLOBAL"');

/** Which of the three shapes a single part has (RFC 9051 section 9 body-type-1part). */
type Kind = 'text' | 'message' | 'global' | 'basic';

function sameQuoted(c: Cursor, at: number, word: Buffer): boolean {
  for (let index = 0; index < word.length; index++) {
    const value = c.bytes[at + index] ?? 0;
    if (word[index] !== (value >= 0x61 && value <= 0x7a ? value - 0x20 : value)) return false;
  }
  return true;
}

/** media-text and media-message are quoted strings only: a literal of the same octets is media-basic. */
function kindAt(c: Cursor): Kind {
  if (sameQuoted(c, c.pos, TEXT)) return 'text';
  if (!sameQuoted(c, c.pos, MESSAGE)) return 'basic';
  const subtype = c.pos + MESSAGE.length + 1;
  if (sameQuoted(c, subtype, RFC822)) return 'message';
  return sameQuoted(c, subtype, GLOBAL) ? 'global' : 'basic';
}

const mediaRules = {
  text: 'media-text',
  message: 'media-message',
  global: 'media-message',
  basic: 'media-basic',
} as const satisfies Record<Kind, string>;

const media: Rule = (c) => string(c) && c.sp() && part(c, 'media-subtype', string);

/** RFC 9051 section 9 body-fields. */
const bodyFields: Rule = (c) =>
  part(c, 'body-fld-param', bodyFldParam) &&
  c.sp() &&
  part(c, 'body-fld-id', nstring) &&
  c.sp() &&
  part(c, 'body-fld-desc', nstring) &&
  c.sp() &&
  part(c, 'body-fld-enc', string) &&
  c.sp() &&
  part(c, 'body-fld-octets', number);

const lines: Rule = (c) => part(c, 'body-fld-lines', number64);

/** Whether an envelope follows: a server of rev1 may take message/global for a basic type (RFC 9755 section 6). */
function envelopeFollows(c: Cursor): boolean {
  return c.peek() === octet.space && c.bytes[c.pos + 1] === octet.open;
}

/** What body-type-text and body-type-msg have beyond body-fields. */
function rest(c: Cursor, kind: Kind, body: Rule): boolean {
  if (kind === 'text') return c.sp() && lines(c);
  if (kind === 'basic' || (kind === 'global' && !envelopeFollows(c))) return true;
  return c.sp() && envelope(c) && c.sp() && body(c) && c.sp() && lines(c);
}

/** RFC 9051 section 9 body-type-1part. */
function onePart(c: Cursor, body: Rule, extensible: boolean): boolean {
  const kind = kindAt(c);
  if (!(part(c, mediaRules[kind], media) && c.sp() && part(c, 'body-fields', bodyFields))) return false;
  if (!rest(c, kind, body)) return false;
  return c.peek() !== octet.space || (c.sp() && bodyExtension1Part(c, extensible));
}

/** RFC 9051 section 9 body-type-mpart: parts stand side by side, with no space between. */
function multiPart(c: Cursor, body: Rule, extensible: boolean): boolean {
  do if (!body(c)) return false;
  while (c.peek() === octet.open);
  if (!(c.sp() && part(c, 'media-subtype', string))) return false;
  return c.peek() !== octet.space || (c.sp() && bodyExtensionMpart(c, extensible));
}

function bodyOf(c: Cursor, self: Rule, extensible: boolean): boolean {
  c.open('body');
  if (!c.openList()) return c.close(false);
  const many = c.peek() === octet.open;
  c.open(many ? 'body-type-mpart' : 'body-type-1part');
  const read = c.close(many ? multiPart(c, self, extensible) : onePart(c, self, extensible));
  return c.close(read && c.closeList());
}

/** RFC 9051 section 9 body, as BODY gives it: without extension data. */
export function body(c: Cursor): boolean {
  return bodyOf(c, body, false);
}

/** RFC 9051 section 9 body, as BODYSTRUCTURE gives it. */
export function bodyStructure(c: Cursor): boolean {
  return bodyOf(c, bodyStructure, true);
}
