import type { Scalar } from 'yaml';

/**
 * Where in the file the character `inside` of a scalar's value stands. Plain one-line scalars map one to one; quotes,
 * escapes, folding and indentation are walked over.
 */
export function scalarOffset(text: string, scalar: Scalar, inside: number): number {
  const [start, end] = scalar.range ?? [0, 0];
  const raw = text.slice(start, end);
  const value = typeof scalar.value === 'string' ? scalar.value : raw;
  const { first, step } = walker(raw, scalar.type);
  let at = first;
  for (const char of value.slice(0, inside)) at += step(at, char);
  return start + at;
}

/** How a scalar is walked: where its first character stands, and how much of the source a character of the value takes. */
interface Walker {
  readonly first: number;
  readonly step: (at: number, char: string) => number;
}

function walker(raw: string, style: Scalar['type']): Walker {
  if (style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED') return blockWalker(raw, style);
  const flow = (at: number, char: string): number => breakLength(raw, at, char, /[ \t]*(?:\r?\n[ \t]*)+/y) ?? 1;
  if (style === 'QUOTE_SINGLE')
    return { first: 1, step: (at, char) => (raw.startsWith("''", at) ? 2 : flow(at, char)) };
  if (style === 'QUOTE_DOUBLE')
    return { first: 1, step: (at, char) => (raw[at] === '\\' ? escapeLength(raw, at) : flow(at, char)) };
  return { first: 0, step: flow };
}

/** Behind the header line (`|-`); each line starts with the indentation of the first one that is not empty. */
function blockWalker(raw: string, style: 'BLOCK_LITERAL' | 'BLOCK_FOLDED'): Walker {
  const indent = /\n( *)[^ \r\n]/.exec(raw)?.[1]?.length ?? 0;
  const lineBreak = new RegExp(`(?:\\r?\\n {0,${String(indent)}})${style === 'BLOCK_FOLDED' ? '+' : ''}`, 'y');
  return {
    first: raw.indexOf('\n') + 1 + indent,
    step: (at, char) => breakLength(raw, at, char, lineBreak) ?? 1,
  };
}

/** Source behind a space or a line feed of the value: the whole break that it was folded from; 0 where that is passed. */
function breakLength(raw: string, at: number, char: string, lineBreak: RegExp): number | undefined {
  if (char !== ' ' && char !== '\n') return undefined;
  lineBreak.lastIndex = at;
  const found = lineBreak.exec(raw)?.[0].length;
  return found ?? (char === '\n' ? 0 : undefined);
}

/** Length of an escape in double quotes; a line that ends in a backslash goes on with the next one's text. */
function escapeLength(raw: string, at: number): number {
  const joined = /^\\\r?\n[ \t]*/.exec(raw.slice(at))?.[0].length;
  if (joined !== undefined) return joined + 1;
  const digits = { x: 2, u: 4, U: 8 }[raw.charAt(at + 1)] ?? 0;
  return 2 + digits;
}
