import { blame, type Cursor, placeAt } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';

/** The id of a case, where it is written. */
export interface CaseId {
  readonly id: string;
  readonly cursor: Cursor<unknown>;
}

/** Ids that stand twice, in one file or in several: baselines and reports could not tell the cases apart. */
export function duplicateProblems(ids: readonly CaseId[]): readonly Problem[] {
  const first = new Map<string, Cursor<unknown>>();
  return ids.flatMap(({ id, cursor }) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, cursor);
      return [];
    }
    const { file, line } = placeAt(earlier);
    return [blame(cursor, `duplicate case id "${id}"`, `the first one stands at ${file}:${line}`)];
  });
}
