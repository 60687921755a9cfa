import type { ActReport, AppAct, LifeAct, MarkAct, Pointed } from '../act.ts';
import { isLife, isMark } from '../act.ts';
import type { AppOptions, AppView, MailApp } from '../app.ts';
import { DeviceError } from '../error.ts';
import { connected } from '../failure.ts';
import { headerOf, pointedAt } from '../message.ts';
import { collect } from './collect.ts';
import { Maildrop } from './maildrop.ts';
import type { Kept, Taken } from './store.ts';

type Collect = AppAct & { readonly word: 'collect' };

const markChanges: Readonly<Record<MarkAct['word'], Partial<Kept>>> = {
  read: { unread: false },
  unread: { unread: true },
  flag: { flagged: true },
  unflag: { flagged: false },
};

const nothing: ActReport = { got: [], droppedCache: false, dropped: [] };

/** A mail app over POP3: everything it shows is its own, the server is where new mail comes from. */
export function createPop3App(options: AppOptions): MailApp {
  return new Pop3App(options);
}

class Pop3App implements MailApp {
  readonly protocol = 'pop3';
  readonly #options: AppOptions;
  #online: boolean;
  #today = 0;
  #messages: readonly Kept[] = [];
  #taken: readonly Taken[] = [];

  constructor(options: AppOptions) {
    this.#options = options;
    this.#online = !(options.startOffline ?? false);
  }

  get online(): boolean {
    return this.#online;
  }

  view(): AppView {
    const shown = this.#messages.map(({ uidl, ...message }) => ({
      ...message,
      deleted: false,
      ...(uidl !== undefined && { uidl }),
    }));
    return { folders: new Map([['INBOX', shown]]) };
  }

  async perform(act: AppAct): Promise<ActReport> {
    if (act.word === 'collect') return this.#collect(act);
    if (isLife(act)) this.#live(act);
    else if (isMark(act)) this.#mark(act);
    else if (act.word === 'open') this.#pointedAt(act);
    else if (act.word === 'delete') this.#delete(act);
    else if (act.word === 'delete from server') this.#unwant(act);
    else throw new DeviceError('misuse', `a POP3 app has no word ${act.word}`);
    return nothing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // There is no session between words.
  }

  /** This and every other word but `collect` is between the user and the app: nothing is sent. */
  #live(act: LifeAct): void {
    switch (act.word) {
      case 'look':
        return;
      case 'go offline':
      case 'lose connection':
        this.#online = false;
        return;
      case 'come online':
        this.#online = true;
        return;
      case 'let pass':
        this.#today += act.days;
        return;
      case 'wipe':
        this.#messages = [];
        this.#taken = [];
    }
  }

  #mark(act: MarkAct): void {
    const marked = this.#pointedAt(act);
    const change = markChanges[act.word];
    this.#messages = this.#messages.map((message) => (marked.includes(message) ? { ...message, ...change } : message));
  }

  #delete(act: Pointed): void {
    const gone = this.#pointedAt(act);
    this.#messages = this.#messages.filter((message) => !gone.includes(message));
  }

  #unwant(act: Pointed): void {
    for (const { uidl } of this.#pointedAt(act)) {
      const at = this.#taken.findIndex((one) => one.uidl === uidl && !one.unwanted);
      this.#taken = this.#taken.map((one, index) => (index === at ? { ...one, unwanted: true } : one));
    }
  }

  async #collect(act: Collect): Promise<ActReport> {
    if (!this.#online) throw new DeviceError('offline', 'the app is offline');
    const { connect, replyMs, signal, identify } = this.#options;
    const got: (string | undefined)[] = [];
    await using session = await connected(connect);
    const maildrop = new Maildrop(session, { replyMs, signal });
    const after = await collect({
      maildrop,
      taken: this.#taken,
      then: act.then,
      today: this.#today,
      got: (body, uidl) => {
        const name = identify(headerOf(body));
        got.push(name);
        this.#messages = [...this.#messages, { name, body, uidl, unread: true, flagged: false }];
      },
      know: (taken) => {
        this.#taken = taken;
      },
    });
    if (act.connectionLost !== undefined) await session.reset();
    else if (await maildrop.quit()) this.#taken = after;
    return { ...nothing, got };
  }

  #pointedAt({ messages, folder = 'INBOX' }: Pointed): readonly Kept[] {
    if (folder !== 'INBOX') throw new DeviceError('unknown-folder', `a POP3 app has no folder ${folder}`);
    return pointedAt(this.#messages, messages);
  }
}
