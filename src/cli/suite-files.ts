import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The suites of this package. */
const own = join(import.meta.dirname, '../../suites');

/** The suite files that paths stand for: a folder stands for all below it, none for the package's own. */
export function suiteFiles(paths: readonly string[]): readonly string[] {
  return (paths.length > 0 ? paths : [own]).flatMap((path) => (isFolder(path) ? yamlBelow(path) : [path]));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function yamlBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}
