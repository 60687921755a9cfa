import { blameKey, type Cursor, entries } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { spanOf, textAt } from '../source/yaml-nodes.ts';
import type { Case as CaseSource, Row } from './suite.generated.ts';
import type { RowValues } from './text.ts';

/** One row of a table. */
export interface NamedRow {
  readonly name: string;
  readonly cursor: Cursor<Row>;
  readonly values: RowValues;
}

const reserved = ['title', 'requirement'];

/** The rows of a case. Each must have a value for every variable, and every variable must be used. */
export function readRows(
  report: (problem: Problem) => void,
  owner: Cursor<CaseSource>,
  rows: Cursor<Readonly<Record<string, Row>>> | undefined,
): readonly NamedRow[] {
  const read = entries<Row>(rows).map(([name, cursor]) => {
    const values = entries<unknown>(cursor);
    return { name, cursor, values: new Map(values.filter(([key]) => !reserved.includes(key))) };
  });
  const variables = new Map(read.flatMap((row) => [...row.values]));
  for (const row of read) {
    for (const name of variables.keys())
      if (!row.values.has(name))
        report(blameKey(row.cursor, `row "${row.name}" has no value for "${name}", which other rows have`));
  }
  const source = sourceOutsideRows(owner);
  for (const [name, cursor] of variables)
    if (!source.includes(`{${name}}`) && !source.includes(`{${name}:`))
      report(blameKey(cursor, `"${name}" is used nowhere in the case`, `write {${name}} where it belongs`));
  return read;
}

function sourceOutsideRows({ file, path }: Cursor<unknown>): string {
  const [start, end] = spanOf(file, path);
  const [from, to] = spanOf(file, [...path, 'rows']);
  return file.text.slice(start, from) + file.text.slice(to, end);
}

/** The row's values as texts, for holes with a type. */
export function bindingsOf(values: RowValues): Readonly<Record<string, string>> {
  return Object.fromEntries([...values].map(([name, { file, path }]) => [name, textAt(file, path)]));
}
