import { digestOf, RecentBodies } from './body.ts';
import type { Listed, Pop3Fact } from './fact.ts';
import type { BodyFacts, DropMirror, TopFacts } from './mirror.ts';

/** The maildrop of a session, while it is told of it. What was told first holds for the session. */
export class Drop implements DropMirror {
  count: number | undefined;
  octets: number | undefined;
  readonly sizes = new Map<number, number>();
  sizeSum = 0;
  readonly uids = new Map<number, string>();
  readonly bodies = new Map<number, BodyFacts>();
  readonly tops = new Map<number, TopFacts>();
  readonly marked = new Set<number>();
  readonly restored = new Set<number>();
  /** Messages that RETR gave: a site may remove them after QUIT (RFC 1939 section 8). */
  readonly fetched = new Set<number>();
  readonly recent: RecentBodies = new RecentBodies();

  /** Takes what a reply said. `undisturbed`: nobody else can have removed anything, so that UIDL leaves nothing out. */
  take(fact: Pop3Fact, undisturbed: boolean): void {
    if (fact.kind === 'sizes') this.#takeSizes(fact.listed, fact.whole);
    else if (fact.kind === 'ids') this.#takeIds(fact.listed, fact.whole && undisturbed);
    else if (fact.kind === 'message') this.#takeBody(fact.number, fact.content, fact.body);
    else if (fact.kind === 'top') this.#takeTop(fact.number, fact.lines, fact.content);
    else if (fact.kind === 'dele') this.marked.add(fact.number);
    else if (fact.kind === 'stat') this.#takeStat(fact.count, fact.octets);
    else if (fact.kind === 'rset') this.#unmark();
  }

  #takeStat(count: number, octets: number): void {
    this.count ??= count + this.marked.size;
    if (this.marked.size === 0) this.octets ??= octets;
  }

  #takeSizes(listed: readonly Listed<number>[], whole: boolean): void {
    for (const { number, value } of listed) {
      if (this.sizes.has(number)) continue;
      this.sizes.set(number, value);
      this.sizeSum += value;
    }
    if (whole) this.count ??= this.#highest(listed);
  }

  #takeIds(listed: readonly Listed<string>[], complete: boolean): void {
    for (const { number, value } of listed) if (!this.uids.has(number)) this.uids.set(number, value);
    if (complete) this.count ??= this.#highest(listed);
  }

  #takeBody(number: number, content: Buffer, body: BodyFacts): void {
    this.fetched.add(number);
    this.recent.keep(number, content);
    if (!this.bodies.has(number)) this.bodies.set(number, body);
  }

  #takeTop(number: number, lines: number, content: Buffer): void {
    if (!this.tops.has(number)) this.tops.set(number, { lines, digest: digestOf(content) });
  }

  #unmark(): void {
    for (const number of this.marked) this.restored.add(number);
    this.marked.clear();
  }

  /** The highest number that is listed or marked: there are no gaps (RFC 1939 section 4). */
  #highest(listed: readonly Listed<unknown>[]): number {
    let highest = 0;
    for (const { number } of listed) highest = Math.max(highest, number);
    for (const number of this.marked) highest = Math.max(highest, number);
    return highest;
  }
}
