import type { RunResult } from '../result/result.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';

/** Formats of `--report FORMAT=FILE`. */
export const writers = { json: writeJson, junit: writeJunit } as const satisfies Record<
  string,
  (result: RunResult) => string
>;
type ReportFormat = keyof typeof writers;

/** A report that was asked for. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file: string;
}

const isFormat = (text: string): text is ReportFormat => Object.hasOwn(writers, text);

/** Reads `junit=FILE`. What is wrong with it comes back as a sentence. */
export function parseReport(text: string): ReportRequest | { readonly problem: string } {
  const at = text.indexOf('=');
  const [format, file] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (at > 0 && file !== '' && isFormat(format)) return { format, file };
  return { problem: `--report takes FORMAT=FILE with a format of ${Object.keys(writers).join(', ')}, not "${text}"` };
}
