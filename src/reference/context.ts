import type { Behaviour } from './behaviour.ts';
import type { Store } from './store/store.ts';

/** What every session of a server shares. */
export interface ServerContext {
  readonly store: Store;
  readonly behaviour: Behaviour;
  /** A line for the log; secrets never get there. */
  readonly log: (line: string) => void;
  /** Host name for message-ids, APOP timestamps and SASL challenges. */
  readonly host: string;
  /** Aborted when the server is told to stop: an IMAP session says BYE and ends, a POP3 session ends without UPDATE. */
  readonly stopping: AbortSignal;
}
