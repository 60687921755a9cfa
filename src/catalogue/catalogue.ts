import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Requirements } from '../requirements/load.ts';
import { loadRequirements } from '../requirements/load.ts';
import type { Promises } from '../promises/load.ts';
import { loadPromises } from '../promises/load.ts';
import type { Fixtures } from '../script/fixtures.ts';
import { loadFixtures } from '../script/fixtures.ts';
import { loadSuites } from '../script/load.ts';
import type { Suite } from '../script/model.ts';
import { formatProblem } from '../source/problem.ts';
import { namesPath } from '../source/selector.ts';
import { packaged } from '../source/packaged.ts';
import { suiteFiles } from './suite-files.ts';

/** Files that cannot be used: every mistake, each with its place. */
export class CatalogueError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CatalogueError';
  }
}

/** Everything that cases are made of: those of the package, and the user's own beside them. */
export interface Catalogue {
  readonly suites: readonly Suite[];
  readonly requirements: Requirements;
  readonly fixtures: Fixtures;
  readonly promises: Promises;
}

/** `fixtures/`, `requirements/` or `promises.yaml` of the working folder, when it is not the package's own. */
function ownPlace(name: string): readonly string[] {
  const own = path.resolve(name);
  return own !== packaged(name) && existsSync(own) ? [own] : [];
}

/** Files that selectors name and that are not among the package's suites. */
function ownFiles(selectors: readonly string[]): readonly string[] {
  return selectors.filter(namesPath).flatMap((selector) => {
    const place = path.resolve(selector.replace(/#.*/, ''));
    if (!existsSync(place)) throw new CatalogueError(`there is no file ${selector}`);
    return place.startsWith(packaged('suites')) ? [] : suiteFiles([place]);
  });
}

/** A path as a person writes it: relative where that is shorter. */
function relative(file: string): string {
  const short = path.relative(process.cwd(), file);
  return short.startsWith('..') ? file : short;
}

/** What suites may refer to: of the package, and of `fixtures/`, `requirements/` and `promises.yaml` in the working folder. */
export function loadVocabulary(): Omit<Catalogue, 'suites'> {
  return {
    requirements: loadRequirements(packaged('requirements'), ...ownPlace('requirements')),
    fixtures: loadFixtures(packaged('fixtures'), ...ownPlace('fixtures')),
    promises: loadPromises(packaged('promises.yaml'), ...ownPlace('promises.yaml')),
  };
}

/**
 * Loads the package's suites and the files that the selectors name. Throws CatalogueError with every mistake, each with
 * its place, when a file cannot be used.
 */
export async function loadCatalogue(selectors: readonly string[]): Promise<Catalogue> {
  const vocabulary = loadVocabulary();
  const files = [...suiteFiles([]), ...ownFiles(selectors)].map(relative);
  const { suites, problems } = await loadSuites(files, vocabulary);
  const all = [...vocabulary.requirements.problems, ...vocabulary.promises.problems, ...problems];
  if (all.length > 0)
    throw new CatalogueError(
      `${String(all.length)} mistake${all.length === 1 ? '' : 's'}:\n${all.map(formatProblem).join('\n')}`,
    );
  return { suites, ...vocabulary };
}
