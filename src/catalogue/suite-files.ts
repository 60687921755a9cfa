import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { packaged } from '../source/packaged.ts';

/** The suite files that paths stand for: a folder for all below it, no path at all for the package's own suites. */
export function suiteFiles(paths: readonly string[]): readonly string[] {
  return (paths.length > 0 ? paths : [packaged('suites')]).flatMap((each) =>
    isFolder(each) ? yamlBelow(each) : [each],
  );
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function yamlBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name));
}
