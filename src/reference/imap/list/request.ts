import type { ListReturn, ListSelection } from '../contract.ts';

/** What LIST was asked, options by name. */
export interface ListRequest {
  readonly reference: string;
  /** Undefined: written in a way in which no name can be. */
  readonly patterns: readonly (string | undefined)[];
  readonly selections: ReadonlyMap<string, ListSelection>;
  readonly returns: ReadonlyMap<string, ListReturn>;
  /** Any of the three marks of the extended syntax was there (RFC 9051 section 6.3.9). */
  readonly extended: boolean;
}
