import type { StaticItem, StaticValue } from './static-value.ts';

/** Where a static value is known from: a look at the message, or the APPEND that made it. */
export interface StaticFact {
  readonly value: StaticValue;
  readonly octets: number | undefined;
  readonly from: 'message' | 'append';
}

/** How flags are known: told, made by STORE or FETCH, or those that the message was made with. */
export type FlagsOrigin = 'told' | 'changed' | 'append' | 'copy';

/** Flags that a message had at a time. */
export interface FlagsFact {
  /** In lower case, without `\recent`. */
  readonly flags: ReadonlySet<string>;
  /** The fact holds as long as `MailboxMirrors.unexplained` has this value. */
  readonly holds: number;
  /** Moment at which it was known. */
  readonly at: number;
  /** The session that was told or that made it so. */
  readonly by: object;
  /** How the message came to these flags. */
  readonly from: FlagsOrigin;
  /** Flags that STORE or FETCH set or took away since the message was made. */
  readonly touched: ReadonlySet<string>;
}

/**
 * Whether the message has the flag. Undefined: it was made with it, and a server need not keep such flags; it must not
 * add any (RFC 9051 section 6.3.12).
 */
export function hasFlag({ flags, from, touched }: FlagsFact, flag: string): boolean | undefined {
  if (!flags.has(flag)) return false;
  return from === 'told' || from === 'changed' || touched.has(flag) ? true : undefined;
}

/** A mod-sequence and the flags that were told in the same response. */
export interface ModseqFact {
  readonly modseq: bigint;
  readonly flags: ReadonlySet<string> | undefined;
  readonly at: number;
  readonly by: object;
}

/** What all sessions together know of one message: of one UID in one mailbox under one UIDVALIDITY. */
export class MessageFacts {
  #statics: Map<string, StaticFact> | undefined;
  /** The message that this one is a copy of. */
  original: MessageFacts | undefined;
  flags: FlagsFact | undefined;
  modseq: ModseqFact | undefined;
  /** The one before. */
  modseqBefore: ModseqFact | undefined;
  /** The message came or was changed when mod-sequences up to this were told: its own is above. */
  exceeds:
    | { readonly modseq: bigint; readonly at: number; readonly by: object; readonly why: 'message' | 'change' }
    | undefined;
  /** The session that may write and was the first to see the message as `\Recent`, and when. */
  recent: { readonly by: object; readonly at: number } | undefined;
  /** Number of the message in a quiet time, and which that was. */
  number: { readonly number: number; readonly epoch: number; readonly by: object } | undefined;

  static(key: string): StaticFact | undefined {
    return this.#statics?.get(key);
  }

  tell(key: string, item: Pick<StaticItem, 'value' | 'octets'>, from: StaticFact['from'] = 'message'): void {
    this.#statics ??= new Map();
    this.#statics.set(key, { value: item.value, octets: item.octets, from });
  }
}
