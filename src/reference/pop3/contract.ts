/** Who knows whom in the POP3 server: sessions, maildrops and commands refer to each other, so their types stand together. */
import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';
import type { Account, Mailbox, Message } from '../store/store.ts';
import type { CommandLine } from './command-line.ts';
import type { Reply } from './reply.ts';
import type { Language } from './texts/languages.ts';

/** A message of a maildrop, with the number and the size that it has in this session (RFC 1939 section 4). */
export interface Entry {
  readonly number: number;
  readonly message: Message;
  readonly size: number;
}

/** The maildrop of one session: INBOX as it was at login, with the session's marks of deletion. */
export interface Maildrop {
  readonly context: ServerContext;
  readonly account: Account;
  readonly mailbox: Mailbox;
  /** UID that the next message had at login. */
  readonly uidNext: number;
  /** State of the mailbox at login. */
  readonly modseq: number;
  readonly marked: Set<Message>;
  /** What RETR has fetched. */
  readonly retrieved: Set<Message>;
  /** Messages in the order of their numbers, marked ones among them. */
  readonly entries: readonly Entry[];
  /** Messages that are not marked. */
  readonly unmarked: readonly Entry[];
  /** Whether a message is in the mailbox still. */
  holds(message: Message): boolean;
  /** Removes what is marked (RFC 1939 section 6). Returns whether all of it was still there. */
  update(): boolean;
  /** Gives the maildrop up; `byQuit` says how the session ends. */
  release(end: { readonly byQuit: boolean }): void;
}

/** States of RFC 1939 section 3; in `update` the session is over. */
export type State = 'authorization' | 'transaction' | 'update';

/** One POP3 connection with its state. */
export interface Pop3Session {
  readonly context: ServerContext;
  readonly connection: Connection;
  readonly state: State;
  /** Timestamp of the greeting, where APOP is offered. */
  readonly timestamp: string | undefined;
  /** Throws outside the TRANSACTION state: the dispatcher lets no command in. */
  readonly maildrop: Maildrop;
  /** The name that USER gave right before this command. */
  named: string | undefined;
  /** The client wants UTF-8 (RFC 6856 section 2.1). */
  utf8: boolean;
  language: Language;
  /** Authentications that were refused. */
  refusals: number;
  /** Opens the maildrop and enters the TRANSACTION state. */
  logIn(account: Account): Reply;
  /** Enters the UPDATE state from wherever the session is. The connection is closed once the reply is sent. */
  quit(): Reply;
  /** Closes the connection once the reply is sent, without UPDATE. */
  end(): void;
}

/** What a command is told beside the session. */
export interface Invocation extends CommandLine {
  /** The name of a successful USER right before this command. */
  readonly named: string | undefined;
}

/** One command: one file. */
export interface Pop3Command {
  /** In upper case. */
  readonly keyword: string;
  readonly states: readonly State[];
  /** Whether the server has it, on this connection. Default: it has. */
  readonly offered?: (session: Pop3Session) => boolean;
  /** Undefined: nothing is sent. */
  readonly run: (session: Pop3Session, invocation: Invocation) => Reply | undefined | Promise<Reply | undefined>;
}
