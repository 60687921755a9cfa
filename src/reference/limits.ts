/** Every limit of the reference server, with the reason for its number. Times are milliseconds. */
export const limits = {
  /** A POP3 command line with its CRLF: RFC 2449 section 4 says 255 octets. AUTH lines have their own. */
  pop3LineOctets: 255,
  /** A line of a SASL exchange: RFC 4422 asks for no number; GSSAPI-sized answers stay below 12 KiB (RFC 4954 section 4). */
  saslLineOctets: 12_288,
  /** An IMAP command line without its literals: RFC 7162 section 4 asks for 8192 at least; sets of UIDs get long. */
  imapLineOctets: 65_536,
  /** All literals and lines of one IMAP command that is no APPEND. */
  imapCommandOctets: 1_048_576,
  /** One message. No fixture needs more than 16 MiB. */
  messageOctets: 16_777_216,
  /** Before authentication, a literal is a user name or a password. */
  literalBeforeLoginOctets: 4_096,
  /** RFC 7888 section 5: LITERAL- allows non-synchronizing literals up to this. */
  literalMinusOctets: 4_096,
  /** Nested parentheses of a command, and nested parts of a message. */
  nesting: 100,
  /** Octets of output that a client may leave unread before the connection is closed: the largest message, twice. */
  unreadOctets: 33_554_432,
  /** Connections at once, for 10,000 clients that only connect; more are told to go. */
  connections: 2_000,
  /** Autologout of IMAP: RFC 9051 section 5.4 asks for 30 minutes at least. */
  imapIdleMs: 1_800_000,
  /** Before login RFC 9051 section 5.4 leaves the time to the server; long enough for a person with a terminal. */
  imapLoginMs: 180_000,
  /** Autologout of POP3: RFC 1939 section 3 asks for 10 minutes at least. */
  pop3IdleMs: 600_000,
  /** Bad commands in a row before the server ends the connection. */
  badCommands: 100,
} as const;
