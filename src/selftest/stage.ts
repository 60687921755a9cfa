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
  /** Cases that are left out because they wait for minutes. */
  readonly slow: readonly Case[];
  /** Selectors that nothing answers to. */
  readonly unknown: readonly string[];
  readonly definition: TargetDefinition;
}

/** What a selftest plays. */
export interface Scope {
  /** Ids and files of the cases; empty: all. */
  readonly selectors: readonly string[];
  /** Those that wait for minutes, too. */
  readonly slow: boolean;
}

/** Whether a case waits for minutes. Those that are slow because they race are not, here where nobody races. */
export function takesMinutes({ tags }: Pick<Case, 'tags'>): boolean {
  return tags.includes('slow') && !tags.includes('race');
}

/** Loads the cases that selectors name, all of them without any, and the target that they are played on. */
export async function loadStage({ selectors, slow }: Scope): Promise<Stage> {
  const [catalogue, definition] = await Promise.all([loadCatalogue(selectors), loadTarget(referenceTarget)]);
  const selection = { selectors, requirements: [], levels: [], protocols: [], slow: true };
  const { cases, unknown } = selectCases(catalogue.suites, selection);
  const isLeftOut = (one: Case): boolean => !slow && takesMinutes(one);
  return {
    catalogue,
    cases: new Map(cases.filter((one) => !isLeftOut(one)).map((one) => [one.id, one])),
    slow: cases.filter(isLeftOut),
    unknown,
    definition,
  };
}
