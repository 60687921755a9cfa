import type { CheckResult } from '../result/result.ts';
import type { ExitCode } from '../result/verdict.ts';

/** What came of one command. */
export interface CommandFigures {
  readonly command: string;
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** How often it was answered how. */
  readonly replies: Readonly<Record<string, number>>;
}

/** Something that happened to sessions, and the first few of them in words. */
export interface Incident {
  readonly count: number;
  readonly examples: readonly string[];
}

/** Why a load ended. */
export type Ending =
  | { readonly by: 'time' | 'interrupt' }
  /** The server lets nobody in any more. */
  | { readonly by: 'server'; readonly why: string };

/** Memory in use, in octets, after everything that can be let go was. */
export interface MemoryFigures {
  readonly atStart: number;
  readonly atEnd: number;
  readonly most: number;
}

/** What a load has shown. */
export interface StressResult {
  readonly schema: 1;
  readonly target: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly sessions: { readonly imap: number; readonly pop3: number };
  readonly accounts: number;
  readonly askedMs: number;
  readonly durationMs: number;
  readonly commands: number;
  readonly commandsPerSecond: number;
  /** Processor time of this process, for each second: near 1, the harness and not the server set the pace. */
  readonly harnessLoad: number;
  readonly byCommand: readonly CommandFigures[];
  /** Pauses in which the views of all sessions were compared. */
  readonly rests: number;
  /** POP3 logins refused, as they are while another session holds the lock (RFC 1939 section 4). */
  readonly lockedOut: number;
  /** Commands that a client may send and the server called BAD. */
  readonly bad: Incident;
  /** Connections that the server ended with BYE, and those that it ended without a word in the middle of a command. */
  readonly byes: Incident;
  readonly disconnects: Incident;
  /** Replies that did not come before their deadline. */
  readonly timeouts: Incident;
  /** `tookMs`: what judging by the rules of state took of the time of this process. */
  readonly rules: { readonly kept: number; readonly neverExercised: number; readonly tookMs: number };
  /** Rules that were broken, one finding each. */
  readonly violations: readonly CheckResult[];
  readonly memory: MemoryFigures;
  readonly ended: Ending;
  readonly exitCode: ExitCode;
  /** Why the exit code is not 0, one sentence each. */
  readonly reasons: readonly string[];
}
