import { isDigit, octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { listOf, part, type Rule } from './lists.ts';
import { number64 } from './numbers.ts';
import { isNil, nil, nstring, string } from './strings.ts';

const pair: Rule = (c) => string(c) && c.sp() && string(c);

/** RFC 9051 section 9 body-fld-param. */
export const bodyFldParam: Rule = (c) => (isNil(c) ? nil(c) : listOf(c, pair, 2));

/** RFC 9051 section 9 body-fld-dsp. */
const bodyFldDsp: Rule = (c) => {
  if (isNil(c)) return nil(c);
  return c.openList() && string(c) && c.sp() && part(c, 'body-fld-param', bodyFldParam) && c.closeList();
};

/** RFC 9051 section 9 body-fld-lang. */
const bodyFldLang: Rule = (c) => (c.peek() === octet.open ? listOf(c, string) : nstring(c));

/** RFC 9051 section 9 body-extension: whatever later revisions may put there. */
const bodyExtension: Rule = (c) => {
  c.open('body-extension');
  if (c.peek() === octet.open) return c.close(listOf(c, bodyExtension));
  return c.close(isDigit(c.peek()) ? number64(c) : nstring(c));
};

const common: readonly (readonly [name: string, rule: Rule])[] = [
  ['body-fld-dsp', bodyFldDsp],
  ['body-fld-lang', bodyFldLang],
  ['body-fld-loc', nstring],
];

/** `first [SP dsp [SP lang [SP loc *(SP body-extension)]]]` */
function extension(c: Cursor, first: readonly [name: string, rule: Rule]): boolean {
  if (!part(c, ...first)) return false;
  for (const [name, rule] of common) {
    if (c.peek() !== octet.space) return true;
    if (!(c.sp() && part(c, name, rule))) return false;
  }
  while (c.peek() === octet.space) if (!(c.sp() && bodyExtension(c))) return false;
  return true;
}

function allowed(c: Cursor, extensible: boolean): void {
  if (!extensible) c.note('extension data do not belong in BODY, only in BODYSTRUCTURE');
}

/** RFC 9051 section 9 body-ext-1part, which must not be sent for BODY. */
export function bodyExtension1Part(c: Cursor, extensible: boolean): boolean {
  c.open('body-ext-1part');
  allowed(c, extensible);
  return c.close(extension(c, ['body-fld-md5', nstring]));
}

/** RFC 9051 section 9 body-ext-mpart, which must not be sent for BODY. */
export function bodyExtensionMpart(c: Cursor, extensible: boolean): boolean {
  c.open('body-ext-mpart');
  allowed(c, extensible);
  return c.close(extension(c, ['body-fld-param', bodyFldParam]));
}
