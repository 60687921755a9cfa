import type { ResponseCode } from '../../../imap/value.ts';
import type { ImapMirror, ViewMirror } from '../mirror.ts';
import type { MailboxMirror } from './mailbox-mirror.ts';
import type { NameMirror } from './name-mirror.ts';

/** Flags that FETCH told while a command was in flight. */
export interface ToldFlags {
  readonly uid: number;
  readonly flags: ReadonlySet<string>;
}

/** A name as LIST told it. */
export interface ListedName {
  readonly name: string;
  readonly selectable: boolean;
}

/** What COPYUID told of the command in flight. */
export interface CopiedMessages {
  readonly code: ResponseCode;
  readonly copies: readonly number[];
  /** Source and copy; none where the code made no sense. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** The selected mailbox of a session, and what all sessions know of it. */
export interface Place {
  readonly view: ViewMirror;
  readonly name: NameMirror;
  readonly mailbox: MailboxMirror;
  readonly notes: SessionNotes;
}

/** What is noted of one session between its responses. */
export class SessionNotes {
  /** Changes that the session began and that were answered. */
  ownChanges = 0;
  /** How many changes had begun, and how many of them were its own, when it last was told everything; and in which view. */
  synced: { readonly begun: number; readonly own: number; readonly view: ViewMirror | undefined } | undefined;
  /** What VANISHED (EARLIER) named when the mailbox was opened by SELECT (QRESYNC ...). */
  vanished: ReadonlySet<number> | undefined;
  /** Since the last tagged response: UIDs told gone, flags told, numbers fetched, names listed, messages found. */
  gone: number[] = [];
  told: ToldFlags[] = [];
  fetched = new Set<number>();
  listed: ListedName[] = [];
  vanishedEarlier: string[] = [];
  found: readonly number[] | undefined;
  recent: number | undefined;
  copied: CopiedMessages | undefined;
  /** The view before the last tagged response. */
  view: ViewMirror | undefined;
  /** Messages that the session knew of then. */
  count = 0;
  /** Where the session is; the mailbox under the name that it was opened by. */
  place: Place | undefined;
  /** UIDs by number, where they can be inferred. */
  roster: { readonly view: ViewMirror; readonly uids: number[] } | undefined;
  /** When its last change was over. */
  changedAt = 0;
  /** Since when nothing had changed, when the session last was told everything. */
  epoch = NaN;
  /** When it last was told everything. */
  syncedAt = 0;
  /** Messages, from the first, that it knew of then and that are there yet. */
  known = 0;

  /** The session has answered a poll while nothing else was going on. */
  sync(begun: number, view: ViewMirror | undefined): void {
    this.synced = { begun, own: this.ownChanges, view };
    this.known = view?.messages?.length ?? 0;
  }

  /** Whether all changes since the session was last told everything are its own, and over. */
  isUpToDate(begun: number, mirror: ImapMirror): boolean {
    const { synced } = this;
    return synced !== undefined && synced.view === mirror.view && begun - synced.begun === this.ownChanges - synced.own;
  }

  /** The session was told that a message is gone, be it one that it knew then or not. */
  lost(): void {
    this.known = Math.max(0, this.known - 1);
  }

  /** What was noted for one command is done with. */
  answered(view: ViewMirror | undefined): void {
    this.view = view;
    this.count = view?.messages?.length ?? 0;
    this.found = undefined;
    this.recent = undefined;
    this.copied = undefined;
    if (this.gone.length > 0) this.gone = [];
    if (this.told.length > 0) this.told = [];
    if (this.fetched.size > 0) this.fetched = new Set();
    if (this.listed.length > 0) this.listed = [];
    if (this.vanishedEarlier.length > 0) this.vanishedEarlier = [];
  }
}
