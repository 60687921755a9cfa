import type { Data, HoleData, ResponseData } from '../imap/data.ts';

/** Types that a hole may ask for: `{name:type}`. */
export const holeTypes = [
  'any',
  'number',
  'nz-number',
  'string',
  'nil',
  'nil-or-empty',
  'atom',
  'flag',
  'list',
  'set',
  'date-time',
  'base64',
  'unique-id',
  'text',
] as const;
export type HoleType = (typeof holeTypes)[number];

/** A compiled pattern of one response, reply line or event. */
export type Pattern =
  /** An IMAP response. `data` may hold holes, ellipses and exact lists. */
  | {
      readonly protocol: 'imap';
      readonly text: string;
      readonly response: ResponseData;
      /** `+ {challenge:base64}`, `BYE {why}`: the text meant for people (or SASL), captured whole. */
      readonly textHole?: HoleData;
    }
  /** A POP3 status line (`+OK 1 {size}`): the words given must lead it, others may follow. */
  | {
      readonly protocol: 'pop3';
      readonly text: string;
      readonly status: '+OK' | '-ERR';
      readonly code?: string;
      readonly words: readonly Data[];
    }
  /** A line of a POP3 multi-line reply: the words must be all, unless an ellipsis ends them. */
  | { readonly protocol: 'pop3-line'; readonly text: string; readonly words: readonly Data[] }
  /** `+`: an IMAP continuation request, in `until`. Same as an imap pattern of kind continuation. */
  /** `(closed)`: the server ended the connection. */
  | { readonly protocol: 'event'; readonly text: string; readonly event: 'closed' };

/** A pattern where it stands in a step. */
export interface Expectation {
  readonly pattern: Pattern;
  /** 1-based line and column in the suite file. */
  readonly line: number;
  readonly column: number;
}

/** `octets = {size}`, `{uid} >= {next}`, `{b} = {a} + 1`. */
export interface Where {
  readonly text: string;
  readonly left: Term;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in';
  readonly right: Term;
}

/** `octets` and `lines` speak of the POP3 multi-line reply of the step; `count` of the responses that `expect` matched. */
export type Term =
  | { readonly kind: 'capture'; readonly name: string }
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'measure'; readonly of: 'octets' | 'lines' | 'count' }
  | { readonly kind: 'size'; readonly of: Term }
  | { readonly kind: 'sum'; readonly left: Term; readonly operator: '+' | '-'; readonly right: Term };
