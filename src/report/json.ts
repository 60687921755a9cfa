import type { RunResult } from '../result/result.ts';

/** The result as JSON, for `schemas/results.schema.json`. */
export function writeJson(result: RunResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
