import type { ImapParsed } from '../../imap/response.ts';
import type { ResponseData } from '../../imap/value.ts';
import type { AccountMirror } from '../account.ts';
import type { Judge } from '../judge.ts';
import type { Changes } from './changes.ts';
import type { ImapCommand } from './command.ts';
import type { ImapMirror } from './mirror.ts';

/** One response of a session, and all that it has to fit to. */
export interface ImapMoment {
  readonly at: number;
  readonly response: ResponseData;
  readonly parsed: ImapParsed;
  /** Commands begun and not answered, oldest first; a tagged response's own is still among them. */
  readonly inFlight: readonly ImapCommand[];
  /** The command that this tagged response ends. */
  readonly answered: ImapCommand | undefined;
  /** Before the response is taken for rules of `before`, after it for rules of `after`. */
  readonly mirror: ImapMirror;
  readonly account: AccountMirror;
  readonly judge: Judge;
  /** What the session changes, and what others change meanwhile. */
  readonly changes: Changes;
}

/** A piece of judgement. */
export type ImapRule = (moment: ImapMoment) => void;
