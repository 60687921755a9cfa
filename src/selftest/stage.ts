import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { selectCases } from '../run/select.ts';
import type { Case } from '../script/model.ts';
import type { TargetDefinition } from '../targets/definition.ts';
import { loadTarget, referenceTarget } from '../targets/load.ts';

/** What every play of a selftest takes. */
export interface Stage {
  readonly catalogue: Catalogue;
  /** Cases by id, in the order of the files. */
  readonly cases: ReadonlyMap<string, Case>;
  /** Cases that are left out because they wait for long timers. */
  readonly slow: readonly Case[];
  /** Selectors that nothing answers to. */
  readonly unknown: readonly string[];
  readonly definition: TargetDefinition;
}

/** Loads the cases that selectors name, all of them without any, and the target that they are played on. */
export async function loadStage(selectors: readonly string[]): Promise<Stage> {
  const [catalogue, definition] = await Promise.all([loadCatalogue(selectors), loadTarget(referenceTarget)]);
  const selection = { selectors, requirements: [], levels: [], protocols: [], slow: false };
  const { cases, slow, unknown } = selectCases(catalogue.suites, selection);
  return { catalogue, cases: new Map(cases.map((one) => [one.id, one])), slow, unknown, definition };
}
