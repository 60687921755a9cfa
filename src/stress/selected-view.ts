import type { Abilities, ImapView } from '../explore/commands.ts';
import type { Data, ResponseCode, ResponseData } from '../imap/value.ts';
import { messageKinds } from './messages.ts';

/** UID of a FETCH response, as it was written. */
function uidIn([items]: readonly Data[]): string | undefined {
  if (items?.kind !== 'list') return undefined;
  for (let at = 0; at + 1 < items.items.length; at += 2) {
    const [name, value] = [items.items[at], items.items[at + 1]];
    if (name?.kind === 'atom' && name.text.toUpperCase() === 'UID') {
      return value?.kind === 'number' ? value.text : undefined;
    }
  }
  return undefined;
}

/** Messages that commands are made for: what a server claims beyond it costs no memory. */
const MOST = 10_000;

type Past = NonNullable<ReturnType<ImapView['past']>>;

/** What one session knows of the mailbox that it has selected: enough to send only commands that mean something. */
export class SelectedView implements ImapView {
  readonly abilities: Abilities;
  readonly enabled: ReadonlySet<string> = new Set();
  readonly mailboxes: readonly string[];
  readonly freeNames: readonly string[] = [];
  readonly removable: readonly string[] = [];
  readonly fixtures = messageKinds;
  /** Empty: none. */
  selected = '';
  readOnly = false;
  #uids: (string | undefined)[] = [];
  #told = new Map<string, string>();

  constructor(abilities: Abilities, mailboxes: readonly string[]) {
    this.abilities = abilities;
    this.mailboxes = mailboxes;
  }

  get count(): number {
    return this.#uids.length;
  }

  readonly uid = (number: number): string | undefined => this.#uids[number - 1];

  readonly past = (): Past | undefined => {
    const [uidValidity, modseq] = [this.#told.get('UIDVALIDITY'), this.#told.get('HIGHESTMODSEQ')];
    return uidValidity === undefined || modseq === undefined ? undefined : { uidValidity, modseq };
  };

  /** A mailbox is about to be selected, or none: what was known is over. */
  forget(): void {
    this.selected = '';
    this.#uids = [];
    this.#told = new Map();
  }

  select(mailbox: string, readOnly: boolean): void {
    this.selected = mailbox;
    this.readOnly = readOnly;
  }

  take(response: ResponseData): void {
    if (response.kind === 'status') this.#code(response.code);
    if (response.kind !== 'data' || response.number === undefined) return;
    const number = Number(response.number);
    switch (response.name) {
      case 'EXISTS':
        // A server that makes it smaller breaks a rule; here only the commands to come count.
        this.#uids.length = Math.min(number, MOST);
        break;
      case 'EXPUNGE':
        if (number > 0) this.#uids.splice(number - 1, 1);
        break;
      case 'FETCH':
        if (number > 0 && number <= this.#uids.length)
          this.#uids[number - 1] = uidIn(response.data) ?? this.#uids[number - 1];
        break;
    }
  }

  #code(code: ResponseCode | undefined): void {
    const [value] = code?.args ?? [];
    if (code && value?.kind === 'number') this.#told.set(code.name, value.text);
  }
}
