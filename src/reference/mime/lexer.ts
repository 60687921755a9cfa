/**
 * Reads the text of a structured field (RFC 5322 section 3.2), as Latin-1. Never fails: what does not match is left
 * where it is, and what is not closed ends at the end.
 */
export class Lexer {
  readonly #text: string;
  #at = 0;
  #comment: string | undefined;

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
      this.#readComment();
    }
  }

  /** Text of the last comment that was skipped since this was asked before. */
  takeComment(): string | undefined {
    const comment = this.#comment;
    this.#comment = undefined;
    return comment;
  }

  /** A quoted string as it is written; undefined where none starts. */
  tryQuoted(): string | undefined {
    if (this.peek() !== '"') return undefined;
    const start = this.#at;
    do {
      if (this.peek() === '\\') this.#at += 1;
      this.#at += 1;
    } while (!this.atEnd && this.peek() !== '"');
    this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  /** Comments may stand in comments. */
  #readComment(): void {
    const start = this.#at + 1;
    let depth = 0;
    do {
      const char = this.peek();
      if (char === '\\') this.#at += 1;
      else if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
      this.#at += 1;
    } while (depth > 0 && !this.atEnd);
    this.#comment = unescaped(this.#text.slice(start, depth > 0 ? undefined : this.#at - 1));
  }
}

/** The content of a quoted string, quoted pairs resolved (RFC 5322 section 3.2.4). */
export function unquoted(written: string): string {
  return unescaped(written.length > 1 && written.endsWith('"') ? written.slice(1, -1) : written.slice(1));
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([^])/g, '$1');
}
