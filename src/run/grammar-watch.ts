import type { SourcePlace } from '../result/result.ts';
import { escapeOctets } from '../wire/escape.ts';
import type { GrammarFault, Parsed } from '../wire/tree.ts';

/** A response that breaks the grammar, and where it was met. */
export interface Breach {
  readonly protocol: 'imap' | 'pop3';
  readonly case: string;
  readonly step: SourcePlace;
  readonly fault: GrammarFault;
  /** The response, octets escaped, cut to a line or two. */
  readonly response: string;
}

/** How often one rule of a grammar was broken, in which cases, and how at first. */
export interface BrokenRule {
  readonly rule: string;
  readonly count: number;
  readonly cases: ReadonlySet<string>;
  readonly examples: readonly Breach[];
}

/** Octets of a response that a breach keeps. */
const EXCERPT = 300;

/** Breaches of one rule that are kept whole. */
const EXAMPLES = 5;

class Entry implements BrokenRule {
  readonly rule: string;
  count = 0;
  readonly cases = new Set<string>();
  readonly examples: Breach[] = [];

  constructor(rule: string) {
    this.rule = rule;
  }
}

/** Watches the grammar of everything that comes in, in every case: one finding a rule, however often it is broken. */
export class GrammarWatch {
  readonly seen = { imap: 0, pop3: 0 };
  readonly #broken = { imap: new Map<string, Entry>(), pop3: new Map<string, Entry>() };

  look(protocol: 'imap' | 'pop3', { bytes, faults }: Omit<Parsed, 'tree'>, where: Pick<Breach, 'case' | 'step'>): void {
    this.seen[protocol] += 1;
    const fault = faults[0];
    if (!fault) return;
    const response = escapeOctets(bytes.subarray(0, EXCERPT));
    this.note({ protocol, ...where, fault, response });
  }

  note(breach: Breach): void {
    const { rule } = breach.fault;
    const known = this.#broken[breach.protocol];
    const entry = known.get(rule) ?? new Entry(rule);
    known.set(rule, entry);
    entry.count += 1;
    entry.cases.add(breach.case);
    if (entry.examples.length < EXAMPLES) entry.examples.push(breach);
  }

  /** The rules of one grammar that were broken, in the order of their names. */
  broken(protocol: 'imap' | 'pop3'): readonly BrokenRule[] {
    return [...this.#broken[protocol].values()].sort((left, right) => (left.rule < right.rule ? -1 : 1));
  }
}
