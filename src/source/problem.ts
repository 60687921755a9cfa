/** A mistake in a file that a person wrote. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do about it, e.g. `did you mean "expect"?`. */
  readonly hint?: string;
  /** The line as written. */
  readonly sourceLine: string;
}

/** `file:line:column: message: hint`, and below it the source line with a caret under the place. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, message, hint, sourceLine } = problem;
  const said = hint === undefined ? message : `${message}: ${hint}`;
  const indent = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const lead = `${file}:${String(line)}:${String(column)}: ${said}`;
  return sourceLine === '' ? lead : `${lead}\n    ${sourceLine}\n    ${indent}^`;
}

/** Order of the file, each mistake once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const byKey = new Map(
    problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column}:${problem.message}`, problem]),
  );
  return [...byKey.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
