import { attempt, BadPattern } from './compile-error.ts';
import type { PatternError } from './compile-error.ts';
import { compileImap } from './compile-imap.ts';
import { compilePop3Line, compilePop3Status } from './compile-pop3.ts';
import { parseWhere } from './compile-where.ts';
import type { Pattern, Where } from './pattern.ts';

/** What a pattern's text stands for: an IMAP response, a POP3 status line, or a line of a POP3 multi-line reply. */
export type PatternContext = 'imap' | 'pop3-status' | 'pop3-line';

function compileText(text: string, context: PatternContext): Pattern {
  if (text.trim() === '') throw new BadPattern('a pattern is empty', 0);
  if (text.trim().toLowerCase() === '(closed)') return { protocol: 'event', text, event: 'closed' };
  if (/[\r\n]/.test(text)) throw new BadPattern('a pattern is one line', text.search(/[\r\n]/));
  if (context === 'imap') return compileImap(text);
  return context === 'pop3-status' ? compilePop3Status(text) : compilePop3Line(text);
}

/** Reads a pattern as it stands in a suite. The first mistake comes back with its column. */
export function compilePattern(
  text: string,
  context: PatternContext,
): { readonly pattern: Pattern } | { readonly error: PatternError } {
  return attempt(() => ({ pattern: compileText(text, context) }));
}

/** Reads `A op B`: `octets = {size}`, `{b} = {a} + 1`, `{n} in {hits}`. */
export function compileWhere(text: string): { readonly where: Where } | { readonly error: PatternError } {
  return attempt(() => ({ where: parseWhere(text) }));
}
