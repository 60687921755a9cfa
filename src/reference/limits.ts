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
  /** All messages of one APPEND (RFC 3502). */
  appendOctets: 67_108_864,
  /** Strings of one command that may come as literals: more than any client sends. */
  literalsOfCommand: 1_000,
  /** A literal that is refused and was sent without waiting is read and dropped up to this; beyond it the session ends. */
  skippedLiteralOctets: 67_108_864,
  /** One message. No fixture needs more than 16 MiB. */
  messageOctets: 16_777_216,
  /** Before authentication, a literal is a user name or a password. */
  literalBeforeLoginOctets: 4_096,
  /** RFC 7888 section 5: LITERAL- allows non-synchronizing literals up to this. */
  literalMinusOctets: 4_096,
  /** A mailbox name: file systems stop at 255 octets a level; names with a few long levels still fit. */
  mailboxNameOctets: 1_024,
  /** Nested parentheses of a command, and nested parts of a message. */
  nesting: 100,
  /** Parts of one message: more than any digest has, and few enough to be described in one response. */
  parts: 10_000,
  /** Fields of one header, and of the headers of all parts of a message: real ones have some hundred. */
  headerFields: 10_000,
  /** Addresses of one field: nobody writes to more at once. */
  addresses: 10_000,
  /** Octets of a subject by which SORT sorts: people write some hundred, and prefixes inside each other take their time. */
  subjectOctets: 8_192,
  /** Parameters of one field: a file name of 255 characters, percent-encoded and cut into short continuations, needs 40. */
  parameters: 200,
  /** Octets of output that a client may leave unread before the connection is closed: the largest message, twice. */
  unreadOctets: 33_554_432,
  /** The same for all clients together: a few that read slowly are served, a crowd that reads nothing is closed. */
  unreadOctetsOfAll: 268_435_456,
  /** What one FETCH response has of bodies: with what was not read before, it has to stay below `unreadOctets`. */
  responseOctets: 31_457_280,
  /** Input that is read ahead of the session, per connection: a batch of pipelined commands. */
  readAheadOctets: 65_536,
  /** Small writes of one turn are sent together up to this: one system call for each would take most of a FETCH's time. */
  writeOctets: 65_536,
  /** A peer that takes nothing of what it was sent for so long is gone; TCP itself would notice after some more. */
  unreadMs: 300_000,
  /** A handshake of TLS over the slowest line; a peer that connects and says nothing is closed after it. */
  handshakeMs: 30_000,
  /** After the last octet was sent, what the peer still sends is read and dropped for so long, so that no RST overtakes it. */
  lingerMs: 2_000,
  /** Sessions that were told to stop have so long to say goodbye. */
  stoppingMs: 2_000,
  /** At the very end, peers have so long to close their side before the process goes. */
  farewellMs: 200,
  /** Connections at once, for 10,000 clients that only connect; more are told to go. */
  connections: 2_000,
  /** Autologout of IMAP: RFC 9051 section 5.4 asks for 30 minutes at least. */
  imapIdleMs: 1_800_000,
  /** Before login RFC 9051 section 5.4 leaves the time to the server; long enough for a person with a terminal. */
  imapLoginMs: 180_000,
  /** Autologout of POP3: RFC 1939 section 3 asks for 10 minutes at least. */
  pop3IdleMs: 600_000,
  /** FETCH and STORE wait for the client after so much: the size of a socket buffer. */
  fetchChunkOctets: 65_536,
  /** Keywords of one mailbox: RFC 9051 section 7.1 lets a server limit them, people use some dozen. */
  keywords: 500,
  /** Octets of one keyword. */
  keywordOctets: 255,
  /** A command line of LMTP: RFC 5321 section 4.5.3.1.4 asks for 512, and extensions add to it. */
  lmtpLineOctets: 4_096,
  /** Recipients of one message: RFC 5321 section 4.5.3.1.8 asks for 100 at least. */
  lmtpRecipients: 1_000,
  /** A client of LMTP that says nothing: RFC 5321 section 4.5.3.2.7. */
  lmtpIdleMs: 300_000,
  /** How long IDLE gathers changes where it does not tell each at once. */
  idleGatherMs: 100,
  /** Pipelined commands of one connection are executed for so long before the others have their turn. */
  turnMs: 10,
  /** A search that reads messages lets the other sessions have their turn after so long. */
  searchTurnMs: 10,
  /** Bad commands in a row before the server ends the connection. */
  badCommands: 100,
} as const;
