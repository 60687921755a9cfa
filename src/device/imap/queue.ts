/** A message that is copied: the app's name of it, and of what it becomes. */
export interface Pair {
  readonly key: number;
  readonly as: number;
  /** By which the copy is known where the server does not tell its UID. */
  readonly header: Buffer;
}

/** Where the connection is cut while the change is sent. */
export type Loss = 'in the middle' | 'after';

/** Something that the user did, as it is to be done on the server (RFC 4549 section 3 "actions"). */
export type Change =
  | {
      readonly kind: 'flags';
      readonly folder: string;
      readonly keys: readonly number[];
      readonly flag: string;
      readonly add: boolean;
    }
  | { readonly kind: 'remove'; readonly folder: string; readonly keys: readonly number[] }
  | { readonly kind: 'copy' | 'move'; readonly folder: string; readonly to: string; readonly pairs: readonly Pair[] }
  | {
      readonly kind: 'save';
      readonly folder: string;
      readonly key: number;
      readonly header: Buffer;
      readonly octets: Buffer;
    }
  | { readonly kind: 'new folder' | 'delete folder'; readonly folder: string }
  | { readonly kind: 'rename folder'; readonly folder: string; readonly to: string };

/** The destination as it was before a message was sent there: what is new since may be that message. */
export interface Before {
  readonly uidValidity: number | undefined;
  readonly uidNext: number;
}

/** A change was sent, and its answer is not known. */
export interface Attempt {
  readonly before?: Before;
  /** The whole command was sent. */
  readonly complete: boolean;
  /** Messages of others whose \Deleted was taken away for an EXPUNGE that must not remove them. */
  readonly restore?: readonly number[];
}

/** How a change ended: `lost` is a connection that we cut because the user's word says so. */
export type Outcome = 'done' | 'lost';

/** A change that waits. */
export interface Entry {
  readonly change: Change;
  /** Done while offline: nobody is there to be asked when it fails. */
  readonly offline: boolean;
  readonly loss?: Loss | undefined;
  readonly attempt?: Attempt;
}

/** Changes in the order in which they were made, until the server has confirmed them (RFC 4549 section 5.1). */
export class Queue {
  #entries: readonly Entry[] = [];

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  /** The app's names of messages that are still to be created. */
  get awaited(): ReadonlySet<number> {
    return new Set(this.#entries.flatMap(({ change }) => createdBy(change)));
  }

  push(entry: Entry): void {
    this.#entries = [...this.#entries, entry];
  }

  /** The first one is done, or cannot be done. */
  shift(): void {
    this.#entries = this.#entries.slice(1);
  }

  /** Notes how far the first one came. */
  note(attempt: Partial<Attempt>): void {
    const [first, ...rest] = this.#entries;
    if (first) this.#entries = [{ ...first, attempt: { complete: false, ...first.attempt, ...attempt } }, ...rest];
  }

  /** The connection was cut as wanted: it is not cut again. */
  lost(): void {
    const [first, ...rest] = this.#entries;
    if (first) this.#entries = [{ ...first, loss: undefined }, ...rest];
  }

  clear(): void {
    this.#entries = [];
  }
}

function createdBy(change: Change): readonly number[] {
  if (change.kind === 'save') return [change.key];
  return change.kind === 'copy' || change.kind === 'move' ? change.pairs.map(({ as }) => as) : [];
}
