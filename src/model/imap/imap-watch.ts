import type { ImapParsed } from '../../imap/response.ts';
import type { MirrorOptions, SessionWatch } from '../session.ts';
import { CommandReader } from './command-reader.ts';
import type { ImapCommand } from './command.ts';
import { mayChange } from './effects.ts';
import { mailboxJudges } from './mailbox/all.ts';
import type { ImapMoment } from './moment.ts';
import { SessionMirror } from './session-mirror.ts';
import { sessionJudges } from './session/all.ts';

/** Watches one IMAP session. */
export class ImapWatch implements SessionWatch {
  readonly #options: MirrorOptions;
  readonly #mirror: SessionMirror;
  readonly #reader: CommandReader;
  /** Commands in flight that may change something. */
  readonly #changing = new Set<ImapCommand>();
  readonly #slips: string[] = [];
  #ended = false;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#mirror = new SessionMirror(options.name);
    this.#reader = new CommandReader({
      named: (command) => {
        this.#named(command);
      },
      slipped: (message) => {
        this.#slipped(message);
      },
      lost: (message) => {
        this.#lost(message);
      },
    });
  }

  sent(bytes: Buffer): void {
    const at = this.#options.account.tick();
    if (!this.#mirror.lost) this.#reader.sent(bytes, at);
  }

  imap(parsed: ImapParsed): void {
    const { account, judge } = this.#options;
    const at = account.tick();
    if (this.#mirror.lost) return;
    const mirror = this.#mirror;
    const response = parsed.data;
    const { inFlight } = this.#reader;
    const answered = response.kind === 'tagged' ? inFlight.find((one) => one.tag === response.tag) : undefined;
    const moment: ImapMoment = { at, response, parsed, inFlight, answered, mirror, account, judge };
    for (const rule of sessionJudges) rule(moment);
    mirror.take({ response, oldest: answered ?? inFlight[0], answered });
    for (const rule of mailboxJudges) rule(moment);
    if (response.kind === 'continuation') this.#reader.continued();
    if (response.kind === 'tagged' && answered) this.#answered(answered);
  }

  pop3(): void {
    // Never on an IMAP session.
  }

  secured(): void {
    this.#options.account.tick();
    this.#reader.reset();
  }

  /**
   * A command that a server was still to answer when the harness left may take effect at any later time: nobody can
   * tell when that is over.
   */
  ended(by: 'us' | 'server'): void {
    if (this.#ended) return;
    this.#ended = true;
    const { account } = this.#options;
    account.tick();
    if (this.#mirror.view) {
      account.changing();
      account.changed();
    }
    if (by === 'us') return;
    for (let open = this.#changing.size + (this.#mirror.lost ? 1 : 0); open > 0; open--) account.changed();
    this.#changing.clear();
  }

  #named(command: ImapCommand): void {
    if (!mayChange(command)) return;
    this.#changing.add(command);
    this.#options.account.changing();
  }

  #answered(command: ImapCommand): void {
    this.#reader.answered(command.tag);
    if (this.#changing.delete(command)) this.#options.account.changed();
  }

  /** A fault of the harness's own octets, where it is one. */
  #slipped(message: string): void {
    // Judged by a rule of the harness.
    this.#slips.push(message);
  }

  #lost(message: string): void {
    this.#slipped(message);
    this.#mirror.lost = true;
    // Whatever the octets were, they may change something.
    this.#options.account.changing();
  }
}
