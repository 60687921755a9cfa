import type { CheckResult, RunResult } from '../result/result.ts';
import type { Verdict } from '../result/verdict.ts';
import { groupBy } from './text.ts';

/** The columns of a table of promises: which protocols the devices of a case speak between them. */
export const promiseColumns = ['pop3', 'imap', 'mixed'] as const;
export type PromiseColumn = (typeof promiseColumns)[number];

/** What several checks amount to. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Every failure among them is one that the baseline knows. */
  readonly known: boolean;
  readonly checks: readonly CheckResult[];
}

/** What became of one promise: by column, and as a whole. A column that no case is about is absent. */
export interface PromiseRow extends Outcome {
  readonly promise: string;
  readonly columns: Readonly<Partial<Record<PromiseColumn, Outcome>>>;
}

/**
 * What decides where verdicts differ: the first of these that holds. A single pass outweighs what did not apply; that a
 * server did otherwise where it may (`info` with mismatches) outweighs a pass.
 */
const weight: readonly ((check: CheckResult) => boolean)[] = [
  ({ verdict }) => verdict === 'error',
  ({ verdict }) => verdict === 'fail',
  ({ verdict }) => verdict === 'blocked',
  ({ verdict }) => verdict === 'inconclusive',
  ({ verdict }) => verdict === 'warn',
  ({ verdict, mismatches }) => verdict === 'info' && mismatches.length > 0,
  ({ verdict }) => verdict === 'pass',
  ({ verdict }) => verdict === 'info',
  ({ verdict }) => verdict === 'not-applicable',
];

function columnOf({ devices = [] }: CheckResult): PromiseColumn {
  const [first = 'imap', ...others] = devices;
  return others.every((protocol) => protocol === first) ? first : 'mixed';
}

function outcomeOf(checks: readonly CheckResult[]): Outcome {
  const deciding = weight.map((holds) => checks.filter(holds)).find((found) => found.length > 0) ?? checks;
  const verdict = deciding[0]?.verdict ?? 'excluded';
  return { verdict, known: deciding.every(({ standing }) => standing === 'known'), checks };
}

/** One row for each promise that checks of the run are evidence for, in the order of `order`, then of the run. */
export function promiseRows({ checks }: Pick<RunResult, 'checks'>, order: Iterable<string>): readonly PromiseRow[] {
  const groups = groupBy(
    checks.filter(({ promise }) => promise !== undefined),
    ({ promise = '' }) => promise,
  );
  return [...new Set([...order, ...groups.keys()])].flatMap((promise) => {
    const own = groups.get(promise);
    if (own === undefined) return [];
    const columns = [...groupBy(own, columnOf)].map(([column, group]) => [column, outcomeOf(group)] as const);
    return [{ promise, ...outcomeOf(own), columns: Object.fromEntries(columns) }];
  });
}

/** The rows as JSON: what `mailspec promises --json` prints. */
export function promisesJson(
  { run, target, gate, checks }: RunResult,
  promises: ReadonlyMap<string, { readonly text: string }>,
): string {
  const short = ({ verdict, known, checks: own }: Outcome): object => ({
    verdict,
    known,
    checks: own.map(({ id, title, verdict: found, standing, message }) => {
      return { id, title, verdict: found, standing, message };
    }),
  });
  const rows = promiseRows({ checks }, promises.keys()).map(({ promise, verdict, known, columns }) => ({
    promise,
    text: promises.get(promise)?.text ?? '',
    verdict,
    known,
    columns: Object.fromEntries(Object.entries(columns).map(([column, outcome]) => [column, short(outcome)])),
  }));
  const of = { name: target.name, version: target.version, kind: target.kind };
  return `${JSON.stringify({ run: run.id, target: of, promises: rows, gate }, null, 2)}\n`;
}
