import type { Pop3Parsed } from '../../pop3/reply.ts';
import { octet } from '../../wire/bytes.ts';
import { decide, type Judge } from '../judge.ts';
import { printCommand, type Pop3Command } from './command.ts';

/** Status lines end here at the latest, CRLF included (RFC 1939 section 3, RFC 2449 section 4). */
const statusOctets = 512;

/** A status line has at most 512 octets; a continuation request may have more (RFC 5034 section 4). */
export function judgeLength(judge: Judge, { status, bytes }: Pop3Parsed): void {
  if (status === undefined) return;
  const end = bytes.indexOf(octet.lf) + 1;
  const length = end === 0 ? bytes.length : end;
  decide(judge, 'rule.pop3.status-line-length', length <= statusOctets, () => ({
    path: 'status line',
    wanted: `at most ${statusOctets} octets`,
    got: `${length} octets`,
  }));
}

/** A continuation request (RFC 5034 section 4). */
export function isChallenge({ status, bytes }: Pop3Parsed): boolean {
  return status === undefined && bytes[0] === octet.plus && bytes[1] === octet.space;
}

/** Only AUTH is answered by a challenge. */
export function judgeChallenge(judge: Judge, head: Pop3Command | undefined, asked: boolean): void {
  decide(judge, 'rule.pop3.reply-for-each-command', asked, () => ({
    path: head === undefined ? 'no command' : printCommand(head),
    wanted: 'no challenge without AUTH',
    got: '+',
  }));
}

/**
 * Replies that no command has asked for. A server that gives up on a client may say why before it closes the connection:
 * it should not (RFC 1939 section 3), but that breaks nothing.
 */
export class Unasked {
  readonly #judge: Judge;
  #farewell: Pop3Parsed | undefined;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  came(reply: Pop3Parsed): void {
    if (reply.status === '-ERR') this.#farewell = reply;
    else this.#broken(reply);
  }

  /** The session goes on: it was no farewell. */
  wentOn(): void {
    if (this.#farewell) this.#broken(this.#farewell);
    this.#farewell = undefined;
  }

  #broken({ bytes }: Pop3Parsed): void {
    this.#judge.broken('rule.pop3.reply-for-each-command', {
      path: 'a reply unasked',
      wanted: 'nothing: every command was answered',
      got: JSON.stringify(bytes.toString('latin1', 0, 40)),
    });
  }
}
