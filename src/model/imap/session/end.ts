import type { AccountMirror } from '../../account.ts';
import { decide, type Judge } from '../../judge.ts';
import type { SessionMirror } from '../session-mirror.ts';
import type { Notes } from './notes.ts';

/** A session whose connection the server has ended while nothing was asked of it. */
interface EndedSession {
  readonly account: AccountMirror;
  readonly judge: Judge;
  readonly mirror: SessionMirror;
  readonly notes: Notes;
}

/**
 * A server that closes the connection says BYE first (RFC 9051 section 3.4). One that was stopped or killed cannot, and of
 * one that was not yet logged in to nothing is said: it may have had no room for another client.
 */
export function judgeEnd({ account, judge, mirror, notes }: EndedSession): void {
  const loggedIn = mirror.state === 'authenticated' || mirror.state === 'selected' || notes.saidBye;
  if (!loggedIn || mirror.lost || account.restarts > 0) return;
  decide(judge, 'rule.imap.bye-before-closing', notes.saidBye, () => ({
    path: mirror.view?.mailbox ?? mirror.name,
    wanted: 'BYE before the server closes the connection',
    got: 'the connection closed without a word',
  }));
}
