const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** Room that an empty queue keeps; what a burst needed is given back. */
const keptOctets = 16_384;
const firstOctets = 512;

/**
 * Octets received and not yet read, in one buffer that grows and shrinks: a sender of single octets costs no more than
 * one of large chunks.
 */
export class OctetQueue {
  #data: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  /** Up to here no CRLF ends. */
  #searched = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  push(chunk: Buffer): void {
    if (this.#end + chunk.length > this.#data.length) this.#makeRoom(chunk.length);
    chunk.copy(this.#data, this.#end);
    this.#end += chunk.length;
  }

  /** Octets of the first line with its CRLF, or 0 while it has none. A CR or LF alone ends nothing. */
  lineLength(): number {
    let at = this.#data.indexOf(lineFeed, Math.max(this.#searched, this.#start));
    while (at >= 0 && at < this.#end) {
      if (at > this.#start && this.#data[at - 1] === carriageReturn) return at + 1 - this.#start;
      at = this.#data.indexOf(lineFeed, at + 1);
    }
    this.#searched = this.#end;
    return 0;
  }

  /** The first octets, as a buffer of their own. */
  take(count: number): Buffer {
    const taken = Buffer.from(this.#data.subarray(this.#start, this.#start + count));
    this.drop(count);
    return taken;
  }

  drop(count: number): void {
    this.#start += Math.min(count, this.length);
    if (this.length === 0) this.#empty();
  }

  /** Drops all but a CR at the end: its LF may come. */
  dropAllButCr(): void {
    const keepsCr = this.length > 0 && this.#data[this.#end - 1] === carriageReturn;
    this.drop(this.length - (keepsCr ? 1 : 0));
  }

  #empty(): void {
    if (this.#data.length > keptOctets) this.#data = Buffer.alloc(0);
    this.#start = this.#end = this.#searched = 0;
  }

  /** At least doubles what is held, so that each octet is moved a constant number of times. */
  #makeRoom(count: number): void {
    const held = this.#data.subarray(this.#start, this.#end);
    const room = Buffer.allocUnsafe(Math.max(firstOctets, held.length * 2, held.length + count));
    held.copy(room);
    this.#searched = Math.max(0, this.#searched - this.#start);
    this.#data = room;
    this.#start = 0;
    this.#end = held.length;
  }
}
