import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { TargetDefinition } from './definition.ts';
import { parseDefinition } from './parse-definition.ts';
import { closest, formatFileProblem } from './problem.ts';
import { TargetError } from './target.ts';

const shipped = join(import.meta.dirname, '../../targets');
const fileName = 'target.yaml';

/** Names of the definitions that come with mailspec, sorted. */
export async function targetNames(): Promise<readonly string[]> {
  const entries = await readdir(shipped, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && existsSync(join(shipped, entry.name, fileName)));
  return folders.map(({ name }) => name).sort();
}

/** Reads a definition by the name of a shipped target, or by the path of a target.yaml or of its folder. */
export async function loadTarget(nameOrPath: string): Promise<TargetDefinition> {
  const file = await findFile(nameOrPath);
  const result = parseDefinition(await readFile(file, 'utf8'), file);
  if ('problems' in result) {
    const shown = displayPath(file);
    const text = result.problems.map((problem) => formatFileProblem({ ...problem, file: shown })).join('\n');
    throw new TargetError('definition', `${shown} cannot be used:\n${text}`, 'docs/adding-a-target.md explains every key');
  }
  return result.definition;
}

async function findFile(nameOrPath: string): Promise<string> {
  const candidates = [join(shipped, nameOrPath, fileName), resolve(nameOrPath, fileName), resolve(nameOrPath)];
  const found = candidates.find(isFile);
  if (found !== undefined) return found;
  const names = await targetNames();
  const meant = closest(nameOrPath, names);
  const advice = meant === undefined ? `known targets: ${names.join(', ')}; or give the path of a target.yaml` : `did you mean "${meant}"?`;
  throw new TargetError('definition', `there is no target "${nameOrPath}"`, advice);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** A path as a person at this terminal would write it. */
function displayPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}
