import type { GrammarFault } from './tree.ts';

/** One response or reply, cut from a stream: the unit that is given to a parser. */
export interface Frame {
  readonly bytes: Buffer;
  /** Octet of the session's stream at which it starts. */
  readonly offset: number;
  /** Why it could not be cut as the protocol wants: a limit passed, or the stream's end within it. */
  readonly fault?: GrammarFault;
}
