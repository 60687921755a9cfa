/** A mistake in a file that a person wrote. Lines and columns count from 1. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
  readonly sourceLine: string;
}

/** `file:line:column: message`, the source line with a caret under the place, and the hint. */
export function formatFileProblem(problem: FileProblem): string {
  const { file, line, column, message, hint, sourceLine } = problem;
  const indent = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const lines = [`${file}:${line}:${column}: ${message}`, `    ${sourceLine}`, `    ${indent}^`];
  return [...lines, ...(hint === undefined ? [] : [`    ${hint}`])].join('\n');
}

/** The candidate that a mistyped word most likely means; none when all are far off. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= allowed ? best.candidate : undefined;
}

/** Number of single-letter insertions, deletions and replacements between two words; swapped neighbours count as one. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cell = (di: number, dj: number): number => (di === 0 ? row : rows[i - di])?.[j - dj] ?? Infinity;
      const replaced = cell(1, 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(2, 2) + 1 : Infinity;
      row.push(Math.min(cell(1, 0) + 1, cell(0, 1) + 1, replaced, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}
