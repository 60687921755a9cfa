import type { SourcePlace } from './source.ts';
import type { TlsMode } from './verdict.ts';

/** Verdicts that a baseline may expect. The harness's own `error` is never a known failure of a server. */
export const knownVerdicts = ['fail', 'warn', 'inconclusive', 'blocked'] as const;
type KnownVerdict = (typeof knownVerdicts)[number];

/** One failure that a project already knows of (design section 7). */
export interface BaselineEntry {
  /** Check id, or a glob in which `*` stands for any run of characters. */
  readonly check: string;
  /** For a glob, required there: how many of the matching checks may fail so. */
  readonly max?: number;
  readonly verdict: KnownVerdict;
  /** Pin: the failure's message must contain this. */
  readonly message?: string;
  /** The entry holds only where all of this is so; elsewhere it is as if absent. */
  readonly when?: { readonly version?: string; readonly tls?: TlsMode };
  readonly reason: string;
  /** The statement of an RFC that the server breaks. */
  readonly requirement?: string;
  readonly issue?: string;
  readonly owner?: string;
  /** Dates are `YYYY-MM-DD`. The entry holds through the day it expires on. */
  readonly since: string;
  readonly expires?: string;
  /** The server loses a race on some runs only: that it passes is no news. */
  readonly flaky?: true;
  readonly source: SourcePlace;
}

/** How an entry of the baseline disagrees with the run. All but `exceeded` end a run with exit code 4. */
export const findingStandings = ['stale', 'changed', 'expired', 'unmatched', 'exceeded'] as const;

/** An entry of the baseline that moved the gate. */
export interface BaselineFinding {
  /** The check id or glob of the entry. */
  readonly entry: string;
  readonly source: SourcePlace;
  readonly standing: (typeof findingStandings)[number];
  readonly message: string;
}
