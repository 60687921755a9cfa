import type { CheckResult } from '../../result/result.ts';
import type { Requirement } from '../../requirements/requirement.ts';
import type { Paint } from '../paint.ts';

/** What the console needs beside the result. */
export interface ConsoleOptions {
  readonly paint: Paint;
  /** For the paraphrase of each requirement that was not kept. */
  readonly requirements: ReadonlyMap<string, Pick<Requirement, 'text'>>;
  /** The sentence of each promise to mail users, in the order of the table. */
  readonly promises?: ReadonlyMap<string, { readonly text: string }>;
  /** Arguments that bring the same target up again, such as `--target dovecot`. */
  readonly repeat: readonly string[];
  /** What selects the case of a check on the command line; default: its id. */
  readonly selectorOf?: (check: CheckResult) => string;
  /** Path of the bundle; absent where none was written. */
  readonly bundle?: string;
}
