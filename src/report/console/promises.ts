import type { RunResult } from '../../result/result.ts';
import type { Verdict } from '../../result/verdict.ts';
import type { Style } from '../paint.ts';
import type { Outcome, PromiseRow } from '../promises.ts';
import { promiseColumns, promiseRows } from '../promises.ts';
import { indented } from '../text.ts';
import type { ConsoleOptions } from './options.ts';
import { verdictStyles } from './verdict-styles.ts';

/** `info` tells which permitted way a server goes: the promise is kept. */
const styles: typeof verdictStyles = { ...verdictStyles, info: 'good' };

const headings = ['promise', 'POP', 'IMAP', 'mixed', 'verdict'] as const;

/** A failure that is known is still a promise that is not kept: only its colour is another. */
function cellOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '-';
  return `${outcome.verdict.replace('-', ' ')}${outcome.known ? ' (known)' : ''}`;
}

function styleOf(outcome: Outcome | undefined): Style {
  if (outcome?.known === true) return 'caution';
  return (outcome && styles[outcome.verdict]) ?? 'faint';
}

function cellsOf({ promise, columns, ...whole }: PromiseRow): readonly string[] {
  return [promise, ...promiseColumns.map((column) => cellOf(columns[column])), cellOf(whole)];
}

function stylesOf({ columns, ...whole }: PromiseRow): readonly Style[] {
  return ['strong', ...promiseColumns.map((column) => styleOf(columns[column])), styleOf(whole)];
}

/** Under which promises their sentence stands: all, or those that a server did not keep. */
type Sentences = 'all' | 'of the unkept';

const kept: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable', 'excluded']);

/** The promises to mail users that cases of the run are evidence for, as a table; nothing where there were none. */
export function promiseLines(
  result: RunResult,
  { paint, promises }: ConsoleOptions,
  sentences: Sentences = 'of the unkept',
): readonly string[] {
  const rows = promiseRows(result, promises?.keys() ?? []);
  if (rows.length === 0) return [];
  const table = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0)));
  const line = (cells: readonly string[], paints: readonly Style[]): string =>
    cells
      .map((cell, at) => paint(paints[at] ?? 'faint', at === headings.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join('  ');
  const sentence = ({ promise, verdict }: PromiseRow): readonly string[] => {
    const text = promises?.get(promise)?.text;
    return text === undefined || (sentences !== 'all' && kept.has(verdict)) ? [] : [`  ${paint('faint', text)}`];
  };
  return [
    paint('strong', 'promises to mail users'),
    ...indented(
      [line(headings, []), ...rows.flatMap((row) => [line(cellsOf(row), stylesOf(row)), ...sentence(row)])],
      2,
    ),
    '',
  ];
}
