import { BadPattern } from './compile-error.ts';
import type { Term, Where } from './pattern.ts';
import { suggestion } from './suggestion.ts';

interface Token {
  readonly text: string;
  readonly column: number;
}

const operators = ['=', '!=', '<', '<=', '>', '>=', 'in'] as const satisfies readonly Where['operator'][];
const measures = ['octets', 'lines', 'count'] as const;

function tokenise(text: string): readonly Token[] {
  return [...text.matchAll(/\{[^}]*\}|"[^"]*"|[^\s{]+|\{/g)].map((found) => ({ text: found[0], column: found.index }));
}

/** Reads the tokens of one comparison from left to right. */
class TermReader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenise(text);
    this.#end = text.length;
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  fail(message: string): never {
    throw new BadPattern(message, this.next?.column ?? this.#end);
  }

  sum(): Term {
    let term = this.#single();
    for (let sign = this.next?.text; sign === '+' || sign === '-'; sign = this.next?.text) {
      this.#at++;
      term = { kind: 'sum', left: term, operator: sign, right: this.#single() };
    }
    return term;
  }

  operator(): Where['operator'] {
    const text = this.next?.text;
    const found = operators.find((one) => one === text);
    if (!found) return this.fail(`one of ${operators.join(' ')} belongs here, with spaces around it`);
    this.#at++;
    return found;
  }

  #single(): Term {
    const token = this.next;
    if (!token || operators.some((one) => one === token.text)) return this.fail('a term belongs here');
    this.#at++;
    const { text } = token;
    if (text === 'size') return { kind: 'size', of: this.#single() };
    if (text.startsWith('{')) return this.#capture(token);
    if (/^\d+$/.test(text)) return { kind: 'number', value: BigInt(text) };
    const measure = measures.find((one) => one === text);
    if (measure) return { kind: 'measure', of: measure };
    return { kind: 'word', text: text.startsWith('"') ? text.slice(1, -1) : this.#word(token) };
  }

  #capture({ text, column }: Token): Term {
    const name = /^\{([A-Za-z][\w-]*)\}$/.exec(text)?.[1];
    if (name === undefined) throw new BadPattern('a capture reads {name} here, without a type', column);
    return { kind: 'capture', name };
  }

  /** A bare word that is nearly one of ours is a slip: it would compare as a text and never hold. */
  #word({ text, column }: Token): string {
    if (/^\w+[=<>!]/.test(text)) throw new BadPattern('an operator stands between spaces', column);
    const hint = text.length > 3 ? suggestion(text, [...measures, 'size']) : '';
    if (hint !== '') throw new BadPattern(`\`${text}\` is no measure${hint}`, column);
    return text;
  }
}

/** Reads a comparison; throws `BadPattern`. */
export function parseWhere(text: string): Where {
  const reader = new TermReader(text);
  const left = reader.sum();
  const operator = reader.operator();
  const right = reader.sum();
  if (reader.next) reader.fail('one comparison a line: nothing more may follow');
  return { text, left, operator, right };
}
