import type { Data } from '../../imap/value.ts';

/** A command of the client, as its octets say. */
export interface ImapCommand {
  readonly tag: string;
  /** In upper case, `UID` and `AUTHENTICATE`'s like included: `FETCH`, `UID FETCH`, `SELECT`. */
  readonly name: string;
  /** What stands behind the name, literals as strings. Empty until the command is complete. */
  readonly args: readonly Data[];
  /** Moment (`AccountMirror.tick`) at which its first octets were sent. */
  readonly sentAt: number;
  /** Moment at which its last octet was sent: only from then on it is in progress (RFC 9051 section 7.5.1). */
  readonly completeAt: number | undefined;
  /** Another command of the session was in flight at some time while this one was: data may be of the one or the other. */
  readonly overlapped: boolean;
}
