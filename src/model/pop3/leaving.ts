/** A QUIT in the TRANSACTION state. */
export interface Leaving {
  /** Moment at which it was sent. */
  readonly from: number;
  /** Moment from which on nothing is removed any more. Undefined: the answer never came, and it may happen at any time. */
  over: number | undefined;
  /** It was answered +OK: what was marked is gone. */
  accepted: boolean;
}
