import { isInbox } from '../imap/mailbox-name.ts';
import type { Protocol } from './model.ts';
import { checkFixture } from './names.ts';
import type { Scope } from './scope.ts';
import { blameText, sliceText, type Text } from './text.ts';

/** A piece of a text between spaces. */
export interface Token {
  readonly value: string;
  readonly at: number;
}

/** The pieces of a text between spaces, with their places. */
export function tokensOf(text: Text): readonly Token[] {
  return [...text.value.matchAll(/\S+/g)].map((found) => ({ value: found[0], at: found.index }));
}

const prepositions = ['in', 'from', 'to'];

/** Folders compare by octet, but INBOX in any case (RFC 9051 section 5.1). */
export function folderName(written: string): string {
  return isInbox(written) ? 'INBOX' : written;
}

/** Reads the words of a mail user from left to right; what does not fit is reported where it stands. */
export class WordReader {
  readonly protocol: Protocol;
  readonly #scope: Scope;
  readonly #text: Text;
  readonly #tokens: Token[];

  constructor(scope: Scope, protocol: Protocol, text: Text) {
    this.protocol = protocol;
    this.#scope = scope;
    this.#text = text;
    this.#tokens = [...tokensOf(text)];
  }

  /** One fixture or more, up to a preposition. */
  messages(): readonly string[] {
    const found: string[] = [];
    for (let next = this.#tokens[0]; next && !prepositions.includes(next.value); next = this.#tokens[0]) {
      this.#tokens.shift();
      checkFixture(this.#scope, sliceText(this.#text, next.at), 0, next.value);
      found.push(next.value);
    }
    if (found.length === 0) this.#blame('it names no message', 'write the fixtures behind it');
    return found;
  }

  /** The folder behind a preposition. */
  folderBehind(preposition: string, need?: 'required'): string | undefined {
    if (this.take(preposition)) return this.folder();
    if (need === 'required') this.#blame('it names no folder to go to', `add "${preposition} FOLDER"`);
    return undefined;
  }

  folder(): string | undefined {
    const token = this.#tokens.shift();
    if (token === undefined) this.#blame('it names no folder', 'write the folder behind it');
    return token && folderName(token.value);
  }

  /** All that is left, as folders. */
  folders(): readonly string[] {
    return this.#tokens.splice(0).map(({ value }) => folderName(value));
  }

  /** `7 days`, `1 day`. */
  days(): number | undefined {
    const [count, unit] = this.#tokens;
    if (count && unit && /^\d{1,4}$/.test(count.value) && /^days?$/.test(unit.value)) {
      this.#tokens.splice(0, 2);
      return Number(count.value);
    }
    this.#blame('it needs a number of days', 'write "7 days"');
    this.#tokens.splice(0);
    return undefined;
  }

  /** Takes words that stand next; false, and nothing taken, where others do. */
  take(words: string): boolean {
    const wanted = words.split(' ');
    if (!wanted.every((word, index) => this.#tokens[index]?.value === word)) return false;
    this.#tokens.splice(0, wanted.length);
    return true;
  }

  /** A word that must stand next. */
  expect(word: string): void {
    if (!this.take(word)) this.#blame(`"${word}" is missing`, `write "${word}" here`);
  }

  /** Nothing may be left. */
  end(shape: string): void {
    if (this.#tokens.length > 0)
      this.#blame(`"${this.#tokens[0]?.value ?? ''}" does not belong here`, `write ${shape}`);
  }

  /** Blames what stands next, or the end of the text. */
  #blame(message: string, hint: string): void {
    const at = this.#tokens[0]?.at ?? this.#text.value.trimEnd().length;
    this.#scope.report(blameText(this.#text, at, message, hint));
  }
}
