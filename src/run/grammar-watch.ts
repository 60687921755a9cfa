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

/** Octets of a response that a breach keeps. */
const EXCERPT = 300;

/** Watches the grammar of everything that comes in, in every case: one finding a rule, however often it is broken. */
export class GrammarWatch {
  readonly breaches: Breach[] = [];
  readonly seen = { imap: 0, pop3: 0 };

  look(protocol: 'imap' | 'pop3', { bytes, faults }: Omit<Parsed, 'tree'>, where: Pick<Breach, 'case' | 'step'>): void {
    this.seen[protocol] += 1;
    const fault = faults[0];
    if (!fault) return;
    const response = escapeOctets(bytes.subarray(0, EXCERPT));
    this.breaches.push({ protocol, ...where, fault, response });
  }
}
