/** Messages as a user points at them: by the names of their fixtures. A name that stands twice means two copies. */
export interface Pointed {
  readonly messages: readonly string[];
  /** Default INBOX. `/` separates levels, whatever the server's delimiter is. */
  readonly folder?: string;
}

/** What happens to the app itself. */
export type LifeAct =
  /** Does nothing: carries assertions. */
  | { readonly word: 'look' }
  | { readonly word: 'go offline' }
  | { readonly word: 'come online' }
  /** RST without a goodbye; the app is offline then. */
  | { readonly word: 'lose connection' }
  /** The app is installed anew: store and queue are empty. */
  | { readonly word: 'wipe' }
  /** The app's own clock moves on. */
  | { readonly word: 'let pass'; readonly days: number };

/** Marks that a user sets and takes away. */
export type MarkAct = Pointed & { readonly word: 'read' | 'unread' | 'flag' | 'unflag' };

/** What both kinds of app can be told. */
export type CommonAct =
  | LifeAct
  | MarkAct
  | (Pointed & { readonly word: 'open' })
  /**
   * POP3: removes the local copy, nothing is sent. IMAP: on the server too; with `connectionLost`: RST right after
   * EXPUNGE (UID EXPUNGE) is sent.
   */
  | (Pointed & { readonly word: 'delete'; readonly connectionLost?: true });

/** What a POP3 app does with what it has downloaded and finds on the server. */
export type Keeping = 'delete' | 'keep' | { readonly days: number };

export type Pop3Act =
  | CommonAct
  /** `download and delete`, `download and keep`, `download and keep for 7 days`. */
  | { readonly word: 'collect'; readonly then: Keeping; readonly connectionLost?: 'before QUIT' }
  /** At the next `collect` the server's copy is deleted; the local one stays. */
  | (Pointed & { readonly word: 'delete from server' });

export type ImapAct =
  | CommonAct
  /** Without folders: all that LIST shows. */
  | { readonly word: 'sync'; readonly folders?: readonly string[] }
  /** Bodies of messages that the app shows already. */
  | (Pointed & { readonly word: 'download' })
  /** Synchronises all folders and fetches every body. */
  | { readonly word: 'download everything' }
  /** With `connectionLost`: RST right after the command line (MOVE, else COPY) is sent. */
  | (Pointed & { readonly word: 'move' | 'copy'; readonly to: string; readonly connectionLost?: true })
  /** APPEND of fixtures. `in the middle` of the literal, or `after` all of the command. */
  | (Pointed & { readonly word: 'save'; readonly connectionLost?: 'in the middle' | 'after' })
  | { readonly word: 'new folder' | 'delete folder'; readonly folder: string }
  | { readonly word: 'rename folder'; readonly folder: string; readonly to: string }
  /** Waits in IDLE on INBOX and takes what is pushed, until `until` holds or the time is over. */
  | { readonly word: 'idle'; readonly withinMs: number; readonly until?: (soFar: ActReport) => boolean };

/** A word of a mail user, for either kind of app. */
export type AppAct = Pop3Act | ImapAct;

/** What a word brought. */
export interface ActReport {
  /** Messages that are new in the store, by fixture; `undefined` is one that no fixture is. */
  readonly got: readonly (string | undefined)[];
  /** Whether a UIDVALIDITY was another than the cached one, so that the cache of that folder was dropped. */
  readonly droppedCache: boolean;
  /** Those folders. */
  readonly dropped: readonly string[];
}

const lifeWords: ReadonlySet<string> = new Set<LifeAct['word']>([
  'look',
  'go offline',
  'come online',
  'lose connection',
  'wipe',
  'let pass',
]);
const markWords: ReadonlySet<string> = new Set<MarkAct['word']>(['read', 'unread', 'flag', 'unflag']);

/** Whether an act is about the app itself. */
export const isLife = (act: AppAct): act is LifeAct => lifeWords.has(act.word);

/** Whether an act changes marks. */
export const isMark = (act: AppAct): act is MarkAct => markWords.has(act.word);
