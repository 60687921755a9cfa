/**
 * Every limit of the harness, with the reason for its number. Times are milliseconds before `--timeout-scale`.
 */
export const limits = {
  /** A reply to a command. Courier answers a wrong password after 5 s; twice that leaves room on a busy machine. */
  replyMs: 10_000,
  /** TCP connect. Targets are on the same host or network; a SYN retransmission takes 1 s and 3 s. */
  connectMs: 5_000,
  /** TLS handshake: two round trips and a key exchange. */
  handshakeMs: 5_000,
  /** A push (IDLE) without `within`. No RFC sets a time; servers that poll do so within a few seconds. */
  pushMs: 5_000,
  /**
   * A command whose connection was cut behind its last octet may still be carried out: how long an app that comes back
   * looks for its effect before it does the same again. Servers act on what they have received within milliseconds.
   */
  lingerMs: 1_000,
  /** Pause between two such looks. */
  lingerPauseMs: 50,
  /** Between two looks of a mail app that polls: each of them may be a login. Not scaled. */
  appPollMs: 100,
  /** Greeting of every port after a container started or restarted. */
  readyMs: 60_000,
  /** One octet stream may hold this much that was not yet framed: the largest fixture, ten times over. */
  pendingOctets: 16_777_216,
  /** Largest literal accepted: RFC 3501 allows 4 GiB, no fixture needs more than this. */
  literalOctets: 16_777_216,
  /** Longest line before it is called endless. RFC 2683 3.2.1.5 speaks of 8192 octets; responses may be longer. */
  lineOctets: 1_048_576,
  /** Depth of nested lists. Real BODYSTRUCTUREs stay below 20; the parser must not exhaust its stack. */
  nesting: 100,
  /** Responses kept for one step: a flood beyond it ends the step as `malformed`. */
  responsesPerStep: 100_000,
  /** Messages of a mailbox that one session is followed in; of more, nothing is known. The largest mailbox of a suite has 100,000. */
  messagesFollowed: 1_000_000,
  /** Messages of a mailbox that all sessions together remember, and UIDs of one set: twice the largest mailbox of a suite. */
  messagesRemembered: 200_000,
  /** UIDs of one set that a mail app takes one by one: as many as the largest mailbox of a suite has. */
  uidsSpelledOut: 100_000,
  /** Messages that a rule goes through at a command: a larger mailbox is judged by its first ones, a larger set by what is known. */
  messagesLookedAt: 10_000,
  /** Removed messages that are remembered, by UID or unique-id: sessions that were not told yet may speak of the last ones. */
  removalsRemembered: 4096,
  /** Views of a mailbox that are remembered, each with its messages, after their sessions left. */
  viewsRemembered: 8,
  /** Timestamps of greetings that are remembered: a server that repeats one does so soon (RFC 1939 section 7). */
  timestampsRemembered: 4096,
  /** Flags that wait for the end of the command that they came with: a FETCH of all flags of a mailbox of that size. */
  flagsNoted: 20_000,
  /** Changes of flags that wait to be told to others, and times at which a value rose: a session polls before more come. */
  changesRemembered: 256,
  /** Octets that a POP3 session keeps of the messages it got, to hold TOP against: the last few are enough. */
  bodyOctetsKept: 1_048_576,
} as const;
