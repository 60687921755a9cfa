import { closest } from '../source/suggest.ts';

/** `; did you mean X?` for a mistyped word, or nothing. */
export function suggestion(word: string, known: Iterable<string>): string {
  const name = closest(word, known);
  return name === undefined ? '' : `; did you mean \`${name}\`?`;
}
