import type { Message } from '../view.ts';

/** Flags of a message that a FETCH response has told. */
export interface ToldFlags {
  readonly number: number;
  readonly uid: number | undefined;
  readonly flags: readonly string[];
}

/** Size of a message as told, and octets of its BODY[]. */
export interface Sizes {
  readonly size: number | undefined;
  readonly octets: number | undefined;
}

/** What rules of one session keep from one response to the next. */
export class Notes {
  saidBye = false;
  /** The client has asked for mod-sequences, or for VANISHED: whatever came of it. */
  readonly asked = new Set<'CONDSTORE' | 'QRESYNC'>();
  /** Flags told since the last tagged response. */
  told: ToldFlags[] = [];
  readonly sizes = new WeakMap<Message, Sizes>();
}
