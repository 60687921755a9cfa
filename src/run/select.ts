import path from 'node:path';
import type { Level } from '../result/verdict.ts';
import { namesPath } from '../source/selector.ts';
import type { Case, CheckDeclaration, Suite } from '../script/model.ts';

/** What a user asked to run. Everything given must hold; an empty selection means every case. */
export interface Selection {
  /** Id globs (`imap.*`, `pop3.dele.marks`, `imap.search.keys:or`), paths of suite files or folders, and `FILE#ID`. */
  readonly selectors: readonly string[];
  readonly requirements: readonly string[];
  readonly levels: readonly Level[];
  readonly protocols: readonly ('imap' | 'pop3')[];
  /** Cases tagged `slow` run only when asked for. */
  readonly slow: boolean;
}

/** The checks of a case, over all of its rows. */
export function checksOf(one: Case): readonly CheckDeclaration[] {
  return one.bodies.flatMap((body) => (body.main ? [body.main, ...body.checks] : body.checks));
}

/** `*` stands for any run of characters; everything else for itself. */
export function globMatches(glob: string, text: string): boolean {
  const pattern = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${pattern}$`).test(text);
}

function selectorTakes(selector: string, one: Case): boolean {
  if (namesPath(selector)) {
    const [place = '', id] = selector.split('#');
    const wanted = path.resolve(place);
    const file = path.resolve(one.at.file);
    return (file === wanted || file.startsWith(wanted + path.sep)) && (id === undefined || selectorTakes(id, one));
  }
  const ids = [one.id, one.suite, ...checksOf(one).map((check) => check.id)];
  return ids.some((id) => globMatches(selector, id) || id.startsWith(`${selector}.`));
}

function takes(selection: Selection, one: Case): boolean {
  const { selectors, requirements, levels, protocols } = selection;
  const checks = checksOf(one);
  return (
    (selectors.length === 0 || selectors.some((selector) => selectorTakes(selector, one))) &&
    (requirements.length === 0 ||
      checks.some((check) => check.requirements.some((id) => requirements.some((glob) => globMatches(glob, id))))) &&
    (levels.length === 0 || checks.some((check) => levels.includes(check.level))) &&
    (protocols.length === 0 || one.devices.every((device) => protocols.includes(device.protocol)))
  );
}

export interface Selected {
  readonly cases: readonly Case[];
  /** Selectors and requirements that nothing answers to: a usage error. */
  readonly unknown: readonly string[];
  /** Tagged `slow` and left out for it. */
  readonly slow: readonly Case[];
}

/** Applies a selection. Nothing is dropped silently: what matched nothing and what was left out is returned too. */
export function selectCases(suites: readonly Suite[], selection: Selection): Selected {
  const all = suites.flatMap((suite) => suite.cases);
  const unknown = [
    ...selection.selectors.filter((selector) => !all.some((one) => selectorTakes(selector, one))),
    ...selection.requirements.filter(
      (glob) =>
        !all.some((one) => checksOf(one).some((check) => check.requirements.some((id) => globMatches(glob, id)))),
    ),
  ];
  const taken = all.filter((one) => takes(selection, one));
  const isSlow = (one: Case): boolean => !selection.slow && one.tags.includes('slow');
  return { cases: taken.filter((one) => !isSlow(one)), unknown, slow: taken.filter(isSlow) };
}
