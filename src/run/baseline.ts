import type { BaselineEntry, BaselineFinding, CheckResult } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import type { Standing, TlsMode } from '../result/verdict.ts';
import { globMatches } from './select.ts';

/** What `when`, `expires` and completeness are judged by. */
export interface BaselineFacts {
  readonly version: string;
  readonly tls: TlsMode;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** True for a selection, a shard or a run that stopped early: what is missing there proves nothing. */
  readonly partial: boolean;
}

/** Checks with their standing, and the entries that disagree with the run. */
export interface Applied {
  readonly checks: readonly CheckResult[];
  readonly findings: readonly BaselineFinding[];
}

/** An entry with the checks that it speaks of, split by whether they failed as it says. */
interface Held {
  readonly entry: BaselineEntry;
  readonly matches: readonly CheckResult[];
  /** Those that taught something about the entry. */
  readonly judged: readonly CheckResult[];
  readonly hits: readonly CheckResult[];
}

/** What one entry came to: the standing of the checks it governs, and what is wrong with it. */
interface Ruling {
  readonly governs: readonly CheckResult[];
  readonly standing: Standing;
  readonly finding?: BaselineFinding;
}

/** True when an entry covers checks by a pattern instead of naming one. */
export function isGlob({ check }: Pick<BaselineEntry, 'check'>): boolean {
  return check.includes('*');
}

function inForce({ when }: BaselineEntry, facts: BaselineFacts): boolean {
  if (when?.version !== undefined && !globMatches(when.version, facts.version)) return false;
  return when?.tls === undefined || when.tls === facts.tls;
}

/** The entry that speaks of a check: one that names it before one that covers it, the first of several. */
function entryFor(check: CheckResult, entries: readonly BaselineEntry[]): BaselineEntry | undefined {
  const named = entries.find((entry) => entry.check === check.id);
  return named ?? entries.find((entry) => isGlob(entry) && globMatches(entry.check, check.id));
}

function failsAsListed(check: CheckResult, entry: BaselineEntry): boolean {
  return check.verdict === entry.verdict && (entry.message === undefined || check.message.includes(entry.message));
}

/**
 * A check that was left out, could not be set up or hit a bug of ours says nothing about what is known of it; nor does a
 * rule that was not broken in some of the cases.
 */
function teaches(check: CheckResult, entry: BaselineEntry, { partial }: BaselineFacts): boolean {
  if (check.verdict === entry.verdict) return true;
  if (partial && isRule(check)) return false;
  return check.verdict !== 'excluded' && check.verdict !== 'blocked' && check.verdict !== 'error';
}

function hold(entry: BaselineEntry, matches: readonly CheckResult[], facts: BaselineFacts): Held {
  const judged = matches.filter((check) => teaches(check, entry, facts));
  return { entry, matches, judged, hits: judged.filter((check) => failsAsListed(check, entry)) };
}

function finding(entry: BaselineEntry, standing: BaselineFinding['standing'], message: string): BaselineFinding {
  return { entry: entry.check, source: entry.source, standing, message };
}

/** Why a check that does not pass is not the failure that was listed. */
function difference(check: CheckResult, entry: BaselineEntry): string {
  if (check.verdict !== entry.verdict)
    return `${check.id} is ${check.verdict} now, the baseline expects ${entry.verdict}`;
  return `${check.id} fails otherwise: "${check.message}" does not contain "${entry.message ?? ''}"`;
}

function ruleNamed({ entry, judged: [check], hits }: Held): Ruling {
  if (!check) return { governs: [], standing: 'expected' };
  if (hits.length > 0) return { governs: [check], standing: 'known' };
  if (check.verdict === 'pass') {
    if (entry.flaky === true) return { governs: [], standing: 'expected' };
    const message = `${check.id} passes now: delete its entry`;
    return { governs: [check], standing: 'stale', finding: finding(entry, 'stale', message) };
  }
  return { governs: [check], standing: 'changed', finding: finding(entry, 'changed', difference(check, entry)) };
}

function ruleGlob({ entry, judged, hits }: Held, facts: BaselineFacts): Ruling {
  const max = entry.max ?? 0;
  if (hits.length > max) {
    const message = `${hits.length} checks under ${entry.check} have the verdict ${entry.verdict}, the baseline allows ${max}`;
    return { governs: hits, standing: 'unexpected', finding: finding(entry, 'exceeded', message) };
  }
  if (hits.length > 0 || judged.length === 0 || facts.partial || entry.flaky === true)
    return { governs: hits, standing: 'known' };
  const message = `no check under ${entry.check} has the verdict ${entry.verdict} as listed: delete the entry`;
  return { governs: [], standing: 'expected', finding: finding(entry, 'stale', message) };
}

function rule(held: Held, facts: BaselineFacts): Ruling {
  const { entry, matches, judged, hits } = held;
  if (matches.length === 0) {
    if (facts.partial) return { governs: [], standing: 'expected' };
    const message = `no check is called ${entry.check}`;
    return { governs: [], standing: 'expected', finding: finding(entry, 'unmatched', message) };
  }
  if (entry.expires === undefined || entry.expires >= facts.today || judged.length === 0)
    return isGlob(entry) ? ruleGlob(held, facts) : ruleNamed(held);
  const state = hits.length > 0 ? `still ${entry.verdict}` : `${entry.verdict} no longer`;
  const message = `${entry.check} expired on ${entry.expires}: ${state}`;
  return { governs: hits, standing: 'expired', finding: finding(entry, 'expired', message) };
}

/** Without an entry: what a correct server cannot do, and what hides what it does, is unexpected. */
function ownStanding({ verdict }: CheckResult): Standing {
  return verdict === 'fail' || verdict === 'blocked' || verdict === 'error' ? 'unexpected' : 'expected';
}

function withStanding(check: CheckResult, standing: Standing, known?: BaselineEntry): CheckResult {
  const copy: { -readonly [Key in keyof CheckResult]: CheckResult[Key] } = { ...check, standing };
  delete copy.known;
  return known ? { ...copy, known } : copy;
}

/**
 * Judges checks against the known failures of their target (design section 7). Verdicts stay as they are; the standing
 * of each check is set anew, whatever it was, so that merged shards can be judged again.
 */
export function applyBaseline(
  checks: readonly CheckResult[],
  entries: readonly BaselineEntry[],
  facts: BaselineFacts,
): Applied {
  const active = entries.filter((entry) => inForce(entry, facts));
  const owners = new Map(checks.map((check) => [check, entryFor(check, active)]));
  const rulings = active.map((entry) => {
    const held = hold(
      entry,
      checks.filter((check) => owners.get(check) === entry),
      facts,
    );
    return { entry, ...rule(held, facts) };
  });
  const ruled = new Map(rulings.flatMap((ruling) => ruling.governs.map((check) => [check, ruling])));
  return {
    checks: checks.map((check) => {
      const ruling = ruled.get(check);
      return ruling ? withStanding(check, ruling.standing, ruling.entry) : withStanding(check, ownStanding(check));
    }),
    findings: rulings.flatMap((ruling) => ruling.finding ?? []),
  };
}
