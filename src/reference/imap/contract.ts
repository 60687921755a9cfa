/** Who knows whom in the IMAP server: sessions, commands and extensions refer to each other, so their types stand together. */
import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';
import type { Account, Folder, Mailbox, Message } from '../store/store.ts';
import type { Piece } from './output.ts';
import type { Reply } from './reply.ts';
import type { Scanner, SequenceSet } from './scanner.ts';
import type { View } from './view.ts';

/** One IMAP connection with its state. Commands and extensions know the session by this. */
export interface ImapSession extends ServerContext {
  readonly connection: Connection;
  readonly extensions: ActiveExtensions;
  readonly state: 'not authenticated' | 'authenticated' | 'selected' | 'logout';
  /** Throws outside the authenticated states: the dispatcher lets no command in. */
  readonly account: Account;
  /** Throws outside the selected state. */
  readonly view: View;
  /** The view where there is one. */
  readonly selected: View | undefined;
  /** Words that ENABLE accepted, or that a command enabled (CONDSTORE), in upper case. */
  readonly enabled: Set<string>;
  /** ENABLE IMAP4rev2 was given, or the server has no IMAP4rev1: no RECENT, ESEARCH for SEARCH, UTF-8 names. */
  readonly rev2: boolean;
  /** 8-bit UTF-8 may stand in quoted strings and mailbox names. */
  readonly utf8: boolean;
  /** `* ` pieces CRLF. */
  send(...pieces: readonly Piece[]): void;
  /** `+ text` CRLF, then the next line of the client. Undefined: the connection is gone, or the line was too long. */
  ask(text: string | undefined, limit?: number): Promise<Buffer | undefined>;
  /** `+ text` CRLF. */
  continue(text: string): void;
  logIn(account: Account): void;
  select(view: View): void;
  /** Back to the authenticated state, without any response. */
  unselect(): void;
  logOut(): void;
  /** `* BYE`, and the connection ends: for what a session cannot survive. Nothing tagged follows. */
  bye(text: string, code?: string): void;
  /** Announces what others changed: EXISTS, RECENT, EXPUNGE or VANISHED where allowed, FETCH of changed flags. */
  announce(options: { readonly expunge: boolean }): void;
  /** Calls back (once a turn) when there is something to announce: for IDLE. Returns how to stop. */
  onNews(listener: () => void): () => void;
  /** `* n FETCH (FLAGS (...))` as STORE and announcements send it: with UID, MODSEQ where they are due. */
  sendFlags(message: Message, options?: { readonly uid?: boolean; readonly flags?: boolean }): void;
  /** Mailbox name as this session must see it: modified UTF-7 or UTF-8, an astring. */
  mailboxName(name: string): Buffer;
  /** The capabilities of this state, as CAPABILITY lists them. */
  capabilities(): readonly string[];
}

/** In which states a command is legal (RFC 9051 section 3). */
export type CommandState = 'any' | 'not authenticated' | 'authenticated' | 'selected';

/** What a command is told beside its arguments. */
export interface Invocation {
  readonly tag: string;
  /** `UID FETCH` and the like. */
  readonly uid: boolean;
}

/** One command: one file. `Arguments` is what `parse` makes of the text after the command's name. */
export interface Command<Arguments = unknown> {
  /** In upper case. */
  readonly name: string;
  /** `authenticated` commands are legal in the selected state as well. */
  readonly state: CommandState;
  /** Whether the command has a UID form. */
  readonly hasUidForm?: boolean;
  /**
   * Whether EXPUNGE may be announced at its end. Held by FETCH, STORE, SEARCH, SORT in their number forms (RFC 9051
   * section 7.5.1, RFC 5256 section 3). Default: allowed.
   */
  readonly holdsExpunge?: boolean;
  /** The same of a command that depends on what it was given: UID SEARCH by message numbers (RFC 7162 section 3.2.10.2). */
  readonly holdsExpungeFor?: (given: Arguments) => boolean;
  /** A refusal that is certain before the first literal is asked for; reads what stands before it, first SP included. */
  readonly refusedEarly?: (scanner: Scanner, session: ImapSession) => Reply | undefined;
  /** Reads the arguments, first SP included, up to the end. Throws `SyntaxFault`. Changes nothing. */
  readonly parse: (scanner: Scanner, session: ImapSession, invocation: Invocation) => Arguments;
  /** Does it. Untagged data that belongs to it goes out by `session.send`; what other sessions changed is announced afterwards. */
  readonly run: (session: ImapSession, given: Arguments, invocation: Invocation) => Reply | Promise<Reply>;
}

/** Keeps the type of the arguments between `parse` and `run`, and forgets it in the table. */
export function command<Arguments>(definition: Command<Arguments>): Command {
  return definition as Command;
}

/** A FETCH item after parsing: what it puts in the response. */
export interface FetchItem {
  /** As it stands in the response; an item that is asked for twice is sent once. */
  readonly name?: string;
  /** What stands for its value where the message is gone (RFC 2180 section 4.1.3); without it the item is left out. */
  readonly ofExpunged?: Piece;
  /** Whether fetching it sets `\Seen` (BODY[...] without PEEK). */
  readonly setsSeen?: boolean;
  /** Called once before anything is sent, with no message too: MODSEQ enables CONDSTORE. */
  readonly before?: (session: ImapSession) => void;
  /** Name and value in the form of the wire, e.g. `UID 7`; undefined leaves the item out. Throws `Refusal` for NO. */
  readonly render: (session: ImapSession, message: Message) => Piece | undefined;
}

/** Reads what follows the item's name (section, partial). */
export type FetchItemParser = (scanner: Scanner, session: ImapSession, name: string) => FetchItem;

/** What a search key is evaluated against. */
export interface SearchSubject {
  readonly session: ImapSession;
  readonly message: Message;
  /** Message number in the view. */
  readonly number: number;
  /** Flags and mod-sequence when the search began: a long search sees one state of its view. */
  readonly flags: ReadonlySet<string>;
  readonly modseq: number;
}
export type SearchTest = (subject: SearchSubject) => boolean;

/** Reads the arguments of a key, SP included. `charset` is the name given by CHARSET, in lower case. */
export type SearchKeyParser = (scanner: Scanner, session: ImapSession, charset: string | undefined) => SearchTest;

/** What a SEARCH or SORT found; in ascending order, or as it was sorted. */
export interface SearchFindings {
  readonly hits: readonly SearchSubject[];
  /** Names of the search keys that were used, in upper case. */
  readonly keys: ReadonlySet<string>;
  /** Names of the result options given with RETURN, in upper case; ALL where the list was empty or is implied. */
  readonly options: readonly string[];
  /** Whether the command has the UID form. */
  readonly byUid: boolean;
  /** Number or UID, as the command asks for. */
  readonly nameOf: (hit: SearchSubject) => number;
}

/** A result option of SEARCH (RFC 4466 section 2.6.1): its data in ESEARCH, undefined for none. */
export interface SearchReturn {
  readonly data?: (session: ImapSession, findings: SearchFindings) => string | undefined;
  /** Called when what follows the options is BAD. */
  readonly refused?: (session: ImapSession) => void;
  /** Called when the search is over; without findings it was answered with NO (RFC 5182 section 2.1). */
  readonly done?: (session: ImapSession, findings: SearchFindings | undefined) => void;
}

/** A STATUS item: the value in the form of the wire. */
export type StatusItem = (mailbox: Mailbox, session: ImapSession) => string;

/** A parameter of SELECT and EXAMINE, e.g. CONDSTORE or QRESYNC (RFC 4466 section 2.1). */
export interface SelectParameter {
  /** Reads what follows the word. */
  readonly parse: (scanner: Scanner, session: ImapSession) => unknown;
  /** Called with the view selected and the mandatory responses sent, before the tagged OK. */
  readonly apply: (session: ImapSession, given: unknown) => void;
}

/** A FETCH or STORE that was given modifiers, as they see it. */
export interface ModifiedCommand {
  readonly session: ImapSession;
  readonly invocation: Invocation;
  /** The set as it was written. */
  readonly set: SequenceSet;
  /** Messages that the set names, ascending. */
  readonly messages: readonly Message[];
  /** What each modifier of the command was given, by its name in upper case. */
  readonly modifiers: ReadonlyMap<string, unknown>;
  /** Of STORE: what it asks to change. */
  readonly change?: { readonly how: 'replace' | 'add' | 'remove'; readonly flags: readonly string[] };
}

/** A name that LIST may return: of a mailbox, of a folder without one, or a name that only is subscribed or has names below it. */
export interface ListedName {
  readonly name: string;
  readonly folder: Folder | undefined;
}

/** A selection option of LIST (RFC 5258 section 3.1). */
export interface ListSelection {
  /** Whether it can stand alone and be a criterion of CHILDINFO, never interacts, or needs a base option beside it. */
  readonly kind: 'base' | 'independent' | 'modifier';
  /** Names that it lists beside those of folders. */
  readonly names?: (session: ImapSession) => Iterable<string>;
  /** Whether a name meets it; absent where it restricts nothing. */
  readonly selects?: (session: ImapSession, listed: ListedName) => boolean;
  /** The return option that it implies. */
  readonly implies?: ListReturn;
}

/** A return option of LIST after parsing (RFC 5258 section 3.2). */
export interface ListReturn {
  readonly attributes?: (session: ImapSession, listed: ListedName) => readonly string[];
  /** Sends what follows the LIST response of a name that meets the selection options. */
  readonly after?: (session: ImapSession, listed: ListedName) => void;
}

/** Reads what follows the option's name. */
export type ListReturnParser = (scanner: Scanner, session: ImapSession) => ListReturn;

/** What CREATE is about to make. */
export interface MailboxPlan {
  readonly name: string;
  readonly specialUse: Set<string>;
}

/** A parameter of CREATE (RFC 4466 section 2.2). */
export interface CreateParameter {
  /** Reads what follows the word. */
  readonly parse: (scanner: Scanner, session: ImapSession) => unknown;
  /** Changes the plan, or throws `Refusal`: nothing is created then. */
  readonly apply: (session: ImapSession, given: unknown, plan: MailboxPlan) => void;
}

/** A modifier of FETCH or STORE, e.g. CHANGEDSINCE, UNCHANGEDSINCE, VANISHED (RFC 4466 section 2.4 and 2.5). */
export interface MessageModifier {
  /** Reads what follows the word, SP included. */
  readonly parse: (scanner: Scanner, session: ImapSession, invocation: Invocation) => unknown;
  /** Modifiers that must stand beside it, in upper case; the command is BAD without them. */
  readonly requires?: readonly string[];
  /** FETCH: items that are fetched as if they had been asked for, e.g. MODSEQ. */
  readonly items?: readonly string[];
  /** Called before anything is sent or changed, e.g. for VANISHED (EARLIER). */
  readonly before?: (command: ModifiedCommand, given: unknown) => void;
  /** Those of the messages that the command acts on, in their order. Default: all. */
  readonly filter?: (command: ModifiedCommand, given: unknown, messages: readonly Message[]) => readonly Message[];
  /** STORE: every message that was stored is answered for with `sendFlags`, even with .SILENT (then without FLAGS). */
  readonly answersSilent?: true;
  /** Response code of the tagged reply; `left` are the messages that the filters left out, ascending. */
  readonly code?: (command: ModifiedCommand, given: unknown, left: readonly Message[]) => string | undefined;
}

/** One extension: one folder. What it adds is merged into the tables that the base commands look into. */
export interface Extension {
  /** Name of its setting without `imap.`, and of its folder. */
  readonly name: string;
  /** Words of CAPABILITY; the state and the layer of TLS may decide. */
  readonly capabilities: (session: ImapSession) => readonly string[];
  /** Taken into IMAP4rev2 (RFC 9051 appendix E): can be switched off only where rev2 is off. */
  readonly inRev2?: boolean;
  /** Extensions without which it makes no sense: it is off where one of them is. */
  readonly requires?: readonly string[];
  readonly commands?: readonly Command[];
  /** Words that ENABLE takes (RFC 5161). */
  readonly enable?: readonly string[];
  readonly fetchItems?: Readonly<Record<string, FetchItemParser>>;
  readonly fetchModifiers?: Readonly<Record<string, MessageModifier>>;
  readonly storeModifiers?: Readonly<Record<string, MessageModifier>>;
  readonly searchKeys?: Readonly<Record<string, SearchKeyParser>>;
  readonly searchReturns?: Readonly<Record<string, SearchReturn>>;
  /** Called by each SEARCH and SORT before it searches, with the names of its keys: MODSEQ enables CONDSTORE. */
  readonly onSearch?: (session: ImapSession, keys: ReadonlySet<string>) => void;
  /** Called by each SEARCH that was not answered with NO. */
  readonly afterSearch?: (session: ImapSession, findings: SearchFindings) => void;
  /** What stands at the end of SEARCH, SORT (in parentheses) and ESEARCH responses, e.g. `MODSEQ 917162500`. */
  readonly searchData?: (session: ImapSession, findings: SearchFindings) => string | undefined;
  readonly statusItems?: Readonly<Record<string, StatusItem>>;
  readonly selectParameters?: Readonly<Record<string, SelectParameter>>;
  readonly listSelections?: Readonly<Record<string, ListSelection>>;
  readonly listReturns?: Readonly<Record<string, ListReturnParser>>;
  readonly createParameters?: Readonly<Record<string, CreateParameter>>;
  /** Called by each SELECT and EXAMINE with its mandatory responses sent, before its parameters are applied. */
  readonly onSelect?: (session: ImapSession) => void;
}

/** An extension that has this part. */
export type With<Part extends keyof Extension> = Extension & Required<Pick<Extension, Part>>;

/** The extensions that a server has switched on, merged. */
export interface ActiveExtensions {
  /** By the name of its folder. */
  has(name: string): boolean;
  /** Those that are on and have this part; the others are not asked for. */
  allWith<Part extends keyof Extension>(part: Part): readonly With<Part>[];
  command(name: string): Command | undefined;
  fetchItem(name: string): FetchItemParser | undefined;
  fetchModifier(name: string): MessageModifier | undefined;
  storeModifier(name: string): MessageModifier | undefined;
  searchKey(name: string): SearchKeyParser | undefined;
  statusItem(name: string): StatusItem | undefined;
  searchReturn(name: string): SearchReturn | undefined;
  selectParameter(name: string): SelectParameter | undefined;
  listSelection(name: string): ListSelection | undefined;
  listReturn(name: string): ListReturnParser | undefined;
  createParameter(name: string): CreateParameter | undefined;
  canEnable(word: string): boolean;
}
