import { isDigit, decodeText, octet } from '../wire/bytes.ts';
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

/** Digits of the largest number that any rule allows (2^64 has 20), with room to show a larger one as a number. */
const maxDigits = 40;

/** Octets that end an unquoted run, wherever it stands. */
const ends: ReadonlySet<number> = new Set([
  octet.space,
  octet.open,
  octet.close,
  octet.quote,
  octet.openBrace,
  octet.cr,
  octet.lf,
]);

/**
 * Reads data by their spelling alone, with no grammar of the response they stand in: it takes whatever a peer sends,
 * and notes what has no shape at all. One reader for one run of octets.
 */
export class DataReader {
  readonly faults: GrammarFault[] = [];
  pos = 0;
  readonly #bytes: Buffer;
  readonly #holes: boolean;
  readonly #base: number;
  #depth = 0;

  constructor(bytes: Buffer, options: ReadOptions) {
    this.#bytes = bytes;
    this.#holes = options.holes;
    this.#base = options.offset ?? 0;
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

  fault(message: string, at = this.pos): void {
    const offset = at + this.#base;
    if (this.faults.at(-1)?.offset === offset) return;
    this.faults.push({ rule: this.#holes ? 'pattern' : 'response', offset, message });
  }

  #peek(ahead = 0): number | undefined {
    return this.#bytes[this.pos + ahead];
  }

  #span(start: number): { readonly start: number; readonly end: number } {
    return { start: start + this.#base, end: this.pos + this.#base };
  }

  #skipSpaces(): boolean {
    const next = this.#peek();
    if (next !== octet.space && next !== octet.cr && next !== octet.lf) return false;
    this.pos++;
    return true;
  }

  /** In a pattern, values that touch are a slip of the writer: a hole stands for a whole value. */
  #checkApart(before: Data | undefined): void {
    if (!this.#holes || before?.end !== this.pos + this.#base) return;
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
    if (read.octets === undefined) return { kind: 'atom', text: this.#text(start), ...this.#span(start) };
    return { kind: 'string', octets: read.octets, form: read.form, ...this.#span(start) };
  }

  #hole(): Data {
    const start = this.pos;
    const read = readHole(this.#bytes, start);
    this.pos = read.end;
    if ('fault' in read) {
      this.fault(read.fault, start);
      return { kind: 'hole', ...this.#span(start) };
    }
    return { kind: 'hole', ...read.hole, ...this.#span(start) };
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
    return { kind: 'list', items, ...(exact && { exact }), ...this.#span(start) };
  }

  #tooDeep(start: number): Data {
    this.fault(`lists are nested deeper than ${limits.nesting}`, start);
    this.pos = this.#bytes.length;
    return { kind: 'list', items: [], ...this.#span(start) };
  }

  #word(stop: number | undefined): Data {
    const start = this.pos;
    let digits = true;
    for (let next = this.#peek(); next !== undefined && next !== stop && !ends.has(next); next = this.#peek()) {
      if (next === octet.openBracket && this.#named(start)) return this.#section(start);
      digits &&= isDigit(next);
      this.pos++;
    }
    const text = this.#text(start);
    if (digits && text.length <= maxDigits) return { kind: 'number', value: BigInt(text), text, ...this.#span(start) };
    if (this.#holes && text === '...') return { kind: 'ellipsis', ...this.#span(start) };
    return { kind: text.toUpperCase() === 'NIL' ? 'nil' : 'atom', text, ...this.#span(start) };
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
    return { kind: 'item', name, section, ...(origin !== undefined && { origin }), ...this.#span(start) };
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
    return decodeText(this.#bytes.subarray(start, this.pos));
  }
}

/** A run of data: atoms, numbers, strings and lists. With `holes` as patterns write it. Never throws on its octets. */
export function readData(bytes: Buffer, options: ReadOptions): DataResult<readonly Data[]> {
  const reader = new DataReader(bytes, options);
  const value = reader.run();
  return { value, faults: reader.faults };
}
