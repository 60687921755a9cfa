import type { Data, ResponseData } from '../imap/data.ts';
import type { Mismatch } from '../result/result.ts';
import type { GrammarFault } from '../wire/tree.ts';
import type { Expectation, Pattern, Where } from './pattern.ts';

/** What a name stands for: a value that a response gave, or a text that the case gave (a row, `{user}`). */
export type Binding =
  { readonly kind: 'data'; readonly value: Data } | { readonly kind: 'text'; readonly text: string };

/** Captures and row values, by name. */
export type Bindings = ReadonlyMap<string, Binding>;

/** The part of a parsed IMAP response that matching looks at. */
export interface ImapSeen {
  readonly bytes: Buffer;
  readonly faults: readonly GrammarFault[];
  readonly data: ResponseData;
}

/** The part of a parsed POP3 reply that matching looks at. */
export interface Pop3Seen {
  readonly bytes: Buffer;
  readonly faults: readonly GrammarFault[];
  readonly status: '+OK' | '-ERR' | undefined;
  /** In upper case, without the brackets. */
  readonly code?: string | undefined;
  /** What follows the status word, with or without the response code; one character an octet. */
  readonly text: string;
  /** Lines of a multi-line reply, unstuffed, without CRLF. */
  readonly lines?: readonly Buffer[] | undefined;
  /** The same lines, each with its CRLF. */
  readonly content?: Buffer | undefined;
}

/** One thing that came in a step, in the order of arrival. */
export type Seen =
  | { readonly kind: 'imap'; readonly imap: ImapSeen }
  | { readonly kind: 'pop3'; readonly pop3: Pop3Seen }
  | { readonly kind: 'event'; readonly event: 'closed' };

/** The statuses allowed for one command. No alternatives: any status will do, but one must come. */
export interface StatusWanted {
  readonly text: string;
  readonly alternatives: readonly Pattern[];
}

/** What a step asks of what comes back. Every step and branch of the script model has this shape. */
export interface StepExpectations {
  /** One for each command, in the order sent. */
  readonly status: readonly StatusWanted[];
  readonly expect: readonly Expectation[];
  /** `expect` came in the order written. */
  readonly inOrder: boolean;
  /** Nothing of the same kind beside what `expect` and `optional` list. */
  readonly exactly: boolean;
  readonly optional: readonly Expectation[];
  readonly never: readonly Expectation[];
  readonly body?: { readonly fixture: string; readonly part?: string };
  readonly where: readonly Where[];
  /** Patterns that must hold for `{n}` bound to each number; names they bind first are local to each number. */
  readonly each?: { readonly set: readonly number[]; readonly expect: readonly Expectation[] };
}

/** Octets or value of a fixture's part. The names were checked when the suite was loaded. */
export type FixtureSource = (name: string, part?: string) => Buffer | Data;

/** Everything that the judgement of one step rests on. */
export interface MatchInput {
  readonly expectations: StepExpectations;
  readonly responses: readonly Seen[];
  readonly bindings: Bindings;
  readonly fixture: FixtureSource;
  /** IMAP: the tags of the step's commands, in the order sent. Absent: tagged replies count as they came. */
  readonly tags?: readonly string[];
  /** Why nothing more came, where the exchange did not complete. */
  readonly ended?: 'timeout' | 'disconnect';
  /** The messages came by delivery from outside, which may put trace fields above them. */
  readonly traceFieldsOnTop?: boolean;
}

/** The judgement of one step. */
export interface MatchOutcome {
  /** Every difference; those of the closest responses first. Empty: the step holds. */
  readonly mismatches: readonly Mismatch[];
  /** The bindings given and those that this step added. */
  readonly bindings: Bindings;
  /** For each of `expect`: index of the response that met it (the first one, if several together did). */
  readonly matched: readonly (number | undefined)[];
}
