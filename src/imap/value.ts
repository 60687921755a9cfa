import type { GrammarFault } from '../wire/tree.ts';

/**
 * IMAP data as values: what a response says, free of how it was spelled. Quoted strings and literals of the same
 * octets are equal as `string`s. Offsets are octets from the start of the response. Patterns are read into the same
 * shape, with holes (`{name}`) beside it.
 */
export type Data = NilData | NumberData | AtomData | StringData | ListData | ItemData | HoleData | EllipsisData;

interface Spanned {
  readonly start: number;
  readonly end: number;
}

/** `NIL`, in any case of letters. Where a rule wants an astring or a mailbox the word is an ordinary name. */
interface NilData extends Spanned {
  readonly kind: 'nil';
  readonly text: string;
}

/** An unquoted run of digits. `value` is exact up to 2^64. */
interface NumberData extends Spanned {
  readonly kind: 'number';
  readonly value: bigint;
  readonly text: string;
}

/** Any other unquoted run: atoms, flags (with the backslash), sequence sets, `*`. */
interface AtomData extends Spanned {
  readonly kind: 'atom';
  readonly text: string;
}

/** A quoted string or a literal, as the octets it stands for. */
export interface StringData extends Spanned {
  readonly kind: 'string';
  readonly octets: Buffer;
  readonly form: 'quoted' | 'literal' | 'literal8';
}

/** A parenthesised list. `exact` is set by `!` behind it, in patterns only. */
export interface ListData extends Spanned {
  readonly kind: 'list';
  readonly items: readonly Data[];
  readonly exact?: true;
}

/** A FETCH item with a section: `BODY[HEADER.FIELDS (DATE)]<0>`, `BINARY.SIZE[1]`. `name` is in upper case. */
export interface ItemData extends Spanned {
  readonly kind: 'item';
  readonly name: string;
  /** What stands in the brackets, as values; empty for `BODY[]`. */
  readonly section: readonly Data[];
  readonly origin?: number;
}

/** In patterns only: `{name}`, `{name:type}`, `{:type}`, `{=fixture}`, `{=fixture:part}`. */
export interface HoleData extends Spanned {
  readonly kind: 'hole';
  readonly name?: string;
  readonly type?: string;
  readonly fixture?: { readonly name: string; readonly part?: string };
}

/** In patterns only: `...` inside a list, others may stand here. */
interface EllipsisData extends Spanned {
  readonly kind: 'ellipsis';
}

/** `[CODE arg arg]` of a status response. */
export interface ResponseCode extends Spanned {
  /** In upper case. */
  readonly name: string;
  readonly args: readonly Data[];
}

export type Status = 'OK' | 'NO' | 'BAD' | 'PREAUTH' | 'BYE';

/** One response, as a value. */
export type ResponseData =
  | { readonly kind: 'continuation'; readonly text: string }
  | {
      readonly kind: 'tagged';
      readonly tag: string;
      readonly status: Status;
      readonly code?: ResponseCode;
      readonly text: string;
    }
  | { readonly kind: 'status'; readonly status: Status; readonly code?: ResponseCode; readonly text: string }
  /** `* 12 FETCH (...)`, `* FLAGS (...)`, `* SEARCH 2 3`. `name` in upper case, `data` what follows it. */
  | {
      readonly kind: 'data';
      readonly name: string;
      readonly number?: bigint;
      /** In patterns only: the hole that stands where the number would, as in `{n} FETCH`. */
      readonly numberHole?: HoleData;
      readonly data: readonly Data[];
    }
  /** Not even the outer shape of a response. */
  | { readonly kind: 'unreadable' };

/** The result of reading a run of data, from a peer or from a pattern. */
export interface DataResult<T> {
  readonly value: T;
  readonly faults: readonly GrammarFault[];
}
