import type { TlsMode } from '../result/verdict.ts';
import type { Shard } from './shard.ts';

/** How a run is to go. Times are milliseconds. */
export interface RunOptions {
  /** Cases at once, at most; the target's accounts and connection limit may lower it. */
  readonly jobs: number;
  /** TLS mode of cases that do not insist on one. */
  readonly tls: TlsMode;
  /** Every deadline is multiplied by this. */
  readonly timeoutScale: number;
  /** Stop at the first unexpected failure. */
  readonly failFast: boolean;
  /** Order of the cases; absent: as in the files. */
  readonly seed?: number;
  readonly shard?: Shard;
  /** Run only what changes nothing on the server. */
  readonly readOnly: boolean;
  /** Accounts of a remote target may be emptied. */
  readonly disposable: boolean;
  /** At least so many MUST checks have to be decided. */
  readonly minDecided?: number;
  readonly signal: AbortSignal;
}
