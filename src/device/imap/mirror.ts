import type { ResponseData } from '../../imap/data.ts';
import { isInSet, type NumberRange } from '../../imap/number-set.ts';
import { fetchedOf, vanishedOf } from './values.ts';

/** What a response told of the selected mailbox. */
export type Told =
  | { readonly kind: 'gone'; readonly uids: readonly NumberRange[] }
  | { readonly kind: 'flags'; readonly uid: number; readonly flags: ReadonlySet<string> }
  /** There are messages whose UID is not known yet. */
  | { readonly kind: 'grown' }
  /** Something about a message that cannot be told from the others: only a synchronisation can tell. */
  | { readonly kind: 'unclear' };

/** UIDs of the selected mailbox by message number, as far as they are known, fed by every response (RFC 9051 section 7). */
export class Mirror {
  #uids: (number | undefined)[] = [];

  get uids(): readonly (number | undefined)[] {
    return this.#uids;
  }

  /** Another mailbox is being opened. */
  reset(): void {
    this.#uids = [];
  }

  /** Takes a full list of UIDs, ascending; nothing where it cannot be all of them. */
  fill(uids: readonly number[]): void {
    if (uids.length === this.#uids.length) this.#uids = [...uids];
  }

  feed(data: ResponseData): Told | undefined {
    if (data.kind === 'status' && data.code?.name === 'CLOSED') this.#uids = [];
    const vanished = vanishedOf(data);
    if (vanished) return vanished.earlier ? undefined : this.#vanish(vanished.uids);
    if (data.kind !== 'data' || data.number === undefined) return undefined;
    const number = Number(data.number);
    if (data.name === 'EXISTS') return this.#exists(number);
    if (data.name === 'EXPUNGE') return this.#expunge(number);
    return this.#fetch(data);
  }

  #exists(count: number): Told | undefined {
    const before = this.#uids.length;
    if (count === before) return undefined;
    this.#uids.length = count;
    return count > before ? { kind: 'grown' } : { kind: 'unclear' };
  }

  #expunge(number: number): Told | undefined {
    const [uid] = this.#uids.splice(number - 1, 1);
    return uid === undefined ? { kind: 'unclear' } : { kind: 'gone', uids: [{ low: uid, high: uid }] };
  }

  #vanish(uids: readonly NumberRange[]): Told {
    const known = this.#uids.every((uid) => uid !== undefined);
    this.#uids = this.#uids.filter((uid) => uid === undefined || !isInSet(uids, uid));
    return known ? { kind: 'gone', uids } : { kind: 'unclear' };
  }

  #fetch(data: ResponseData): Told | undefined {
    const fetched = fetchedOf(data);
    if (!fetched) return undefined;
    const { number, uid = this.#uids[number - 1], flags } = fetched;
    if (number <= this.#uids.length) this.#uids[number - 1] = uid;
    if (!flags) return undefined;
    return uid === undefined ? { kind: 'unclear' } : { kind: 'flags', uid, flags };
  }
}
