import { now } from '../driver/clock.ts';
import { describeEvent } from '../driver/describe.ts';
import { DriverError } from '../driver/error.ts';
import type { LastEvent } from '../driver/event.ts';
import { type CommandPiece, imapCommand, type ImapExchange } from '../driver/imap-command.ts';
import { pop3Command } from '../driver/pop3-command.ts';
import type { Session } from '../driver/session.ts';
import type { Pop3Parsed } from '../pop3/reply.ts';
import { replyTo } from '../pop3/reply-form.ts';
import { idle } from './idle.ts';
import type { Seat, Stage } from './stage.ts';
import type { Outcome } from './stats.ts';

/** What a command of the load is called in the figures. */
export function nameOf(text: string): string {
  const [first = '', second = ''] = text.split(' ', 2);
  return first === 'UID' ? `UID ${second}` : first;
}

interface Sent {
  readonly name: string;
  readonly since: number;
}

/** Sends the commands of one session and counts what came of each. A session that is lost is undefined to its owner. */
export class Exchange {
  readonly #stage: Stage;
  readonly #seat: Seat;

  constructor(stage: Stage, seat: Seat) {
    this.#stage = stage;
    this.#seat = seat;
  }

  /** Undefined: the session is lost. */
  async imap(session: Session, pieces: readonly CommandPiece[]): Promise<ImapExchange | undefined> {
    const [first] = pieces;
    const sent = { name: typeof first === 'string' ? nameOf(first) : '', since: now() };
    const { replyMs } = this.#stage;
    try {
      const done = await (sent.name === 'IDLE' ? idle(session, replyMs) : imapCommand(session, pieces, replyMs));
      if (done.ended) {
        this.#lost(sent, done.ended, byeIn(done));
        return undefined;
      }
      if (done.status === 'BAD') this.#bad(sent, done);
      this.#count(sent, outcomes[done.status ?? 'BYE']);
      return done;
    } catch (cause) {
      this.#failed(sent, cause);
      return undefined;
    }
  }

  /** Undefined: the session is lost. */
  async pop3(session: Session, line: string): Promise<Pop3Parsed | undefined> {
    const sent = { name: nameOf(line), since: now() };
    try {
      const { reply, ended } = await pop3Command(session, line, replyTo(line).shape, this.#stage.replyMs);
      if (!reply) {
        this.#lost(sent, ended, undefined);
        return undefined;
      }
      this.#count(sent, reply.status === '+OK' ? '+OK' : '-ERR');
      return reply;
    } catch (cause) {
      this.#failed(sent, cause);
      return undefined;
    }
  }

  #count({ name, since }: Sent, outcome: Outcome): void {
    this.#stage.stats.add(name, outcome, now() - since);
  }

  #bad({ name }: Sent, { tagged }: ImapExchange): void {
    this.#stage.incidents.bad.add(() => `${this.#seat.name}: ${name} was answered BAD ${tagged?.text ?? ''}`);
  }

  #lost(sent: Sent, last: LastEvent | undefined, bye: string | undefined): void {
    if (this.#stage.over.aborted) return;
    this.#count(sent, 'no reply');
    const { byes, disconnects } = this.#stage.incidents;
    const how = last === undefined ? 'the connection ended' : describeEvent(last);
    const where = `${this.#seat.name}, ${sent.name}: ${how}`;
    if (bye === undefined) disconnects.add(() => where);
    else byes.add(() => `${where} after BYE ${bye}`);
  }

  #failed(sent: Sent, cause: unknown): void {
    if (this.#stage.over.aborted) return;
    if (!(cause instanceof DriverError)) throw cause;
    this.#count(sent, 'no reply');
    const { timeouts, disconnects } = this.#stage.incidents;
    (cause.code === 'timeout' ? timeouts : disconnects).add(() => `${this.#seat.name}: ${cause.message}`);
  }
}

const outcomes = { OK: 'OK', NO: 'NO', BAD: 'BAD', PREAUTH: 'no reply', BYE: 'no reply' } as const;

function byeIn({ responses }: ImapExchange): string | undefined {
  for (const { imap } of responses)
    if (imap.data.kind === 'status' && imap.data.status === 'BYE') return imap.data.text;
  return undefined;
}
