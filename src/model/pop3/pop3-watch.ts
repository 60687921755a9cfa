import { greetingTimestamp } from '../../pop3/greeting.ts';
import type { Pop3Parsed } from '../../pop3/reply.ts';
import { judgeLine } from '../harness/pop3-line.ts';
import { decide } from '../judge.ts';
import type { Ending, MirrorOptions, SessionWatch } from '../session.ts';
import type { Pop3Command } from './command.ts';
import { Dialogue } from './dialogue.ts';
import { readFact } from './fact.ts';
import { sessionJudges } from './judges/all.ts';
import { judgeAnnounced } from './judges/announced.ts';
import { type ClientLine, LineReader } from './line-reader.ts';
import { isChallenge, judgeChallenge, judgeLength, Unasked } from './replies.ts';
import { Stay } from './stay.ts';
import { Visitor } from './visitor.ts';

/** Lines up to here, CRLF included, are one command to every server (RFC 2449 section 4). */
const lineOctets = 255;
/** Commands whose effect others may see. RETR may set \Seen of IMAP, and so may TOP. */
const changing: ReadonlySet<string> = new Set(['PASS', 'APOP', 'AUTH', 'RETR', 'TOP', 'QUIT']);

/** Watches one POP3 session. */
export class Pop3Watch implements SessionWatch {
  readonly #options: MirrorOptions;
  readonly #reader = new LineReader();
  readonly #dialogue = new Dialogue();
  readonly #stay: Stay;
  readonly #unasked: Unasked;
  readonly #visitor: Visitor;
  #greeted = false;
  /** It is no longer known which reply answers which command, or what a command did. */
  #lost = false;

  constructor(options: MirrorOptions) {
    this.#options = options;
    this.#stay = new Stay(options);
    this.#unasked = new Unasked(options.judge);
    this.#visitor = new Visitor(options.account, options.judge);
  }

  sent(bytes: Buffer): void {
    const at = this.#options.account.tick();
    if (!this.#lost) this.#unasked.wentOn();
    for (const line of this.#reader.take(bytes, at)) this.#line(line);
  }

  pop3(reply: Pop3Parsed): void {
    const at = this.#options.account.tick();
    if (!this.#lost) this.#unasked.wentOn();
    if (!this.#greeted) this.#greet(reply);
    else if (isChallenge(reply)) this.#challenge();
    else this.#reply(reply, at);
  }

  imap(): void {
    // Never on a POP3 session.
  }

  secured(): void {
    this.#options.account.tick();
    for (const command of this.#dialogue.open) this.#settle(command);
    this.#dialogue.reset();
    this.#reader.reset();
    this.#stay.secure();
  }

  ended(by: Ending): void {
    const { account } = this.#options;
    const at = account.tick();
    const { head } = this.#dialogue;
    if (by !== 'us' && head && !this.#lost) this.#visitor.judgeUnanswered(head);
    if (by !== 'us' && this.#stay.hasLeft) account.maildrop.door.left();
    // What a server does with commands that we did not wait for, it does when it likes.
    if (by !== 'us') for (const command of this.#dialogue.open) this.#settle(command);
    account.changing('pop3');
    account.changed('pop3');
    this.#stay.leave(at);
    if (this.#lost) account.maildrop.strangerLeft(at);
  }

  #line(line: ClientLine): void {
    const { lawful, judge, account } = this.#options;
    if (lawful) judgeLine({ line, judge, dialogue: this.#dialogue, announced: this.#stay.announced });
    const command = this.#dialogue.line(line);
    if (!line.clear || (command !== undefined && !isOneCommand(line))) this.#lose();
    if (command === undefined || !changing.has(command.keyword)) return;
    account.changing('pop3');
    if (command.keyword === 'QUIT') this.#stay.quit(command);
  }

  #greet(reply: Pop3Parsed): void {
    const { account, judge } = this.#options;
    this.#greeted = true;
    judgeLength(judge, reply);
    const timestamp = greetingTimestamp(reply);
    if (timestamp === undefined) return;
    const texts = { path: 'greeting', wanted: 'a timestamp that no greeting had before', got: timestamp };
    decide(judge, 'rule.pop3.greeting-timestamp', account.maildrop.isNewTimestamp(timestamp), () => texts);
  }

  #challenge(): void {
    const { head } = this.#dialogue;
    const asked = this.#dialogue.challenged();
    if (!this.#lost) judgeChallenge(this.#options.judge, head, asked);
  }

  #reply(reply: Pop3Parsed, at: number): void {
    const command = this.#dialogue.answered();
    if (command) this.#settle(command);
    if (this.#lost) return;
    judgeLength(this.#options.judge, reply);
    if (command) this.#answered(command, reply, at);
    else if (this.#mayAnswerUnfinished()) this.#lose();
    else this.#unasked.came(reply);
  }

  /** A line that has no end, or is longer than any server must take, may be answered before it ends. */
  #mayAnswerUnfinished(): boolean {
    const { unfinished } = this.#reader;
    return unfinished > lineOctets || (unfinished > 0 && !this.#options.lawful);
  }

  #answered(command: Pop3Command, reply: Pop3Parsed, at: number): void {
    const { judge, account } = this.#options;
    const { maildrop } = account;
    const mirror = this.#stay;
    judge.held('rule.pop3.reply-for-each-command');
    const fact = readFact(command, reply);
    const moment = { command, reply, fact, mirror, recent: mirror.drop.recent, undisturbed: mirror.undisturbed, judge };
    for (const one of sessionJudges) one(moment);
    const { user } = this.#visitor;
    this.#visitor.answered(command, reply);
    if (fact?.kind === 'capabilities') judgeAnnounced(moment, fact.names, maildrop);
    if (command.keyword === 'QUIT') mirror.quitAnswered(reply.status === '+OK', at);
    if (fact?.kind === 'unclear') this.#lose();
    else if (fact?.kind === 'login') this.#login(command, user, at);
    else if (fact) mirror.take(command, fact);
  }

  /** Commands may have been sent behind the login already. */
  #login(command: Pop3Command, user: string | undefined, at: number): void {
    if (!this.#stay.login) this.#visitor.letIn(command, user);
    this.#stay.enter(command, at);
    const quit = this.#dialogue.open.find(({ keyword }) => keyword === 'QUIT');
    if (quit) this.#stay.quit(quit);
  }

  /** From here on nothing is judged: only where a client sent what none should, or an answer was beyond reading. */
  #lose(): void {
    if (this.#lost) return;
    const { account } = this.#options;
    this.#lost = true;
    this.#stay.leave(account.now);
    account.maildrop.strangerCame();
  }

  /** The effect of a command on others is over. */
  #settle({ keyword }: Pop3Command): void {
    if (changing.has(keyword)) this.#options.account.changed('pop3');
  }
}

/** Every server takes it for one command. */
function isOneCommand({ octets }: ClientLine): boolean {
  return octets.length + 2 <= lineOctets && octets.toString('latin1').trim() !== '';
}
