/** What reading a line can end with. `line` has no CRLF. */
export type LineRead =
  | { readonly kind: 'line'; readonly line: Buffer }
  /** Longer than allowed. Told at once; the rest of it, up to its CRLF, is dropped as it comes. */
  | { readonly kind: 'too-long' }
  /** Nothing came for too long, or the read was aborted. */
  | { readonly kind: 'idle' }
  /** The peer has sent all it will, and that was read; or the connection is gone. */
  | { readonly kind: 'closed' };

export interface LineOptions {
  /** Octets with the CRLF. */
  readonly limit: number;
  /** Ends as `idle` when nothing came for so long. */
  readonly idleMs: number;
  readonly signal?: AbortSignal;
}

/** One accepted connection: lines and octets in, octets out, TLS on request. Only CRLF ends a line. */
export interface Connection {
  readonly id: number;
  readonly secure: boolean;
  /** Address and port of the peer, for the log. */
  readonly remote: string;
  /** The next line. One read at a time. An aborted read loses no octets. */
  readLine(options: LineOptions): Promise<LineRead>;
  /** Exactly so many octets, or undefined when the peer closed first, or the read was aborted. */
  readOctets(count: number, signal?: AbortSignal): Promise<Buffer | undefined>;
  /** Reads and drops so many octets, in bounded memory. False when the peer closed first, or the read was aborted. */
  skipOctets(count: number, signal?: AbortSignal): Promise<boolean>;
  /** Octets received and not yet read. */
  pending(): number;
  /** Drops what was received and not yet read (RFC 9051 section 6.2.1: nothing sent before TLS counts). */
  dropPending(): void;
  write(octets: Buffer | string): void;
  /** Resolves when the peer has taken what was written, or is gone. A peer that reads nothing is closed at `unreadOctets`. */
  drain(): Promise<void>;
  /**
   * Server side of the handshake; afterwards `secure`. Rejects when it fails, the connection then is closed. Called in
   * the same turn as the line before it is written: what comes later belongs to TLS. Octets not yet read stay readable
   * unless they are dropped before.
   */
  startTls(): Promise<void>;
  readonly canStartTls: boolean;
  /** Sends what was written, then closes. */
  end(): void;
  /** Drops the connection with what was not sent. */
  destroy(): void;
  readonly closed: boolean;
  /** Aborted when the connection is closed by either side. */
  readonly signal: AbortSignal;
}
