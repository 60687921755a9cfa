import { limits } from '../limits.ts';
import type { Instant } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import { Cursor, type Segment } from './cursor.ts';
import { parseDate, parseDateTime } from './dates.ts';
import { isAstringChar, isAtomChar, isDigit, isKeywordChar, isListChar } from './grammar.ts';
import { decodedName, mailboxNameOf } from './names.ts';
import { no, Refusal } from './reply.ts';
import type { Scanner, SequenceSet } from './scanner.ts';
import { quotedString } from './quoted-string.ts';

const systemFlags = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'];
const largestNumber = 4_294_967_295n;
const largestNumber64 = 9_223_372_036_854_775_807n;

/** What of a session decides how its commands read. */
export type Dialect = Pick<ImapSession, 'utf8' | 'extensions' | 'behaviour'>;

/** Strict reader of one command (RFC 9051 section 9, RFC 3501 section 9). */
export class CommandScanner implements Scanner {
  readonly #cursor: Cursor;
  readonly #dialect: Dialect;
  #depth = 0;

  constructor(segments: readonly Segment[], dialect: Dialect) {
    this.#cursor = new Cursor(segments);
    this.#dialect = dialect;
  }

  space(): void {
    if (!this.trySpace()) this.fail('a space');
  }

  trySpace(): boolean {
    if (!this.#tryOctet(0x20)) return false;
    if (this.peek() === ' ' && this.#dialect.behaviour.has('imap.command.several-spaces'))
      this.#run((octet) => octet === 0x20);
    return true;
  }

  end(): void {
    if (!this.atEnd()) this.fail('the end of the command');
  }

  atEnd(): boolean {
    return this.#cursor.atEnd();
  }

  peek(): string {
    const octet = this.#cursor.octet();
    return octet === -1 ? '' : String.fromCharCode(octet);
  }

  word(text: string): void {
    if (!this.tryWord(text)) this.fail(text);
  }

  tryWord(text: string): boolean {
    const here = this.#cursor.text().subarray(0, text.length).toString('latin1');
    if (here.toUpperCase() !== text.toUpperCase()) return false;
    this.#cursor.advance(text.length);
    return true;
  }

  atom(): string {
    return this.#run(isAtomChar) ?? this.fail('an atom');
  }

  keyword(): string {
    return this.tryKeyword() ?? this.fail('a word');
  }

  tryKeyword(): string | undefined {
    return this.#run(isKeywordChar)?.toUpperCase();
  }

  astring(): Buffer {
    const text = this.#run(isAstringChar);
    if (text?.includes(']') === true && this.#dialect.behaviour.has('imap.astring.bracket-refused'))
      this.fail('an atom');
    return text === undefined ? this.string() : Buffer.from(text, 'latin1');
  }

  string(): Buffer {
    const literal = this.#cursor.literal();
    if (literal === undefined) return quotedString(this.#cursor, this.#dialect);
    if (literal.binary || literal.octets.includes(0)) this.fail('a string without NUL');
    this.#cursor.skipLiteral();
    return literal.octets;
  }

  nstring(): Buffer | undefined {
    return this.tryWord('NIL') ? undefined : this.string();
  }

  message(): { readonly octets: Buffer; readonly binary: boolean } {
    const literal = this.#cursor.literal() ?? this.fail('a literal');
    this.#cursor.skipLiteral();
    return literal;
  }

  number(): number {
    return this.#digits(largestNumber);
  }

  nonZero(): number {
    if (this.peek() === '0') this.fail('a number that does not start with 0');
    return this.number();
  }

  number64(): number {
    return this.#digits(largestNumber64);
  }

  set(): SequenceSet {
    if (this.peek() === '$' && this.#dialect.extensions.has('searchres') && this.tryWord('$')) return 'saved';
    const set = [this.#range()];
    while (this.tryWord(',')) set.push(this.#range());
    return set;
  }

  list<T>(item: () => T, options: { readonly empty?: boolean } = {}): T[] {
    this.word('(');
    this.#depth += 1;
    if (this.#depth > limits.nesting) this.fail('fewer parentheses');
    const items: T[] = [];
    if (!(options.empty === true && this.peek() === ')')) {
      do items.push(item());
      while (this.trySpace());
    }
    if (!this.atEnd() || !this.#dialect.behaviour.has('imap.parser.open-list-closed')) this.word(')');
    this.#depth -= 1;
    return items;
  }

  flag(): string {
    if (!this.tryWord('\\')) return this.atom();
    const flag = `\\${this.atom()}`;
    if (flag.toLowerCase() === '\\recent') this.fail('a flag that can be set');
    return systemFlags.find((known) => known.toLowerCase() === flag.toLowerCase()) ?? flag;
  }

  mailbox(): string {
    const isLiteral = this.#cursor.literal() !== undefined;
    if (isLiteral && this.#dialect.behaviour.has('imap.parser.name-as-literal-refused')) this.fail('a name');
    const octets = this.astring();
    const name = mailboxNameOf(octets, this.#dialect.utf8);
    const isOddInbox = name === 'INBOX' && octets.toString() !== 'INBOX';
    if (isOddInbox && this.#dialect.behaviour.has('imap.names.inbox-in-capitals-only')) {
      throw new Refusal(no('There is no such mailbox', 'NONEXISTENT'));
    }
    return name;
  }

  pattern(): string {
    const text = this.#run(isListChar);
    const octets = text === undefined ? this.string() : Buffer.from(text, 'latin1');
    return decodedName(octets, this.#dialect.utf8);
  }

  dateTime(): Instant {
    return this.#quotedText(parseDateTime) ?? this.fail('a date and time');
  }

  date(): number {
    const day = this.peek() === '"' ? this.#quotedText(parseDate) : this.#bareDate();
    return day ?? this.fail('a date');
  }

  rest(): string {
    return this.#cursor.text().subarray(0, 40).toString('latin1');
  }

  fail(expected: string): never {
    return this.#cursor.fail(expected);
  }

  #tryOctet(octet: number): boolean {
    if (this.#cursor.octet() !== octet) return false;
    this.#cursor.advance();
    return true;
  }

  #run(belongs: (octet: number) => boolean): string | undefined {
    const text = this.#cursor.text();
    const stop = text.findIndex((octet) => !belongs(octet));
    const length = stop === -1 ? text.length : stop;
    if (length === 0) return undefined;
    this.#cursor.advance(length);
    return text.subarray(0, length).toString('latin1');
  }

  #digits(largest: bigint): number {
    const mark = this.#cursor.mark();
    const digits = this.#run(isDigit) ?? this.fail('a number');
    // 20 digits hold 2^63; longer texts are not worth a conversion.
    if (digits.length <= 20 && BigInt(digits) <= largest) return Number(digits);
    this.#cursor.reset(mark);
    return this.fail('a smaller number');
  }

  #range(): { readonly from: number | undefined; readonly to: number | undefined } {
    const from = this.#setNumber();
    if (!this.tryWord(':')) return { from, to: from };
    const isGarbage = !isDigit(this.#cursor.octet()) && this.peek() !== '*';
    if (!isGarbage || !this.#dialect.behaviour.has('imap.parser.garbage-in-set'))
      return { from, to: this.#setNumber() };
    this.#run(isAtomChar);
    return { from, to: from };
  }

  #setNumber(): number | undefined {
    return this.tryWord('*') ? undefined : this.nonZero();
  }

  #quotedText<T>(read: (text: string) => T | undefined): T | undefined {
    const mark = this.#cursor.mark();
    const value = read(quotedString(this.#cursor, this.#dialect).toString('latin1'));
    if (value === undefined) this.#cursor.reset(mark);
    return value;
  }

  #bareDate(): number | undefined {
    const mark = this.#cursor.mark();
    const day = parseDate(this.#run(isAtomChar) ?? '');
    if (day === undefined) this.#cursor.reset(mark);
    return day;
  }
}
