import type { Pop3Parsed } from '../../pop3/reply.ts';
import type { Judge } from '../judge.ts';
import type { Pop3Command } from './command.ts';
import type { Pop3Fact } from './fact.ts';
import type { RecentBodies } from './body.ts';
import type { Pop3Mirror } from './mirror.ts';

/** One reply of a session, and all that it has to fit to, before the mirror takes it. */
export interface Pop3Moment {
  readonly command: Pop3Command;
  readonly reply: Pop3Parsed;
  /** What a positive reply says. */
  readonly fact: Pop3Fact | undefined;
  readonly mirror: Pop3Mirror;
  readonly recent: RecentBodies;
  /** Nobody else can have removed a message since the login of this session. */
  readonly undisturbed: boolean;
  readonly judge: Judge;
}

/** A piece of judgement. */
export type Pop3Judge = (moment: Pop3Moment) => void;
