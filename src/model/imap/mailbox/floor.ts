import { limits } from '../../../wire/limits.ts';

/** Steps that are kept: of more, the oldest are forgotten, and less is known of times long ago. */
const kept = limits.changesRemembered;

/** The greatest value told so far, and the greatest that was told before a moment. */
export class Floor<T extends number | bigint> {
  #values: T[] = [];
  #moments: number[] = [];

  raise(value: T, at: number): void {
    const top = this.#values.at(-1);
    if (top !== undefined && value <= top) return;
    this.#values.push(value);
    this.#moments.push(at);
    if (this.#values.length <= kept) return;
    this.#values = this.#values.slice(kept / 2);
    this.#moments = this.#moments.slice(kept / 2);
  }

  get top(): T | undefined {
    return this.#values.at(-1);
  }

  /** When a value was told first, where just that value was. */
  momentOf(value: T): number | undefined {
    return this.#moments[this.#values.indexOf(value)];
  }

  before(moment: number): T | undefined {
    for (let at = this.#moments.length - 1; at >= 0; at--)
      if ((this.#moments[at] ?? Infinity) < moment) return this.#values[at];
    return undefined;
  }
}
