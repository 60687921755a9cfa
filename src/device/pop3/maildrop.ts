import { pop3Command } from '../../driver/pop3-command.ts';
import type { Session } from '../../driver/session.ts';
import type { Pop3Parsed } from '../../pop3/reply.ts';
import { replyTo } from '../../pop3/reply-form.ts';
import { DeviceError } from '../error.ts';
import { disconnected, failureOf } from '../failure.ts';

/** A message of the maildrop, by its number in this session. */
export interface Listed {
  readonly number: number;
  /** Absent where the server has no UIDL. */
  readonly uidl: string | undefined;
}

interface Waits {
  readonly replyMs: number;
  readonly signal: AbortSignal;
}

/** One POP3 session of an app, as the acts that it needs (RFC 1939 sections 5 to 7). A refusal is a value. */
export class Maildrop {
  readonly #session: Session;
  readonly #waits: Waits;

  constructor(session: Session, waits: Waits) {
    this.#session = session;
    this.#waits = waits;
  }

  /** What is there, by UIDL, which is optional: else by LIST, without unique-ids. */
  async list(): Promise<readonly Listed[]> {
    const unique = await this.#ask('UIDL');
    if (unique.status === '+OK') return listed(unique, uniqueIdLine);
    const numbers = await this.#ask('LIST');
    if (numbers.status !== '+OK') throw new DeviceError('refused', `LIST was answered ${firstLine(numbers)}`);
    return listed(numbers, scanLine);
  }

  /** The message, or nothing where the server does not give it: another session may have removed it. */
  async retrieve(number: number): Promise<Buffer | undefined> {
    const reply = await this.#ask(`RETR ${String(number)}`);
    return reply.status === '+OK' ? reply.content : undefined;
  }

  /** Marks for removal. False where the server refuses. */
  async mark(number: number): Promise<boolean> {
    return (await this.#ask(`DELE ${String(number)}`)).status === '+OK';
  }

  /** True: the server says that it removed all that is marked (RFC 1939 section 6). */
  async quit(): Promise<boolean> {
    return (await this.#ask('QUIT')).status === '+OK';
  }

  async #ask(line: string): Promise<Pop3Parsed> {
    const { replyMs, signal } = this.#waits;
    try {
      const { reply, ended } = await pop3Command(this.#session, line, replyTo(line).shape, replyMs, { signal });
      if (ended) throw disconnected(line, ended);
      if (reply === undefined) throw new DeviceError('malformed', `${line} was answered with no reply`);
      return reply;
    } catch (cause) {
      throw failureOf(cause);
    }
  }
}

const uniqueIdLine = /^(\d+) +([!-~]+)$/;
const scanLine = /^(\d+) /;

/** Lines of no such form are left out: they are a finding of the grammar, and no message can be had by them. */
function listed(reply: Pop3Parsed, form: RegExp): readonly Listed[] {
  return (reply.lines ?? []).flatMap((line) => {
    const found = form.exec(line.toString('latin1'));
    return found ? [{ number: Number(found[1]), uidl: found[2] }] : [];
  });
}

function firstLine(reply: Pop3Parsed): string {
  return reply.bytes.toString('latin1').split('\r\n', 1)[0] ?? '';
}
