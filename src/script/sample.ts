import { join } from 'node:path';
import { loadPromises } from '../promises/load.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { checkYaml } from '../source/load-yaml.ts';
import type { Problem } from '../source/problem.ts';
import { sortProblems } from '../source/problem.ts';
import { loadFixtures } from './fixtures.ts';
import { type CompiledSuite, compileSuite } from './load.ts';
import type { ScriptContext } from './scope.ts';
import { duplicateProblems } from './duplicates.ts';

/** For tests: a few requirements, and the fixtures of the package. */
export function sampleContext(...cited: readonly string[]): ScriptContext {
  const ids = ['rfc9051/6.1.2/noop', 'rfc1939/5/stat-format', 'rfc2180/4.1/expunged-fetch', ...cited];
  const byId = new Map(ids.map((id) => [id, requirementOf(id)]));
  const hidden = { ...requirementOf('rfc1939/3/listens'), observable: false, why: 'sample' };
  return {
    requirements: { byId: byId.set(hidden.id, hidden) },
    fixtures: loadFixtures(join(import.meta.dirname, '../../fixtures')),
    promises: loadPromises(join(import.meta.dirname, '../../promises.yaml')),
  };
}

function requirementOf(id: string): Requirement {
  const [rfc = '', section = '', slug = ''] = id.split('/');
  const level = slug.startsWith('should') ? 'should' : 'must';
  return { id, rfc: Number(rfc.slice(3)), section, level, text: slug, observable: true };
}

/** For tests: compiles the text of a suite file. */
export function compileText(
  text: string,
  context: ScriptContext,
): CompiledSuite & { readonly problems: readonly Problem[] } {
  const compiled = compileSuite(checkYaml('sample.yaml', text, 'suite'), context);
  return { ...compiled, problems: sortProblems([...compiled.problems, ...duplicateProblems(compiled.ids)]) };
}

/** For tests: takes the marks ‸ out of a text and tells where they stood, as `line:column`. */
export function readMarked(marked: string): { readonly text: string; readonly places: readonly string[] } {
  const places: string[] = [];
  const lines = marked.split('\n').map((line, index) => {
    const parts = line.split('‸');
    let column = 1;
    for (const part of parts.slice(0, -1)) {
      column += part.length;
      places.push(`${String(index + 1)}:${String(column)}`);
    }
    return parts.join('');
  });
  return { text: lines.join('\n'), places };
}
