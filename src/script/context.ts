import { join } from 'node:path';
import { loadRequirements, type Requirements } from '../requirements/load.ts';
import { type Fixtures, loadFixtures } from './fixtures.ts';

/** The folder of this package: where its own requirements, fixtures and suites lie. */
const home = join(import.meta.dirname, '../..');

/** Folders of a project's own, beside those of this package. */
export interface ContextOptions {
  readonly requirements?: readonly string[];
  readonly fixtures?: readonly string[];
}

/** What suites refer to: the package's requirements and fixtures, and those of the folders given. */
export function loadContext(options: ContextOptions = {}): {
  readonly requirements: Requirements;
  readonly fixtures: Fixtures;
} {
  return {
    requirements: loadRequirements(join(home, 'requirements'), ...(options.requirements ?? [])),
    fixtures: loadFixtures(join(home, 'fixtures'), ...(options.fixtures ?? [])),
  };
}
