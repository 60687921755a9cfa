import type { ImapParsed } from '../imap/response.ts';
import type { Pop3Parsed } from '../pop3/reply.ts';
import type { ReplyFrame } from '../pop3/reply-framer.ts';
import type { Frame } from '../wire/frame.ts';
import type { DriverError } from './error.ts';
import type { TlsFacts } from './secure.ts';

/** When and where something happened. */
export interface Happened {
  /** Milliseconds since the process started, monotonic. */
  readonly at: number;
  /** Name of the session. */
  readonly session: string;
}

/** The TCP connection stands. */
export interface ConnectedEvent extends Happened {
  readonly type: 'connected';
  /** `host:port` */
  readonly peer: string;
}

/** The TLS handshake is done. */
export interface SecuredEvent extends Happened {
  readonly type: 'secured';
  readonly tls: TlsFacts;
}

/** Octets went out, in one write. */
interface SentEvent extends Happened {
  readonly type: 'sent';
  readonly bytes: Buffer;
  /** Octets sent before on this session. */
  readonly offset: number;
  /** The whole of it is masked in print. */
  readonly secret: boolean;
}

/** Octets came in, cut as the operating system cut them. */
interface ReceivedEvent extends Happened {
  readonly type: 'received';
  readonly bytes: Buffer;
  readonly offset: number;
}

/** A complete IMAP response; parsed when `imap` is first read. */
export interface ImapResponseEvent extends Happened {
  readonly type: 'response';
  readonly protocol: 'imap';
  readonly frame: Frame;
  readonly imap: ImapParsed;
}

/** A complete POP3 reply; parsed when `pop3` is first read. */
export interface Pop3ResponseEvent extends Happened {
  readonly type: 'response';
  readonly protocol: 'pop3';
  readonly frame: ReplyFrame;
  readonly pop3: Pop3Parsed;
}

export type ResponseEvent = ImapResponseEvent | Pop3ResponseEvent;

/** Octets that the peer sent before the handshake and that no one read: they must not survive it (RFC 9051 s.6.2.1). */
interface LeftoverEvent extends Happened {
  readonly type: 'leftover';
  readonly bytes: Buffer;
}

/** The peer sent FIN: nothing more will come, but we may still send. */
interface EndedEvent extends Happened {
  readonly type: 'ended';
  /** A response that had begun. */
  readonly partial?: Frame;
}

/** RST. What the peer had not yet read is lost. */
interface ResetEvent extends Happened {
  readonly type: 'reset';
  readonly by: 'us' | 'peer';
  readonly partial?: Frame;
}

/** We sent FIN and go on reading. */
interface HalfClosedEvent extends Happened {
  readonly type: 'half-closed';
}

/** The connection is closed. */
interface ClosedEvent extends Happened {
  readonly type: 'closed';
  readonly by: 'us' | 'peer';
}

/** The connection broke: TLS, a limit, the operating system. */
interface FailedEvent extends Happened {
  readonly type: 'failed';
  readonly error: DriverError;
  readonly partial?: Frame;
}

/** The deadline passed and no response was complete. */
interface SilenceEvent extends Happened {
  readonly type: 'silence';
  readonly waitedMs: number;
  /** Octets of a response that had begun. */
  readonly pendingOctets: number;
}

/** Everything a wire can do. */
export type WireEvent =
  | ConnectedEvent
  | SecuredEvent
  | SentEvent
  | ReceivedEvent
  | ResponseEvent
  | LeftoverEvent
  | HalfClosedEvent
  | EndedEvent
  | ResetEvent
  | ClosedEvent
  | FailedEvent
  | SilenceEvent;

/** An event after which nothing more comes. */
export type LastEvent = EndedEvent | ResetEvent | ClosedEvent | FailedEvent;

/** What a session hands to those who wait on it. */
export type SessionEvent = ResponseEvent | LeftoverEvent | LastEvent | SilenceEvent;
