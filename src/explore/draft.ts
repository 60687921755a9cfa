/** A piece of a command: text, or the octets of a fixture as a literal. */
export type Piece = string | { readonly fixture: string };

/** What a command does when it succeeds, as far as the numbers and mailboxes of later commands depend on it. */
export type Effect =
  | { readonly kind: 'nothing' }
  /** `\Deleted` is set on, or taken from, these messages. */
  | { readonly kind: 'deleted'; readonly numbers: readonly number[]; readonly on: boolean }
  | { readonly kind: 'expunge'; readonly only?: readonly number[] }
  | { readonly kind: 'copy' | 'move'; readonly numbers: readonly number[]; readonly to: string }
  | { readonly kind: 'append'; readonly to: string }
  | { readonly kind: 'select'; readonly mailbox: string; readonly readOnly: boolean }
  | { readonly kind: 'close'; readonly expunges: boolean }
  | { readonly kind: 'create' | 'delete'; readonly mailbox: string }
  | { readonly kind: 'rename'; readonly mailbox: string; readonly to: string }
  | { readonly kind: 'dele'; readonly number: number }
  | { readonly kind: 'rset' };

/** One command, ready to be sent, and what it is expected to do. */
export interface Draft {
  readonly pieces: readonly Piece[];
  readonly effect: Effect;
  /** `no expunge`: while it runs the server may not announce removals (RFC 9051 section 7.5.1). */
  readonly brings: 'news' | 'no expunge';
  /** It names messages by number: it may not be pipelined behind what can bring removals (RFC 9051 section 5.5). */
  readonly byNumber: boolean;
}

/** A command in the language of cases. */
export function lineOf({ pieces }: Pick<Draft, 'pieces'>): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : `{=${piece.fixture}}`)).join('');
}

/** A command that changes nothing which later ones depend on. */
export function reads(text: string): Draft {
  return { pieces: [text], effect: { kind: 'nothing' }, brings: 'news', byNumber: false };
}

/** The same for FETCH, STORE and SEARCH by number. */
export function readsNumbers(text: string): Draft {
  return { pieces: [text], effect: { kind: 'nothing' }, brings: 'no expunge', byNumber: true };
}

/** A command that changes something and names no message by its number. */
export function changes(effect: Effect, ...pieces: readonly Piece[]): Draft {
  return { pieces, effect, brings: 'news', byNumber: false };
}
