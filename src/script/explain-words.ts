/** One step in words. */
export interface ExplainedStep {
  /** Who does what. */
  readonly act: string;
  /** What must, may and must not come, a line each. */
  readonly wanted: readonly string[];
}

/** Names of fixtures, or `none`. */
export function namesInWords(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

/** A time in a unit that reads well. */
export function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${String(milliseconds)} ms` : `${String(milliseconds / 1000)} s`;
}
