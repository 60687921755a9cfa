/** One bug that the server can be told to have. */
export interface Fault {
  /** What the server does wrong, in one sentence. */
  readonly breaks: string;
  /** Requirement of `requirements/` that the bug violates, e.g. `rfc9051/7.5.1/expunge-announced`. */
  readonly requirement: string;
  /** How a client sees it. */
  readonly shows: string;
  /** The bug is about what several sessions or devices see of each other. */
  readonly severalSessions?: true;
  /** The bug leaves a mailbox, or what a session believes of it, other than it must be: more than one answer is wrong. */
  readonly breaksState?: true;
  /** It shows after minutes, so that only cases tagged `slow` find it. */
  readonly slow?: true;
  /** Choices under which alone the bug shows; absent: as the server is untold. */
  readonly under?: Readonly<Record<string, string>>;
}

/** Faults of one area, by id: `<protocol>.<topic>.<what-is-wrong>`. */
export type FaultTable = Readonly<Record<string, Fault>>;
