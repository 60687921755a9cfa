import type { Session } from '../driver/session.ts';
import type { Hierarchy } from '../imap/mailbox-name.ts';
import type { ActReport, AppAct } from './act.ts';

/** What an app is given of the world. */
export interface AppOptions {
  /** A session that is logged in. Throws a DriverError. */
  readonly connect: () => Promise<Session>;
  readonly replyMs: number;
  readonly pushMs: number;
  readonly signal: AbortSignal;
  /** Name of the fixture with this header, the empty line behind it included. */
  readonly identify: (header: Buffer) => string | undefined;
  /** Octets of a fixture, for `save`. */
  readonly fixture: (name: string) => Buffer;
  /** How the server writes names: what stands before those of the user, and between levels. */
  readonly hierarchy: Hierarchy;
  /** Default: online. */
  readonly startOffline?: boolean;
}

/** How an IMAP app finds out what has changed (RFC 4549 sections 4.3 and 6.1, RFC 7162 section 3.2.5). */
export type SyncMethod = 'plain' | 'condstore' | 'qresync';

export interface ImapAppOptions extends AppOptions {
  readonly method: SyncMethod;
}

/** A message as the app shows it. */
export interface ShownMessage {
  /** Its fixture. */
  readonly name: string | undefined;
  readonly unread: boolean;
  readonly flagged: boolean;
  /** IMAP: marked for removal, and not removed yet. */
  readonly deleted: boolean;
  /** What can be opened without the server. */
  readonly body: Buffer | undefined;
  /** Absent for one that the server has not confirmed. */
  readonly uid?: number;
  readonly uidl?: string;
}

export interface AppView {
  /** By the user's names: `INBOX`, `Work`, `Work/Old`. */
  readonly folders: ReadonlyMap<string, readonly ShownMessage[]>;
}

/**
 * A mail app with a store of its own. Nothing that it sends changes the server unless the word that it was told says so.
 * Disposing closes its connection.
 */
export interface MailApp extends AsyncDisposable {
  readonly protocol: 'imap' | 'pop3';
  readonly online: boolean;
  /** Does one word. Throws a DeviceError; a DriverError of code `aborted` when the signal ended it. One word at a time. */
  perform(act: AppAct): Promise<ActReport>;
  /** What the app has locally. */
  view(): AppView;
}
