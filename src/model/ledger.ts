import type { SourcePlace } from '../result/source.ts';
import type { RuleId } from './rules/all.ts';

/** Where something was seen. */
export interface Place {
  readonly case: string;
  readonly step: SourcePlace;
}

/** How a rule was broken. */
export interface Breach {
  /** Name of the session that showed it. */
  readonly session: string;
  /** What it is about, e.g. `INBOX / UID 4 / INTERNALDATE`. */
  readonly path: string;
  readonly wanted: string;
  readonly got: string;
}

export interface Occurrence extends Breach, Place {}

/** What is known of one rule. */
export interface Standing {
  /** Times that it could have been broken and was not. */
  readonly held: number;
  readonly broken: number;
  /** Cases in which it was broken. */
  readonly cases: ReadonlySet<string>;
  /** The first few breaches. */
  readonly occurrences: readonly Occurrence[];
}

/** Breaches of one rule that are kept whole: a hundred tell what a million would. */
const KEPT = 100;

class Entry implements Standing {
  held = 0;
  broken = 0;
  readonly cases = new Set<string>();
  readonly occurrences: Occurrence[] = [];
}

/** What all sessions of a run have shown of the rules. */
export class Ledger {
  readonly #entries = new Map<RuleId, Entry>();

  /** A rule could have been broken and was not. */
  held(rule: RuleId): void {
    this.#entry(rule).held += 1;
  }

  broken(rule: RuleId, occurrence: Occurrence): void {
    const entry = this.#entry(rule);
    entry.broken += 1;
    entry.cases.add(occurrence.case);
    if (entry.occurrences.length < KEPT) entry.occurrences.push(occurrence);
  }

  /** Undefined: nothing in the run could have broken the rule. */
  standing(rule: RuleId): Standing | undefined {
    return this.#entries.get(rule);
  }

  #entry(rule: RuleId): Entry {
    const known = this.#entries.get(rule);
    if (known) return known;
    const entry = new Entry();
    this.#entries.set(rule, entry);
    return entry;
  }
}
