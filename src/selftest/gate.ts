import { exitCodes } from '../result/verdict.ts';
import { counted, listed } from '../result/words.ts';
import { excused } from './excused.ts';
import type { SelftestResult } from './result.ts';

type Judged = Pick<SelftestResult, 'extent' | 'faults' | 'checks' | 'healthy'>;

function reason(names: readonly string[], what: string, rest: string): readonly string[] {
  return names.length === 0 ? [] : [`${counted(names.length, what)} ${rest}: ${listed(names)}`];
}

/** Whether only some faults or cases were asked for. */
function isPart(extent: SelftestResult['extent']): boolean {
  return extent !== 'full' && extent !== 'planned';
}

/** Entries of the list of excuses that are out of date. */
function staleExcuses({ extent, checks }: Judged): readonly string[] {
  const states = new Map(checks.map((check) => [check.id, check.state]));
  return Object.keys(excused).filter((id) => {
    const state = states.get(id);
    return state === undefined ? !isPart(extent) : state === 'killed';
  });
}

/** Whether the suites have proved themselves, and if not, why. Of some faults only the faults are judged, of some cases only their checks. */
export function decideSelftest(judged: Judged): SelftestResult['gate'] {
  const { extent, faults, checks, healthy } = judged;
  const survivors = faults.filter(({ killers }) => killers.length === 0);
  const unkilled = checks.filter(({ level, state }) => level === 'must' && state === 'unkilled');
  const ids = (findings: readonly { readonly id: string }[]): readonly string[] => findings.map(({ id }) => id);
  const amiss = [...new Set(healthy.map((one) => one.check ?? one.case))];
  const reasons = [
    ...reason(amiss, 'check', 'amiss without any fault'),
    ...(extent === 'faults' || !isPart(extent) ? reason(ids(survivors), 'fault', 'not found by any check') : []),
    ...(extent === 'cases' || !isPart(extent)
      ? reason(ids(unkilled), 'MUST check', 'not turned red by any fault')
      : []),
    ...reason(staleExcuses(judged), 'excuse', 'out of date'),
  ];
  return { exitCode: reasons.length > 0 ? exitCodes.unexpected : exitCodes.expected, reasons };
}
