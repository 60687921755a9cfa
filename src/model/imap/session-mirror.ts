import { numberSetOf } from '../../imap/number-set.ts';
import type { Data, ResponseData } from '../../imap/value.ts';
import type { ImapCommand } from './command.ts';
import { enablesCondstore, marksSeen } from './effects.ts';
import type { ImapMirror } from './mirror.ts';
import { FlagSets, View, type Message } from './view.ts';
import { isByUid, isSelect, itemsOf, mailboxOf, numberOf, plainName, wordOf } from './words.ts';
import { limits } from '../../wire/limits.ts';

/** A response and what it came for, as far as the mirror wants to know. */
export interface Told {
  readonly at: number;
  readonly response: ResponseData;
  /** Commands in flight, the oldest first. */
  readonly inFlight: readonly ImapCommand[];
  readonly answered: ImapCommand | undefined;
}

type Untagged = Extract<ResponseData, { kind: 'data' }>;
type Code = NonNullable<Extract<ResponseData, { kind: 'status' }>['code']>;

/** What one session must be in: takes each response of the server, in their order. */
export class SessionMirror implements ImapMirror {
  readonly name: string;
  state: ImapMirror['state'] = 'not authenticated';
  /** The mailbox that is selected, or was until the SELECT in flight. */
  view: View | undefined;
  /** The mailbox that the SELECT in flight is about to open. */
  opening: View | undefined;
  readonly enabled = new Set<string>();
  lost = false;
  /** Whether the state is beyond doubt: a SELECT answered BAD may have given up the mailbox or not. */
  certain = true;
  readonly #flagSets = new FlagSets();
  #greeted = false;
  /** When the last command was sent that is answered: what comes unasked is no older. */
  #answeredSentAt = 0;
  /** Messages whose flags came since the last tagged response. */
  #flagsTold: Message[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** The mailbox that data of messages belong to: that of a SELECT in flight as soon as its data began. */
  get current(): View | undefined {
    return this.opening ?? this.view;
  }

  take(told: Told): void {
    const { response, inFlight } = told;
    const oldest = this.#servedFirst(told.answered, inFlight);
    const { removals, losses } = this.view ?? {};
    if (response.kind === 'tagged') this.#tagged(told);
    else if (response.kind === 'status') this.#status(response, oldest);
    else if (response.kind === 'data') this.#data(response, oldest);
    if (this.view && this.view.removals !== removals) this.view.goneAt = told.at;
    if (this.view && this.view.losses !== losses) this.view.forgotAt = told.at;
  }

  /** The command that data come for. Where no mailbox is selected, that of messages can only come for a SELECT. */
  #servedFirst(answered: ImapCommand | undefined, inFlight: readonly ImapCommand[]): ImapCommand | undefined {
    return answered ?? (this.view ? undefined : inFlight.find(isSelect)) ?? inFlight[0];
  }

  #tagged({ response, answered, inFlight }: Told): void {
    if (response.kind !== 'tagged' || !answered) return;
    const ok = response.status === 'OK';
    if (response.code) this.#code(response.code, answered);
    if (isSelect(answered)) this.#selected(response, answered);
    else if (ok) this.#succeeded(answered);
    this.#settleFlags(answered, ok);
    if (inFlight.length <= 1) this.view?.settle();
    if (ok && enablesCondstore(answered)) this.enabled.add('CONDSTORE');
    this.#answeredSentAt = Math.max(this.#answeredSentAt, answered.sentAt);
  }

  #selected(response: Extract<ResponseData, { kind: 'tagged' }>, command: ImapCommand): void {
    const opening = this.opening;
    this.opening = undefined;
    if (response.status === 'OK') {
      this.view = opening ?? new View(command, mailboxOf(command.args[0]));
      this.view.initial = this.view.messages?.length ?? 0;
      if (response.code?.name === 'READ-ONLY') this.view.readOnly = true;
      this.state = 'selected';
      this.certain = true;
    } else if (response.status === 'NO' || this.view === undefined) {
      this.#leave();
      this.certain = response.status === 'NO' || this.certain;
    } else this.certain = false;
  }

  #succeeded(command: ImapCommand): void {
    switch (command.name) {
      case 'LOGIN':
      case 'AUTHENTICATE':
        this.state = 'authenticated';
        break;
      case 'CLOSE':
      case 'UNSELECT':
        this.#leave();
        this.certain = true;
        break;
      case 'LOGOUT':
        this.state = 'logout';
        break;
    }
  }

  #leave(): void {
    this.view = undefined;
    if (this.state === 'selected') this.state = 'authenticated';
  }

  #status(response: Extract<ResponseData, { kind: 'status' }>, oldest: ImapCommand | undefined): void {
    if (!this.#greeted && response.status === 'PREAUTH') this.state = 'authenticated';
    this.#greeted = true;
    if (response.status === 'BYE') this.state = 'logout';
    if (response.status === 'OK' && response.code) this.#code(response.code, oldest);
  }

  /** The view that a datum of SELECT is about, begun where it must be. */
  #viewFor(oldest: ImapCommand | undefined): View | undefined {
    if (!oldest || !isSelect(oldest)) return this.view;
    return (this.opening ??= new View(oldest, mailboxOf(oldest.args[0])));
  }

  #code(code: Code, oldest: ImapCommand | undefined): void {
    if (code.name === 'CLOSED') {
      this.view = undefined;
      this.opening = undefined;
      return;
    }
    const view = codesOfView.has(code.name) ? this.#viewFor(oldest) : undefined;
    if (!view) return;
    const [value] = code.args;
    if (code.name === 'UIDVALIDITY') view.uidValidity = numberOf(value);
    else if (code.name === 'UIDNEXT') view.uidNext ??= numberOf(value);
    else if (code.name === 'PERMANENTFLAGS') view.permanentFlags = this.#flagSets.of(itemsOf(value));
    else if (code.name === 'NOMODSEQ') view.noModseq = true;
    else if (value?.kind === 'number') view.tellHighestModseq(value.value);
  }

  #data(response: Untagged, oldest: ImapCommand | undefined): void {
    const number = Number(response.number ?? 0n);
    if (response.name === 'EXISTS') this.#viewFor(oldest)?.exists(number);
    else if (response.name === 'EXPUNGE') this.current?.expunge(number);
    else if (response.name === 'FETCH') this.#fetched(number, itemsOf(response.data[0]));
    else if (response.name === 'VANISHED') this.#vanished(response.data);
    else if (response.name === 'ENABLED') this.#enabled(response.data);
    else if (response.name === 'FLAGS') this.#flags(this.#viewFor(oldest), response.data);
  }

  #flags(view: View | undefined, data: readonly Data[]): void {
    if (view) view.flags = this.#flagSets.of(itemsOf(data[0]));
  }

  #enabled(names: readonly Data[]): void {
    for (const name of names) this.enabled.add(wordOf(name) ?? '');
    // Its own text makes the one ask for the other (RFC 7162 section 3.2.3).
    if (this.enabled.has('QRESYNC')) this.enabled.add('CONDSTORE');
  }

  #vanished(data: readonly Data[]): void {
    const view = this.current;
    const [uids] = data;
    if (!view || uids === undefined || uids.kind === 'list') return;
    let left: number = limits.messagesFollowed;
    for (const { low, high } of numberSetOf(uids, 0) ?? [])
      for (let uid = low; uid <= high && left > 0; uid++, left--) view.vanish(uid);
  }

  #fetched(number: number, items: readonly Data[]): void {
    const view = this.current;
    const message = view?.own(number);
    if (!view || !message) return;
    for (let at = 0; at + 1 < items.length; at += 2) {
      const item = items[at];
      const value = items[at + 1];
      if (item?.kind !== 'atom') continue;
      const name = item.text.toUpperCase();
      if (name === 'UID') this.#tellUid(view, message, value);
      else if (name === 'FLAGS') this.#tellFlags(message, itemsOf(value));
      else if (name === 'MODSEQ') tellModseq(view, message, itemsOf(value)[0]);
    }
  }

  #tellUid(view: View, message: Message, value: Data | undefined): void {
    const uid = numberOf(value);
    if (uid !== undefined) view.tellUid(message, uid);
  }

  #tellFlags(message: Message, flags: readonly Data[]): void {
    message.flags = this.#flagSets.of(flags);
    message.recent = flags.some((flag) => wordOf(flag) === '\\RECENT');
    message.flagsAt = Math.max(message.flagsAt, this.#answeredSentAt);
    this.#flagsTold.push(message);
  }

  /**
   * When a command is answered: flags that it asked for are as new as the command; flags that it changed and did not
   * tell are known no more.
   */
  #settleFlags(command: ImapCommand, ok: boolean): void {
    const name = plainName(command);
    if (name === 'FETCH' || name === 'STORE') {
      for (const message of this.#flagsTold) if (ok) message.flagsAt = Math.max(message.flagsAt, command.sentAt);
      if (name === 'STORE' || (marksSeen(command) && this.view?.readOnly === false)) this.#forgetFlags(command, name);
    }
    this.#flagsTold = [];
  }

  #forgetFlags(command: ImapCommand, name: string): void {
    const { view } = this;
    if (!view) return;
    const told = new Set(this.#flagsTold);
    for (const message of membersOf(view, command)) {
      if (message.flags === undefined || told.has(message)) continue;
      if (name === 'STORE' || !message.flags.has('\\seen')) message.flags = undefined;
    }
  }
}

/** Codes that say something of the selected mailbox. */
const codesOfView: ReadonlySet<string> = new Set([
  'UIDVALIDITY',
  'UIDNEXT',
  'PERMANENTFLAGS',
  'HIGHESTMODSEQ',
  'NOMODSEQ',
]);

function tellModseq(view: View, message: Message, value: Data | undefined): void {
  if (value?.kind === 'number') view.tellModseq(message, value.value);
}

/** The messages of a view that the set of a command names. */
export function membersOf(view: View, command: ImapCommand): readonly Message[] {
  const byUid = isByUid(command);
  const last = byUid ? view.lastUid : (view.messages?.length ?? 0);
  const ranges = numberSetOf(command.args[0], last);
  // A saved search (`$`, RFC 9051 section 6.4.4.1) may name any of them.
  if (!ranges) return view.messages ?? [];
  return byUid ? view.withUids(ranges) : view.numbered(ranges);
}
