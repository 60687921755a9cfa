import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packaged } from '../source/packaged.ts';
import { formatProblem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import type { TargetDefinition } from './definition.ts';
import { readDefinition } from './parse-definition.ts';
import { TargetError } from './target.ts';

/** The target that needs nothing but Node: what runs when none is named. */
export const referenceTarget = 'reference';

const shipped = packaged('targets');
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
  const result = readDefinition(file);
  if ('problems' in result) {
    const text = result.problems.map(formatProblem).join('\n');
    const advice = 'docs/adding-a-target.md explains every key';
    throw new TargetError('definition', `this target cannot be used:\n${text}`, advice);
  }
  return result.definition;
}

async function findFile(nameOrPath: string): Promise<string> {
  const candidates = [join(shipped, nameOrPath, fileName), resolve(nameOrPath, fileName), resolve(nameOrPath)];
  const found = candidates.find(isFile);
  if (found !== undefined) return found;
  const names = await targetNames();
  const known = `known targets: ${names.join(', ')}; or give the path of a target.yaml`;
  const advice = didYouMean(nameOrPath, names) ?? known;
  throw new TargetError('definition', `there is no target "${nameOrPath}"`, advice);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
