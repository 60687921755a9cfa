import type { Abilities, Dice, ImapWord, Pop3Word } from './intent.ts';

/** What a session does with its connection, besides plain commands. */
export type ConnectionWord = 'idle' | 'pause' | 'leave' | 'drop';

export type PlanWord = ImapWord | Pop3Word | ConnectionWord;

export interface PlanIntent {
  readonly word: PlanWord;
  readonly dice: Dice;
}

/** What one session does in a step: one command, or a few pipelined. */
export interface Part {
  /** Index of the session. */
  readonly session: number;
  readonly intents: readonly PlanIntent[];
}

/** A step of a plan: one session acts, several act at once, mail comes from outside, or the server is started anew. */
export type PlanStep =
  | { readonly kind: 'turn'; readonly parts: readonly Part[] }
  | { readonly kind: 'deliver'; readonly fixture: string }
  | { readonly kind: 'restart' };

/** How an IMAP session begins. */
export interface ImapStart {
  readonly protocol: 'imap';
  readonly opens: 'INBOX' | 'work';
  readonly readOnly: boolean;
  /** Sent with ENABLE before the mailbox is opened; undefined for nothing. */
  readonly enables?: 'CONDSTORE' | 'QRESYNC' | 'IMAP4rev2';
}

export type PlannedSession = ImapStart | { readonly protocol: 'pop3' };

/** A message there at the start. */
export interface PlannedSeed {
  readonly fixture: string;
  readonly flags: readonly string[];
}

/** Looks after the steps, when everything is at rest, for the rules to compare; then one at what is pushed. */
export const looks = ['sessions', 'witness', 'maildrop', 'push'] as const;
export type Look = (typeof looks)[number];

/**
 * What several sessions are to do, step by step, before it is known what that is in commands: `writeCase` says that. Any
 * part of it may be left out, and the rest is still a plan.
 */
export interface Plan {
  readonly sessions: readonly PlannedSession[];
  readonly inbox: readonly PlannedSeed[];
  /** Messages of the mailbox `work`; undefined where there is no such mailbox. */
  readonly work: readonly PlannedSeed[] | undefined;
  readonly steps: readonly PlanStep[];
  /** What is looked at in the end. */
  readonly looks: readonly Look[];
}

export interface TargetAbilities {
  readonly imap: Abilities | undefined;
  readonly pop3: Abilities | undefined;
  /** Mail can be delivered from outside. */
  readonly delivers: boolean;
}

/** Everything that a plan depends on, besides its index. */
export interface PlanOptions extends TargetAbilities {
  readonly seed: number;
  /** At most so many sessions, and so many steps. */
  readonly sessions: number;
  readonly steps: number;
  /** Some plans start the server anew. */
  readonly restarts: boolean;
}
