import type { RunResult } from '../../result/result.ts';
import { blockedLines, failureLines, remarkLines } from './failures.ts';
import type { ConsoleOptions } from './options.ts';
import { promiseLines } from './promises.ts';
import { summaryLines } from './summary.ts';

/** The result for a person: what failed and why, what was remarkable, and what the run amounts to. */
export function writeConsole(result: RunResult, options: ConsoleOptions): string {
  const { checks } = result;
  const lines = [
    ...failureLines(checks, options),
    ...blockedLines(checks, options),
    ...remarkLines(checks, options),
    ...promiseLines(result, options),
    ...summaryLines(result, options),
  ];
  return `${lines.join('\n')}\n`;
}
