import type { Pop3Parsed } from '../../pop3/reply.ts';
import type { AccountMirror } from '../account.ts';
import { decide, type Judge } from '../judge.ts';
import type { Pop3Command } from './command.ts';
import type { Attempt } from './door.ts';

/** One session before the door. */
export class Visitor {
  readonly #account: AccountMirror;
  readonly #judge: Judge;
  #user: string | undefined;
  #refused = false;

  constructor(account: AccountMirror, judge: Judge) {
    this.#account = account;
    this.#judge = judge;
  }

  /** A command was answered. */
  answered(command: Pop3Command, reply: Pop3Parsed): void {
    const attempt = this.#attempt(command);
    this.#user = command.keyword === 'USER' && reply.status === '+OK' ? command.args.join(' ') : undefined;
    if (attempt) this.#judgeAnswer(attempt, reply);
    if (attempt && reply.status !== '+OK') this.#refused = true;
  }

  /** The session was let in. */
  letIn(command: Pop3Command, user: string | undefined): void {
    const isPass = command.keyword === 'PASS' && user !== undefined;
    this.#account.maildrop.door.came(isPass ? { user, password: command.args.join(' ') } : undefined);
  }

  /** The name that PASS would be for. */
  get user(): string | undefined {
    return this.#user;
  }

  /**
   * The server has gone away and left a command without an answer. It may do so when it is stopped, when it has waited
   * too long, or when it takes the client for an intruder; it has to answer the right password.
   */
  judgeUnanswered(command: Pop3Command): void {
    const attempt = this.#attempt(command);
    const stopped = this.#account.lastChange(['operator']) > command.sentAt;
    if (!attempt || this.#refused || stopped || this.#account.maildrop.door.opensWith(attempt) !== true) return;
    const wanted = '+OK, or -ERR and the reason';
    this.#judge.broken('rule.pop3.reply-for-each-command', { path: 'PASS', wanted, got: 'the end of the connection' });
  }

  #judgeAnswer(attempt: Attempt, { status, code }: Pop3Parsed): void {
    const { door } = this.#account.maildrop;
    const got = status === '+OK' ? '+OK' : `-ERR ${code === undefined ? '' : `[${code}]`}`;
    if (door.opensWith(attempt) === false)
      decide(this.#judge, 'rule.pop3.in-use-after-password', code !== 'IN-USE', () => {
        return { path: 'PASS with another password', wanted: '-ERR without [IN-USE]', got };
      });
    if (!door.isFree || this.#account.imapSessions > 0) return;
    decide(this.#judge, 'rule.pop3.lock-released', code !== 'IN-USE', () => {
      return { path: 'PASS while no session is open', wanted: 'a maildrop that is not in use', got };
    });
  }

  #attempt({ keyword, args }: Pop3Command): Attempt | undefined {
    return keyword === 'PASS' && this.#user !== undefined ? { user: this.#user, password: args.join(' ') } : undefined;
  }
}
