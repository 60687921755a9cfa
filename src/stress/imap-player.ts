import { now } from '../driver/clock.ts';
import type { CommandPiece } from '../driver/imap-command.ts';
import type { Session } from '../driver/session.ts';
import { type Draft, imapDraft, type ImapWord, type Intent } from '../explore/commands.ts';
import { weigh } from './dice.ts';
import { Exchange } from './exchange.ts';
import { housekeeping, stressWords } from './imap-words.ts';
import { SelectedView } from './selected-view.ts';
import { Door, enter, hangUp, type Seat, type Stage } from './stage.ts';

/** One command in so many is an IDLE, and one in so many a LOGOUT with a new login. */
const IDLE_ONCE_IN = 60;
const LEAVE_ONCE_IN = 2000;

/** A command, and what it is expected to do. */
type Sending = Pick<Draft, 'pieces' | 'effect'>;

function plain(text: string): Sending {
  return { pieces: [text], effect: { kind: 'nothing' } };
}

/** One IMAP session that always does something, with one command in flight. */
export class ImapPlayer {
  readonly protocol = 'imap';
  readonly #stage: Stage;
  readonly #seat: Seat;
  readonly #exchange: Exchange;
  readonly #door: Door;
  readonly #view: SelectedView;
  readonly #word: () => ImapWord | undefined;
  readonly #chores: Intent<ImapWord>[] = [];
  #session: Session | undefined;

  constructor(stage: Stage, seat: Seat) {
    this.#stage = stage;
    this.#seat = seat;
    this.#exchange = new Exchange(stage, seat);
    this.#door = new Door(stage, seat.name);
    this.#view = new SelectedView(stage.abilities.imap, stage.mailboxes);
    this.#word = weigh(stressWords(stage.abilities.imap), seat.chance);
  }

  /** Logs in and selects a mailbox; throws `DriverError` where the server does not let it in. */
  async start(): Promise<void> {
    this.#session = await enter(this.#stage, this.#seat, 'imap');
    await this.#send(this.#session, this.#selection());
  }

  /** Sends one command after another until that time, or until the load is over. */
  async work(until: number): Promise<void> {
    while (now() < until && !this.#stage.over.aborted) await this.#step();
  }

  /** A poll at rest: whatever other sessions did has to be told now at the latest. */
  async poll(): Promise<void> {
    const session = this.#session ?? (await this.#reopen());
    if (!session) return;
    if (this.#view.selected === '') await this.#send(session, this.#selection());
    if (this.#session) await this.#send(this.#session, plain('NOOP'));
  }

  /** All that this session sees, while nobody changes anything. */
  async look(): Promise<void> {
    if (!this.#session || this.#view.selected === '') return;
    // All of none: some servers call that a mistake.
    const everything = this.#view.count > 0 ? plain('FETCH 1:* (UID FLAGS)') : plain('UID FETCH 1:* (FLAGS)');
    await this.#send(this.#session, everything);
  }

  /** Says goodbye. */
  async leave(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    await this.#exchange.imap(session, ['LOGOUT']);
    await this.drop();
  }

  /** Ends the connection: at once where the load was given up, else in order. */
  async drop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#view.forget();
    await hangUp(this.#stage, session);
  }

  async #step(): Promise<void> {
    const session = this.#session ?? (await this.#reopen());
    if (!session) return;
    if (this.#seat.chance.below(LEAVE_ONCE_IN) === 0) {
      await this.leave();
      return;
    }
    const draft = this.#draft();
    if (draft) await this.#send(session, draft);
  }

  async #reopen(): Promise<Session | undefined> {
    try {
      this.#session = await enter(this.#stage, this.#seat, 'imap');
      this.#door.opened();
    } catch (cause) {
      this.#door.failed(cause);
    }
    return this.#session;
  }

  #draft(): Sending | undefined {
    const view = this.#view;
    const { chance } = this.#seat;
    if (view.selected === '') return this.#selection();
    if (view.abilities.has('IDLE') && chance.below(IDLE_ONCE_IN) === 0) return plain('IDLE');
    if (this.#chores.length === 0) this.#chores.push(...housekeeping(view));
    const chore = this.#chores.shift();
    if (chore) return imapDraft(chore, view);
    const word = this.#word();
    return word === undefined ? undefined : imapDraft({ word, dice: chance.dice() }, view);
  }

  #selection(): Sending {
    const { mailboxes } = this.#view;
    const mailbox = mailboxes[this.#seat.chance.below(mailboxes.length)] ?? 'INBOX';
    return { pieces: [`SELECT ${mailbox}`], effect: { kind: 'select', mailbox, readOnly: false } };
  }

  async #send(session: Session, { pieces, effect }: Sending): Promise<void> {
    const view = this.#view;
    if (effect.kind === 'select') view.forget();
    const done = await this.#exchange.imap(session, pieces.map(this.#piece));
    if (!done) return this.drop();
    for (const { imap } of done.responses) view.take(imap.data);
    if (done.status !== 'OK') return;
    if (effect.kind === 'select') view.select(effect.mailbox, effect.readOnly);
    if (effect.kind === 'close') view.forget();
  }

  readonly #piece = (piece: Draft['pieces'][number]): CommandPiece => {
    if (typeof piece === 'string') return piece;
    const literal = this.#stage.mint.message(piece.fixture);
    const synchronizing = !this.#view.abilities.has('LITERAL+') || this.#seat.chance.below(2) === 0;
    return { literal, synchronizing };
  };
}
