import type { ImapParsed } from '../imap/response.ts';
import type { Pop3Parsed } from '../pop3/reply.ts';
import type { AccountMirror } from './account.ts';
import type { Judge } from './judge.ts';

/** What the mirror of a session starts from. */
export interface MirrorOptions {
  readonly name: string;
  readonly account: AccountMirror;
  readonly judge: Judge;
  /** As in `WatchOptions`. */
  readonly lawful: boolean;
}

/** Who ended a connection. `unclear`: we had ended our side before, or the connection broke. */
export type Ending = 'us' | 'server' | 'unclear';

/** What is told of one session, in the order in which the harness sent and received it. */
export interface SessionWatch {
  /** Octets went out, in one write. Under TLS: what is inside. */
  sent(bytes: Buffer): void;
  imap(response: ImapParsed): void;
  pop3(reply: Pop3Parsed): void;
  /** The connection is protected from here on (STARTTLS, STLS). */
  secured(): void;
  /** Nothing more comes. */
  ended(by: Ending): void;
}
