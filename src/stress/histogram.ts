/** Buckets of one doubling: the width of a bucket, and so the error of a percentile, is below 5 %. */
const perDoubling = 16;

/** Doublings from a microsecond on: the last one ends beyond two minutes, where every deadline is over. */
const doublings = 27;

/** How often which duration was seen. It takes the same memory whatever is counted. */
export class Histogram {
  readonly #buckets = new Uint32Array(perDoubling * doublings);
  #count = 0;
  #max = 0;

  get count(): number {
    return this.#count;
  }

  /** The longest, in milliseconds. */
  get max(): number {
    return this.#max;
  }

  add(ms: number): void {
    const bucket = Math.floor(Math.log2(Math.max(1, ms * 1000)) * perDoubling);
    const at = Math.min(bucket, this.#buckets.length - 1);
    this.#buckets[at] = (this.#buckets[at] ?? 0) + 1;
    this.#count += 1;
    if (ms > this.#max) this.#max = ms;
  }

  /** The duration, in milliseconds, that this share of all was within; `share` from 0 to 1. */
  percentile(share: number): number {
    const wanted = share * this.#count;
    let seen = 0;
    for (const [at, times] of this.#buckets.entries()) {
      seen += times;
      if (times > 0 && seen >= wanted) return Math.min(this.#max, 2 ** ((at + 1) / perDoubling) / 1000);
    }
    return 0;
  }
}
