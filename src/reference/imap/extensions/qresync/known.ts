import type { SequenceSet } from '../../scanner.ts';

export type Ranges = Exclude<SequenceSet, 'saved'>;

/** What the client knows of the mailbox (RFC 7162 section 3.2.5). */
export interface Known {
  readonly uidValidity: number;
  readonly modseq: number;
  readonly uids: Ranges | undefined;
  readonly match: { readonly numbers: Ranges; readonly uids: Ranges } | undefined;
}
