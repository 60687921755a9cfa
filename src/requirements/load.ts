import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { blame, child, type Cursor, items } from '../source/cursor.ts';
import { distinctFolders } from '../source/folders.ts';
import { loadYaml } from '../source/load-yaml.ts';
import type { Problem } from '../source/problem.ts';
import type { Requirement, RfcSource } from './requirement.ts';
import type { RequirementsFile, Statement } from './requirements.generated.ts';

export interface Requirements {
  readonly byId: ReadonlyMap<string, Requirement>;
  readonly rfcs: readonly RfcSource[];
  readonly problems: readonly Problem[];
}

/** Reads the `rfcNNNN.yaml` files of the directories given. */
export function loadRequirements(...dirs: readonly string[]): Requirements {
  const byId = new Map<string, Requirement>();
  const rfcs: RfcSource[] = [];
  const problems: Problem[] = [];
  for (const file of distinctFolders(dirs).flatMap(yamlFiles)) {
    const loaded = loadYaml<RequirementsFile>(file, 'requirements');
    problems.push(...loaded.problems);
    if (loaded.top === undefined || loaded.problems.length > 0) continue;
    const { rfc, title, complete } = loaded.top.value;
    rfcs.push({ rfc, title, complete, file });
    problems.push(...checkName(loaded.top, file), ...collect(loaded.top, byId));
  }
  return { byId, rfcs, problems };
}

function yamlFiles(dir: string): readonly string[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((name) => join(dir, name));
}

function checkName(top: Cursor<RequirementsFile>, file: string): readonly Problem[] {
  const wanted = `rfc${top.value.rfc}.yaml`;
  if (basename(file) === wanted) return [];
  return [blame(child(top, 'rfc'), `this file speaks of RFC ${top.value.rfc}`, `name it ${wanted}`)];
}

function collect(top: Cursor<RequirementsFile>, byId: Map<string, Requirement>): readonly Problem[] {
  return items<Statement>(child(top, 'statements')).flatMap((cursor) => {
    const requirement = toRequirement(top.value.rfc, cursor.value);
    const problems = checkStatement(cursor);
    if (byId.has(requirement.id)) return [...problems, blame(child(cursor, 'id'), `"${requirement.id}" stands twice`)];
    byId.set(requirement.id, requirement);
    return problems;
  });
}

function toRequirement(rfc: number, { id, ...rest }: Statement): Requirement {
  return { ...rest, id: `rfc${rfc}/${id}`, rfc, section: id.slice(0, id.lastIndexOf('/')) };
}

function checkStatement(cursor: Cursor<Statement>): readonly Problem[] {
  const { observable, why } = cursor.value;
  if (!observable && why === undefined)
    return [blame(child(cursor, 'observable'), 'a statement that cannot be observed says why', 'add the key "why"')];
  if (observable && why !== undefined)
    return [blame(child(cursor, 'why'), '"why" is for statements that cannot be observed')];
  return [];
}
