import { blame, child, type Cursor, items, placeAt } from '../source/cursor.ts';
import { distinctFolders } from '../source/folders.ts';
import { loadYaml } from '../source/load-yaml.ts';
import type { Problem } from '../source/problem.ts';
import type { Promised } from './promise.ts';
import type { Entry, PromisesFile } from './promises.generated.ts';

export interface Promises {
  /** In the order of the files. */
  readonly byId: ReadonlyMap<string, Promised>;
  readonly problems: readonly Problem[];
}

/** Reads registries of promises; files that do not exist are passed over. */
export function loadPromises(...files: readonly string[]): Promises {
  const byId = new Map<string, Promised>();
  const problems: Problem[] = [];
  for (const file of distinctFolders(files)) {
    const { top, problems: found } = loadYaml<PromisesFile>(file, 'promises');
    problems.push(...found);
    if (top === undefined || found.length > 0) continue;
    problems.push(...items<Entry>(child(top, 'promises')).flatMap((cursor) => collect(cursor, byId)));
  }
  return { byId, problems };
}

function collect(cursor: Cursor<Entry>, byId: Map<string, Promised>): readonly Problem[] {
  const { id } = cursor.value;
  if (byId.has(id)) return [blame(child(cursor, 'id'), `"${id}" stands twice`)];
  byId.set(id, { ...cursor.value, at: placeAt(cursor) });
  return [];
}
