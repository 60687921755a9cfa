import type { ImapParsed } from '../../imap/response.ts';
import { bothJudges, mayFlagDeleted } from '../both/imap-looks.ts';
import type { Ending, MirrorOptions, SessionWatch } from '../session.ts';
import { Changes } from './changes.ts';
import { CommandReader } from './command-reader.ts';
import type { ImapCommand } from './command.ts';
import { enablesCondstore } from './effects.ts';
import { mailboxJudges } from './mailbox/all.ts';
import { SessionMirror } from './session-mirror.ts';
import { judgeSession } from './session/all.ts';
import { judgeEnd } from './session/end.ts';
import type { SessionMoment } from './session/moment.ts';
import { Notes } from './session/notes.ts';
import { hasWord } from './words.ts';

/** Watches one IMAP session. */
export class ImapWatch implements SessionWatch {
  readonly #options: MirrorOptions;
  readonly #mirror: SessionMirror;
  readonly #reader: CommandReader;
  readonly #changes: Changes;
  readonly #notes = new Notes();
  #ended = false;

  constructor(options: MirrorOptions) {
    this.#options = options;
    options.account.imapSessions += 1;
    this.#mirror = new SessionMirror(options.name);
    this.#changes = new Changes(options.account);
    this.#reader = new CommandReader({
      completed: (command) => {
        this.#completed(command);
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
    const at = this.#options.account.tick();
    if (this.#mirror.lost) return;
    const moment = this.#moment(parsed, at);
    const { response, answered, inFlight } = moment;
    judgeSession(moment);
    this.#mirror.take({ at, response, inFlight, answered });
    this.#opened(answered);
    for (const rule of mailboxJudges) rule(moment);
    for (const rule of bothJudges) rule(moment);
    if (response.kind === 'continuation') this.#reader.continued();
    if (!answered) return;
    this.#reader.answered(answered.tag);
    this.#changes.answered(answered);
  }

  #opened(answered: ImapCommand | undefined): void {
    const { view } = this.#mirror;
    if (view && view.openedBy === answered) view.uidNextIsExact = this.#changes.isStillSince(answered);
  }

  pop3(): void {
    // Never on an IMAP session.
  }

  secured(): void {
    this.#options.account.tick();
    this.#reader.reset();
  }

  ended(by: Ending): void {
    if (this.#ended) return;
    this.#ended = true;
    if (by === 'server' && this.#options.lawful && this.#reader.inFlight.length === 0)
      judgeEnd({ ...this.#options, mirror: this.#mirror, notes: this.#notes });
    this.#options.account.imapSessions -= 1;
    this.#options.account.tick();
    this.#changes.ended(by, this.#mirror.view !== undefined);
  }

  #moment(parsed: ImapParsed, at: number): SessionMoment {
    const { account, judge } = this.#options;
    const response = parsed.data;
    const { inFlight, hasMoreToSend } = this.#reader;
    const [oldest] = inFlight;
    return {
      at,
      response,
      parsed,
      inFlight,
      answered: response.kind === 'tagged' ? inFlight.find((one) => one.tag === response.tag) : undefined,
      inProgress: oldest?.completeAt === undefined ? undefined : oldest,
      hasMoreToSend,
      mirror: this.#mirror,
      view: this.#mirror.current,
      account,
      judge,
      changes: this.#changes,
      notes: this.#notes,
    };
  }

  #completed(command: ImapCommand): void {
    this.#changes.sent(command);
    if (mayFlagDeleted(command)) this.#options.account.inbox.mayHaveDeleted = true;
    if (this.#options.lawful) this.#options.judge.held('rule.harness.imap-command');
    if (enablesCondstore(command)) this.#notes.asked.add('CONDSTORE');
    if (command.name !== 'ENABLE') return;
    if (hasWord(command.args, 'QRESYNC')) this.#notes.asked.add('QRESYNC').add('CONDSTORE');
    if (hasWord(command.args, 'CONDSTORE')) this.#notes.asked.add('CONDSTORE');
  }

  /** A fault of the harness's own octets, where it is one. */
  #slipped(message: string): void {
    const { lawful, judge, name } = this.#options;
    const breach = { path: name, wanted: 'what a client may send', got: message };
    if (lawful) judge.broken('rule.harness.imap-command', breach);
  }

  #lost(message: string): void {
    this.#slipped(message);
    this.#mirror.lost = true;
    // Whatever the octets were, they may change something.
    this.#changes.lost();
  }
}
