import { isDigit, octet, textBetween } from '../wire/bytes.ts';
import { limits } from '../wire/limits.ts';
import type { GrammarFault } from '../wire/tree.ts';
import { readHole } from './read-hole.ts';
import { readString } from './read-string.ts';
import type { Data, DataResult } from './value.ts';

export interface ReadOptions {
  /** Patterns: holes, `...` and `)!` are read, and literals are not. */
  readonly holes: boolean;
  /** Where the octets stand in something larger: added to each offset. */
  readonly offset?: number;
}

/** Names that may carry a section in brackets (RFC 9051 section 9 msg-att-static, RFC 3516 section 7). */
const sectionNames: ReadonlySet<string> = new Set(['BODY', 'BODY.PEEK', 'BINARY', 'BINARY.PEEK', 'BINARY.SIZE']);

const longestName = Math.max(...[...sectionNames].map((name) => name.length));

/** The largest number that any rule allows has 19 digits; there is room to show a larger one as a number. */
const number = /^\d{1,40}$/;

/** Faults kept of one run. A hundred tell what a thousand would. */
const maxFaults = 100;

/** 1 for octets that end an unquoted run, wherever it stands. */
const ends: Uint8Array = new Uint8Array(256);
for (const end of [octet.space, octet.open, octet.close, octet.quote, octet.openBrace, octet.cr, octet.lf])
  ends[end] = 1;

/**
 * Reads data by their spelling alone, with no grammar of the response they stand in: it takes whatever a peer sends,
 * and notes what has no shape at all. One reader for one run of octets.
 */
export class DataReader {
  readonly faults: GrammarFault[] = [];
  pos = 0;
  readonly #bytes: Buffer;
  readonly #holes: boolean;
  #depth = 0;

  constructor(bytes: Buffer, options: { readonly holes: boolean }) {
    this.#bytes = bytes;
    this.#holes = options.holes;
  }

  /** Items up to the end, or up to (not beyond) `stop` where it stands outside lists and strings. */
  run(stop?: number): Data[] {
    const items: Data[] = [];
    while (this.pos < this.#bytes.length && this.#peek() !== stop) {
      if (this.#skipSpaces()) continue;
      this.#checkApart(items.at(-1));
      if (this.#peek() === octet.close) this.#stray();
      else items.push(this.#item(stop));
    }
    return items;
  }

  fault(message: string, offset: number = this.pos): void {
    if (this.faults.length >= maxFaults || this.faults.at(-1)?.offset === offset) return;
    this.faults.push({ rule: this.#holes ? 'pattern' : 'response', offset, message });
  }

  #peek(ahead = 0): number | undefined {
    const at = this.pos + ahead;
    return at < this.#bytes.length ? this.#bytes[at] : undefined;
  }

  #skipSpaces(): boolean {
    const next = this.#peek();
    if (next !== octet.space && next !== octet.cr && next !== octet.lf) return false;
    this.pos++;
    return true;
  }

  /** In a pattern, values that touch are a slip of the writer: a hole stands for a whole value. */
  #checkApart(before: Data | undefined): void {
    if (!this.#holes || before?.end !== this.pos) return;
    if (before.kind === 'list' && this.#peek() === octet.open) return;
    if (this.#peek() !== octet.close) this.fault('a space belongs between two values');
  }

  #stray(): void {
    this.fault('no list is open here that `)` could close');
    this.pos++;
  }

  #item(stop: number | undefined): Data {
    const next = this.#peek();
    if (next === octet.open) return this.#list();
    if (next === octet.openBrace && this.#holes) return this.#hole();
    if (next === octet.quote || next === octet.openBrace) return this.#string();
    if (next === octet.tilde && this.#peek(1) === octet.openBrace) return this.#string();
    return this.#word(stop);
  }

  #string(): Data {
    const start = this.pos;
    const read = readString(this.#bytes, start);
    this.pos = read.end;
    if (read.fault !== undefined) this.fault(read.fault, start);
    if (read.octets === undefined) return { kind: 'atom', text: this.#text(start), start, end: this.pos };
    return { kind: 'string', octets: read.octets, form: read.form, start, end: this.pos };
  }

  #hole(): Data {
    const start = this.pos;
    const read = readHole(this.#bytes, start);
    this.pos = read.end;
    if ('fault' in read) {
      this.fault(read.fault, start);
      return { kind: 'hole', start, end: this.pos };
    }
    return { kind: 'hole', ...read.hole, start, end: this.pos };
  }

  #list(): Data {
    const start = this.pos++;
    if (this.#depth >= limits.nesting) return this.#tooDeep(start);
    this.#depth++;
    const items = this.run(octet.close);
    this.#depth--;
    if (this.#peek() === octet.close) this.pos++;
    else this.fault('this list is not closed', start);
    const exact = this.#holes && this.#peek() === 0x21;
    if (exact) this.pos++;
    return exact ? { kind: 'list', items, exact, start, end: this.pos } : { kind: 'list', items, start, end: this.pos };
  }

  #tooDeep(start: number): Data {
    this.fault(`lists are nested deeper than ${limits.nesting}`, start);
    this.pos = this.#bytes.length;
    return { kind: 'list', items: [], start, end: this.pos };
  }

  #word(stop: number | undefined): Data {
    const start = this.pos;
    this.#skipWord(stop);
    if (this.#peek() === octet.openBracket) return this.#section(start);
    const end = this.pos;
    const text = this.#text(start);
    if (isDigit(this.#bytes[start] ?? 0) && number.test(text))
      return { kind: 'number', value: BigInt(text), text, start, end };
    if (this.#holes && text === '...') return { kind: 'ellipsis', start, end };
    return { kind: text.length === 3 && text.toUpperCase() === 'NIL' ? 'nil' : 'atom', text, start, end };
  }

  /** To the end of an unquoted run, or to the bracket of a section behind its name. */
  #skipWord(stop: number | undefined): void {
    const start = this.pos;
    for (; this.pos < this.#bytes.length; this.pos++) {
      const next = this.#bytes[this.pos] ?? 0;
      if (next === stop || ends[next] === 1 || (next === octet.openBracket && this.#named(start))) return;
    }
  }

  #named(start: number): boolean {
    return this.pos - start <= longestName && sectionNames.has(this.#text(start).toUpperCase());
  }

  #section(start: number): Data {
    const name = this.#text(start).toUpperCase();
    const bracket = this.pos++;
    const section = this.run(octet.closeBracket);
    if (this.#peek() === octet.closeBracket) this.pos++;
    else this.fault('this section is not closed', bracket);
    const origin = this.#origin();
    return { kind: 'item', name, section, ...(origin !== undefined && { origin }), start, end: this.pos };
  }

  #origin(): number | undefined {
    if (this.#peek() !== octet.less) return undefined;
    const start = ++this.pos;
    while (isDigit(this.#peek() ?? 0)) this.pos++;
    const origin = Number(this.#text(start));
    if (this.#peek() === octet.greater) this.pos++;
    else this.fault('an origin reads `<number>`', start - 1);
    return origin;
  }

  #text(start: number): string {
    return textBetween(this.#bytes, start, this.pos);
  }
}

function moved(data: Data, by: number): Data {
  const span = { start: data.start + by, end: data.end + by };
  if (data.kind === 'list') return { ...data, ...span, items: data.items.map((item) => moved(item, by)) };
  if (data.kind === 'item') return { ...data, ...span, section: data.section.map((item) => moved(item, by)) };
  return { ...data, ...span };
}

/** A run of data: atoms, numbers, strings and lists. With `holes` as patterns write it. Never throws on its octets. */
export function readData(bytes: Buffer, options: ReadOptions): DataResult<readonly Data[]> {
  const reader = new DataReader(bytes, options);
  const value = reader.run();
  const by = options.offset ?? 0;
  if (by === 0) return { value, faults: reader.faults };
  const faults = reader.faults.map((fault) => ({ ...fault, offset: fault.offset + by }));
  return { value: value.map((data) => moved(data, by)), faults };
}
