import type { BaselineEntry, BaselineFinding } from './baseline.ts';
import type { SourcePlace } from './source.ts';
import type { ExitCode, FailKind, Level, Standing, TlsMode, Verdict } from './verdict.ts';

export type { BaselineEntry, BaselineFinding } from './baseline.ts';
export type { SourcePlace } from './source.ts';

/** One difference between what was wanted and what came. */
export interface Mismatch {
  readonly kind: FailKind;
  /** Where in the response, e.g. `FETCH 2 / FLAGS`, `status`, `body octet 117`. */
  readonly path: string;
  readonly wanted: string;
  readonly got: string;
}

/** One line of the exchange around a finding, octets escaped (`\r\n` and other control octets visible). */
export interface ExchangeLine {
  readonly session: string;
  /** Milliseconds since the case began. */
  readonly atMs: number;
  readonly direction: 'sent' | 'received' | 'event';
  readonly text: string;
}

/** What one check found in one run. */
export interface CheckResult {
  readonly id: string;
  readonly case: string;
  readonly suite: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Set when the verdict is `fail` or `warn`. */
  readonly kind?: FailKind;
  readonly standing: Standing;
  /** The baseline entry in force for this check, whatever the standing came to be. */
  readonly known?: BaselineEntry;
  /** The first requirement cited; the level is that requirement's. */
  readonly requirement: string;
  readonly requirements: readonly string[];
  readonly level: Level;
  /** One sentence: what happened. Empty for `pass`. */
  readonly message: string;
  readonly source: SourcePlace;
  /** The source lines of the step that decided, as written. */
  readonly step?: string;
  readonly durationMs: number;
  /** Path of the transcript, relative to the bundle. */
  readonly transcript?: string;
  readonly mismatches: readonly Mismatch[];
  readonly exchange: readonly ExchangeLine[];
  /** The branch of a `one of` that the server took, as `step line: branch name`, in order. */
  readonly branches: readonly string[];
  /** An ambient rule: how often it was kept and broken. Absent: nothing could break it. */
  readonly occurrences?: { readonly held: number; readonly broken: number };
  /** What a mail user relies on that this check is evidence for: an id of promises.yaml. */
  readonly promise?: string;
  /** Beside `promise`: what each device of the case speaks, in the order of the case. */
  readonly devices?: readonly ('imap' | 'pop3')[];
}

/** Capabilities as the target announced them, before and after login. Absent where it does not speak the protocol. */
export interface CapabilityFacts {
  readonly imap?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** `capa` tells whether CAPA was answered; if not, the lists hold what was found by trying TOP, UIDL and APOP. */
  readonly pop3?: { readonly before: readonly string[]; readonly after: readonly string[]; readonly capa: boolean };
}

export interface TargetFacts {
  readonly name: string;
  readonly version: string;
  readonly image?: string;
  /** Bugs that the embedded server was told to have, and the choices made of it. Absent: none. */
  readonly faults?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  /** How it was reached: `container`, `process`, `remote`, `embedded`. */
  readonly kind: string;
  readonly capabilities: CapabilityFacts;
}

export interface RunFacts {
  readonly id: string;
  readonly mailspec: string;
  readonly node: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly jobs: number;
  readonly seed?: number;
  /** `i/n` of `--shard`. */
  readonly shard?: string;
  /** Commands sent to the target by cases, set-up included, and the wall time of the cases. */
  readonly commands: number;
  readonly casesMs: number;
  /** Time that cases waited because they say so (pushes, silence, polls, the operator), summed over cases run at once. */
  readonly waitedMs?: number;
  /** Time that the state rules took, summed over all sessions. */
  readonly rulesMs?: number;
  /** False for a run that was interrupted or stopped early: such a run is never green. */
  readonly complete: boolean;
  /** Why a run is not complete. Absent on an incomplete one: it broke off, and counts as interrupted. */
  readonly stopped?: 'interrupted' | 'fail-fast';
  /** TLS mode of cases that did not insist on one. */
  readonly tls?: TlsMode;
  /** `--min-decided`, so that a merge asks the same. */
  readonly minDecided?: number;
  /** Selection as given, for the record; empty means everything. */
  readonly selection: readonly string[];
}

export interface Gate {
  readonly exitCode: ExitCode;
  /** One sentence each; empty when the exit code is 0. */
  readonly reasons: readonly string[];
}

/** What a run produced: the one model that every report is written from. */
export interface RunResult {
  readonly schema: 1;
  readonly run: RunFacts;
  readonly target: TargetFacts;
  readonly checks: readonly CheckResult[];
  readonly baseline: readonly BaselineFinding[];
  /** The baseline as it was loaded, so that it can be applied again to merged shards. Absent: there was none. */
  readonly entries?: readonly BaselineEntry[];
  readonly gate: Gate;
}

/** Events of a run, one JSON object a line in `events.ndjson`. A stream without `end` is of a run cut off. */
export type RunEvent =
  | {
      readonly event: 'start';
      readonly run: Pick<RunFacts, 'id' | 'startedAt' | 'mailspec' | 'node'>;
      readonly target: TargetFacts;
      readonly checks: number;
    }
  | { readonly event: 'check'; readonly check: CheckResult }
  | { readonly event: 'end'; readonly complete: boolean; readonly checks: number; readonly gate: Gate };
