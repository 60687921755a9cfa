import type { Level } from '../result/verdict.ts';

/** One statement of an RFC, in our own words. */
export interface Requirement {
  /** `rfc1939/7/uidl-persistent` */
  readonly id: string;
  readonly rfc: number;
  readonly section: string;
  readonly level: Level;
  readonly text: string;
  /** Whether a client can see it kept or broken. */
  readonly observable: boolean;
  /** Why it cannot be observed. */
  readonly why?: string;
}

/** One RFC, as far as its statements were written down. */
export interface RfcSource {
  readonly rfc: number;
  readonly title: string;
  /** Every statement that concerns a server is listed. */
  readonly complete: boolean;
  readonly file: string;
}
