import { exitCodes } from '../result/verdict.ts';
import { counted, listed } from '../result/words.ts';
import { amissIn, excused, unwatched } from './excused.ts';
import { isFinding, isWhole, type SelftestResult } from './result.ts';

type Judged = Pick<SelftestResult, 'extent' | 'faults' | 'checks' | 'healthy' | 'settings'>;

function reason(names: readonly string[], what: string, rest: string): readonly string[] {
  return names.length === 0 ? [] : [`${counted(names.length, what)} ${rest}: ${listed(names)}`];
}

/** Entries of the lists of excuses that are out of date. */
function staleExcuses({ extent, checks, faults, ...played }: Judged): readonly string[] {
  const states = new Map(checks.map((check) => [check.id, check.state]));
  const stale: readonly string[] = Object.keys(excused).filter((id) => {
    const state = states.get(id);
    return state === undefined ? isWhole(extent) : state === 'killed';
  });
  return extent === 'full' ? [...stale, ...watchedByNow(faults), ...stalePermissions(played)] : stale;
}

function watchedByNow(faults: Judged['faults']): readonly string[] {
  return faults.filter(({ id, watched }) => watched && unwatched[id] !== undefined).map(({ id }) => id);
}

/** What may be amiss in a world that was played, and was not. */
function stalePermissions({ healthy, settings }: Pick<Judged, 'healthy' | 'settings'>): readonly string[] {
  const amiss = new Set(healthy.map(({ world, check = '' }) => `${check} (${world})`));
  return settings.flatMap(({ world }) =>
    amissIn(world)
      .map((id) => `${id} (${world})`)
      .filter((entry) => !amiss.has(entry)),
  );
}

/** Whether the suites have proved themselves, and if not, why. Of some faults only the faults are judged, of some cases only their checks. */
export function decideSelftest(judged: Judged): SelftestResult['gate'] {
  const { extent, faults, checks, healthy } = judged;
  const survivors = faults.filter(({ killers }) => killers.length === 0);
  const overlooked = faults.filter(
    ({ id, lasting, watched, killers }) => lasting && !watched && killers.length > 0 && unwatched[id] === undefined,
  );
  const unkilled = checks.filter(({ level, state }) => level === 'must' && state === 'unkilled');
  const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);
  const findings = healthy.filter(isFinding);
  const amiss = [...new Set(findings.map((one) => one.check ?? one.case))];
  const reasons = [
    ...reason(amiss, 'check', 'amiss without any fault'),
    ...(extent === 'faults' || isWhole(extent) ? reason(ids(survivors), 'fault', 'not found by any check') : []),
    ...(isWhole(extent) ? reason(ids(overlooked), 'lasting fault', 'caught by no rule and no promise') : []),
    ...(extent === 'cases' || isWhole(extent)
      ? reason(ids(unkilled), 'MUST check', 'not turned red by any fault')
      : []),
    ...reason(staleExcuses(judged), 'excuse', 'out of date'),
  ];
  return { exitCode: reasons.length > 0 ? exitCodes.unexpected : exitCodes.expected, reasons };
}
