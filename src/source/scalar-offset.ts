import type { Scalar } from 'yaml';

/**
 * Where in the file the character `inside` of a scalar's value stands. Plain one-line scalars map one to one; quotes,
 * escapes, folding and indentation are walked over.
 */
export function scalarOffset(text: string, scalar: Scalar, inside: number): number {
  const [start, valueEnd] = scalar.range ?? [0, 0];
  const raw = text.slice(start, valueEnd);
  const value = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? raw);
  let at = firstOctet(raw, scalar.type);
  for (let index = 0; index < inside && index < value.length; index++) at = step(raw, at, value[index], scalar.type);
  return start + skipIndent(raw, at, value[inside]);
}

type Style = Scalar['type'];
const isQuoted = (style: Style): boolean => style === 'QUOTE_SINGLE' || style === 'QUOTE_DOUBLE';
const isBlock = (style: Style): boolean => style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED';

function firstOctet(raw: string, style: Style): number {
  if (isQuoted(style)) return 1;
  return isBlock(style) ? skipIndent(raw, raw.indexOf('\n') + 1, undefined) : 0;
}

/** Past the piece of source that the value's character `char` was written as. */
function step(raw: string, at: number, char: string | undefined, style: Style): number {
  const here = skipIndent(raw, at, char);
  if (style === 'QUOTE_SINGLE' && raw.startsWith("''", here)) return here + 2;
  if (style === 'QUOTE_DOUBLE' && raw[here] === '\\') return here + escapeLength(raw[here + 1]);
  const fold = char === ' ' || char === '\n' ? foldAt(raw, here) : 0;
  return here + (fold > 0 ? fold : 1);
}

/** Length of a line break with the white space around it; 0 where there is none. */
function foldAt(raw: string, at: number): number {
  return /^[ \t]*\r?\n[ \t]*/.exec(raw.slice(at))?.[0].length ?? 0;
}

/** At the start of a line the indentation is no part of the value, unless the value goes on with a space. */
function skipIndent(raw: string, at: number, next: string | undefined): number {
  if (at > 0 && raw[at - 1] !== '\n') return at;
  if (at === 0 && !raw.startsWith(' ')) return at;
  return next === ' ' ? at : at + (/^[ \t]*/.exec(raw.slice(at))?.[0].length ?? 0);
}

function escapeLength(letter: string | undefined): number {
  if (letter === 'x') return 4;
  if (letter === 'u') return 6;
  return letter === 'U' ? 10 : 2;
}
