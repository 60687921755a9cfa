import type { ActReport, AppAct, LifeAct, Pointed } from '../act.ts';
import { isLife, isMark } from '../act.ts';
import type { AppView, ImapAppOptions, MailApp } from '../app.ts';
import type { DeviceErrorCode } from '../error.ts';
import { DeviceError } from '../error.ts';
import { connected } from '../failure.ts';
import { fetchBodies } from './bodies.ts';
import type { Context } from './context.ts';
import { syncFolderList } from './folders.ts';
import { idle } from './idle.ts';
import { ImapLink } from './link.ts';
import type { ChangeAct } from './local.ts';
import { cachedOf, doLocally } from './local.ts';
import { Queue } from './queue.ts';
import type { Refusal } from './replay.ts';
import { replay } from './replay.ts';
import { Store } from './store.ts';
import { nothing, syncFolder, together } from './sync.ts';

/** A mail app over IMAP: folders cached by UIDVALIDITY and UID, a queue of what was done offline (RFC 4549). */
export function createImapApp(options: ImapAppOptions): MailApp {
  return new ImapApp(options);
}

const changeWords: ReadonlySet<string> = new Set<ChangeAct['word']>([
  'delete',
  'move',
  'copy',
  'save',
  'new folder',
  'delete folder',
  'rename folder',
]);
const isChange = (act: AppAct): act is ChangeAct => isMark(act) || changeWords.has(act.word);

/** Errors behind which a connection cannot be used any more. */
const breaking: ReadonlySet<DeviceErrorCode> = new Set(['disconnect', 'timeout', 'malformed']);

class ImapApp implements MailApp {
  readonly protocol = 'imap';
  readonly #options: ImapAppOptions;
  readonly #store = new Store();
  readonly #queue = new Queue();
  #link: ImapLink | undefined;
  #online: boolean;

  constructor(options: ImapAppOptions) {
    this.#options = options;
    this.#online = !(options.startOffline ?? false);
  }

  get online(): boolean {
    return this.#online;
  }

  view(): AppView {
    return this.#store.view();
  }

  async perform(act: AppAct): Promise<ActReport> {
    try {
      if (isLife(act)) return await this.#live(act);
      return isChange(act) ? await this.#change(act) : await this.#ask(act);
    } catch (cause) {
      // The connection is in an unknown state: the next word opens another.
      if (!(cause instanceof DeviceError) || breaking.has(cause.code)) await this.#drop();
      throw cause;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#drop();
  }

  async #live(act: LifeAct): Promise<ActReport> {
    switch (act.word) {
      case 'look':
      case 'let pass':
        return nothing;
      case 'go offline':
        this.#online = false;
        await this.#leave();
        return nothing;
      case 'come online':
        this.#online = true;
        return this.#comeOnline();
      case 'lose connection':
        await this.#lose();
        return nothing;
      case 'wipe':
        await this.#leave();
        this.#store.clear();
        this.#queue.clear();
        return nothing;
    }
  }

  /** What the server refused of the changes made offline is told when all the rest is done. */
  async #comeOnline(): Promise<ActReport> {
    const context = await this.#connect();
    const { refusals } = await this.#replay(context);
    const report = await this.#syncAll(context);
    throwFirst(refusals);
    return report;
  }

  /** Does a change locally, and on the server as soon as there is a connection. */
  async #change(act: ChangeAct): Promise<ActReport> {
    const { fixture } = this.#options;
    const { changes, loss } = doLocally({ store: this.#store, fixture }, act);
    for (const change of changes) {
      const loses = this.#online && change === changes.at(-1);
      this.#queue.push({ change, offline: !this.#online, loss: loses ? loss : undefined });
    }
    if (!this.#online) return nothing;
    const context = await this.#connect();
    const { refusals, outcome } = await this.#replay(context);
    if (outcome === 'lost' || (loss !== undefined && refusals.length === 0)) await this.#lose();
    else for (const { folders } of refusals) await this.#resync(context, folders);
    throwFirst(refusals);
    return nothing;
  }

  /** What was refused is shown as it is on the server again. */
  async #resync(context: Context, folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      try {
        await syncFolder(context, folder, this.#queue.awaited);
      } catch (cause) {
        if (!(cause instanceof DeviceError) || cause.code !== 'refused') throw cause;
        this.#store.removeFolder(folder);
      }
    }
  }

  /** Words that only ask the server, or look at the store. */
  async #ask(act: Exclude<AppAct, LifeAct | ChangeAct>): Promise<ActReport> {
    switch (act.word) {
      case 'sync':
        return this.#sync(act.folders);
      case 'open':
      case 'download':
        return this.#fetch(act);
      case 'download everything':
        return this.#fetchEverything();
      case 'idle':
        return this.#idle(act);
      case 'collect':
      case 'delete from server':
        throw new DeviceError('misuse', `an IMAP app has no word ${act.word}`);
    }
  }

  async #sync(folders: readonly string[] | undefined): Promise<ActReport> {
    const context = await this.#ready();
    if (folders === undefined) return this.#syncAll(context);
    const reports: ActReport[] = [];
    for (const folder of folders) reports.push(await syncFolder(context, folder, this.#queue.awaited));
    return together(reports);
  }

  async #syncAll(context: Context): Promise<ActReport> {
    const reports: ActReport[] = [];
    for (const folder of await syncFolderList(context)) {
      reports.push(await syncFolder(context, folder, this.#queue.awaited));
    }
    return together(reports);
  }

  async #fetch(pointed: Pointed): Promise<ActReport> {
    if (cachedOf(this.#store, pointed).every(({ body }) => body !== undefined)) return nothing;
    const context = await this.#ready();
    await fetchBodies(context, pointed.folder ?? 'INBOX', cachedOf(this.#store, pointed));
    return nothing;
  }

  async #fetchEverything(): Promise<ActReport> {
    const context = await this.#ready();
    const report = await this.#syncAll(context);
    for (const folder of this.#store.folders) await fetchBodies(context, folder, this.#store.folder(folder).messages);
    return report;
  }

  async #idle(act: AppAct & { readonly word: 'idle' }): Promise<ActReport> {
    const { withinMs, until = () => false } = act;
    const context = await this.#ready();
    if (!context.link.has('IDLE')) throw new DeviceError('not-offered', 'the server has no IDLE');
    return idle(context, { withinMs, until });
  }

  /** Connected, and nothing waits in the queue. */
  async #ready(): Promise<Context> {
    if (!this.#online) throw new DeviceError('offline', 'the app is offline');
    const context = await this.#connect();
    throwFirst((await this.#replay(context)).refusals);
    return context;
  }

  async #connect(): Promise<Context> {
    if (this.#link && !(await this.#link.isAlive())) await this.#drop();
    this.#link ??= await this.#open();
    return { link: this.#link, store: this.#store, options: this.#options };
  }

  async #open(): Promise<ImapLink> {
    const { connect, replyMs, signal, method } = this.#options;
    const link = new ImapLink(await connected(connect), { replyMs, signal });
    try {
      await link.begin(method);
      return link;
    } catch (cause) {
      await link.session.close();
      throw cause;
    }
  }

  async #replay(context: Context): ReturnType<typeof replay> {
    const replayed = await replay(context, this.#queue);
    for (const folder of replayed.refusals.flatMap(({ folders }) => folders)) this.#store.distrust(folder);
    return replayed;
  }

  /** RST, and no network from then on. */
  async #lose(): Promise<void> {
    this.#online = false;
    await this.#link?.session.reset();
    this.#link = undefined;
  }

  async #leave(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    await link?.logout();
  }

  async #drop(): Promise<void> {
    const link = this.#link;
    this.#link = undefined;
    await link?.session.close();
  }
}

function throwFirst([first]: readonly Refusal[]): void {
  if (first) throw first.error;
}
