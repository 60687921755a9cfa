/** `did you mean "expect"?` for a mistyped word; undefined when nothing known is close. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const found = closest(word, known);
  return found === undefined ? undefined : `did you mean "${found}"?`;
}

/** The known word that a mistyped one most likely stands for. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const limit = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3;
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { word: candidate, distance };
  }
  return best?.word;
}

/** Letters to insert, delete, replace, or swap with their neighbour, to make `b` of `a`. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= b.length; column++) {
      const replaced = cell(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = isSwap ? cell(row - 2, column - 2) + 1 : Infinity;
      current.push(Math.min(cell(row - 1, column) + 1, cell(row, column - 1) + 1, replaced, swapped));
    }
  }
  return cell(a.length, b.length);
}
