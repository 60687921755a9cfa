/**
 * Reads the text of a structured field (RFC 5322 section 3.2), as latin1. Never fails: what does not match is left
 * where it is, and what is not closed ends at the end.
 */
export class Lexer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character, nothing consumed; empty at the end. */
  peek(): string {
    return this.#text.charAt(this.#at);
  }

  /** Consumes one character. */
  skip(): void {
    this.#at += 1;
  }

  /** Whether this character is next, which is consumed. */
  tryChar(char: string): boolean {
    if (this.peek() !== char) return false;
    this.#at += 1;
    return true;
  }

  /** What a sticky pattern matches here, consumed; empty where it does not. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += match.length;
    return match;
  }

  /** Blanks and comments (CFWS). Returns whether there were any. */
  skipBlanks(): boolean {
    const start = this.#at;
    for (;;) {
      this.take(/[ \t\r\n]+/y);
      if (this.peek() !== '(') return this.#at > start;
      this.comment();
    }
  }

  /** A comment with those inside it, to its text. */
  comment(): string {
    const start = this.#at + 1;
    let depth = 0;
    do {
      const char = this.peek();
      if (char === '\\') this.#at += 1;
      else if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
      this.#at += 1;
    } while (depth > 0 && !this.atEnd);
    return this.#text.slice(start, depth > 0 ? undefined : this.#at - 1);
  }

  /** A quoted string to its content, quoted pairs resolved; undefined where none starts. */
  tryQuoted(): string | undefined {
    if (!this.tryChar('"')) return undefined;
    const content = this.take(/(?:[^"\\]|\\[^])*/y);
    if (!this.tryChar('"')) this.#at = this.#text.length;
    return content.replaceAll(/\\([^])/g, '$1');
  }
}
