import type { HoleData } from '../imap/data.ts';
import { holesIn, holesOfResponse } from './compile-holes.ts';
import type { Pattern, Term, Where } from './pattern.ts';

function holesOf(pattern: Pattern): readonly HoleData[] {
  if (pattern.protocol === 'event') return [];
  if (pattern.protocol !== 'imap') return holesIn(pattern.words);
  return [...holesOfResponse(pattern.response), ...(pattern.textHole ? [pattern.textHole] : [])];
}

/** The captures that a pattern binds or compares with. */
export function capturesIn(pattern: Pattern): readonly string[] {
  return holesOf(pattern).flatMap((hole) => (hole.name === undefined ? [] : [hole.name]));
}

/** The captures that a term rests on. */
function capturesOf(term: Term): readonly string[] {
  if (term.kind === 'capture') return [term.name];
  if (term.kind === 'size') return capturesOf(term.of);
  return term.kind === 'sum' ? [...capturesOf(term.left), ...capturesOf(term.right)] : [];
}

/** The captures that a comparison rests on. */
export function capturesInWhere(where: Where): readonly string[] {
  return [...capturesOf(where.left), ...capturesOf(where.right)];
}
