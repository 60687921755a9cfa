import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPromises } from '../promises/load.ts';
import { loadRequirements } from '../requirements/load.ts';
import { loadFixtures } from './fixtures.ts';
import { compileText } from './sample.ts';

const home = join(import.meta.dirname, '../..');
const context = {
  requirements: loadRequirements(join(home, 'requirements')),
  fixtures: loadFixtures(join(home, 'fixtures')),
  promises: loadPromises(join(home, 'promises.yaml')),
};

test.each(['docs/language.md', 'docs/writing-a-case.md'])('the suites shown in %s load', (file) => {
  const blocks = readFileSync(join(home, file), 'utf8').matchAll(/```yaml\n(.*?)```/gs);
  const suites = Array.from(blocks, ([, text = '']) => text).filter((text) => /^suite:/m.test(text));
  for (const text of suites) expect(compileText(text, context).problems).toEqual([]);
});
