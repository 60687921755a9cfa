import type { Pop3Command } from './command.ts';
import { readCommand } from './command.ts';
import type { ClientLine } from './line-reader.ts';

interface Begun {
  readonly command: Pop3Command;
  /** AUTH: the server has asked, and the next line is the answer (RFC 5034 section 4). */
  asked: boolean;
}

/** Which reply answers which line: replies come in the order of the commands, and challenges belong to the AUTH at their head. */
export class Dialogue {
  #begun: Begun[] = [];

  /** Commands that were not answered yet, oldest first. */
  get open(): readonly Pop3Command[] {
    return this.#begun.map(({ command }) => command);
  }

  /** The oldest command that was not answered yet. */
  get head(): Pop3Command | undefined {
    return this.#begun[0]?.command;
  }

  /** Whether the next line answers a challenge. */
  get isAsked(): boolean {
    return this.#begun[0]?.asked === true;
  }

  /** A line went out. Undefined: it answers a challenge, and is no command. */
  line(line: ClientLine): Pop3Command | undefined {
    const [head] = this.#begun;
    if (head?.asked === true) {
      head.asked = false;
      return undefined;
    }
    const command = readCommand(line);
    this.#begun.push({ command, asked: false });
    return command;
  }

  /** A challenge came. False where no AUTH can have asked for one. */
  challenged(): boolean {
    const [head, next] = this.#begun;
    if (head?.command.keyword !== 'AUTH') return false;
    // A line that went out before the challenge came is its answer all the same.
    if (next === undefined) head.asked = true;
    else this.#begun.splice(1, 1);
    return true;
  }

  /** A reply came: the command that it answers. */
  answered(): Pop3Command | undefined {
    return this.#begun.shift()?.command;
  }

  /** TLS was started: what was sent before, and is not answered, is never answered (RFC 2595 section 4). */
  reset(): void {
    this.#begun = [];
  }
}
