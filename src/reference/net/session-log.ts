/** Longer lines are cut: a log is read by people. */
const shownCharacters = 1000;

/** Commands whose arguments are secrets, or lead to an exchange of secrets. */
const secretCommand = /^((?:\S+ )?(?:LOGIN|AUTHENTICATE|AUTH|PASS|APOP))\b/is;

/** Writes what a session says and hears to a log, without passwords. */
export class SessionLog {
  readonly #name: string;
  readonly #log: (line: string) => void;
  /** From a command with a secret up to the answer that ends it, what the client sends is not shown. */
  #isSecret = false;

  constructor(name: string, log: (line: string) => void) {
    this.#name = name;
    this.#log = log;
  }

  /** A line about the session itself. */
  note(text: string): void {
    this.#log(`${this.#name} -- ${text}`);
  }

  received(line: Buffer): void {
    const text = line.toString();
    const [, command] = secretCommand.exec(text) ?? [];
    if (this.#isSecret) this.#client('***');
    else this.#client(command === undefined ? text : `${command} ***`);
    this.#isSecret ||= command !== undefined;
  }

  receivedOctets(count: number): void {
    this.#client(`(${String(count)} octets)`);
  }

  receivedTooLong(): void {
    this.#client('(a line that is too long)');
  }

  sent(octets: Buffer): void {
    // `+ ` asks for more of the same command in both protocols; anything else ends it.
    if (!/^\+[ \r]/.test(octets.toString('latin1', 0, 2))) this.#isSecret = false;
    for (const line of octets.toString().split(/\r\n/)) if (line !== '') this.#log(`${this.#name} S: ${shown(line)}`);
  }

  #client(text: string): void {
    this.#log(`${this.#name} C: ${shown(text)}`);
  }
}

/** Cut, and without characters that would act on a terminal. */
function shown(text: string): string {
  const cut =
    text.length > shownCharacters ? `${text.slice(0, shownCharacters)}… (${String(text.length)} characters)` : text;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return cut.replaceAll(/[\x00-\x1f\x7f-\x9f]/g, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
