import type { FaultId } from './faults/registry.ts';
import type { Choices, SettingName, SettingValue } from './settings/registry.ts';
import { settings } from './settings/registry.ts';

/** Where a fault or a setting would have changed what the server does. */
export type Reached =
  | { readonly fault: FaultId }
  | {
      readonly setting: SettingName;
      /** Asked only to tell a client what there is, which it did not ask for. */
      readonly inPassing: boolean;
    };

export interface BehaviourOptions {
  readonly faults?: Iterable<FaultId>;
  readonly choices?: Choices;
  /** Told each time the server asks for a fault or a setting, whatever the answer: what can reach what. */
  readonly reached?: (what: Reached) => void;
}

/** What this server was told to do wrong, and which of the permitted ways it takes. */
export class Behaviour {
  readonly #faults: ReadonlySet<FaultId>;
  readonly #choices: Choices;
  readonly #reached: ((what: Reached) => void) | undefined;
  #inPassing = false;

  constructor(options: BehaviourOptions = {}) {
    this.#faults = new Set(options.faults);
    this.#choices = options.choices ?? {};
    this.#reached = options.reached;
  }

  /** Whether the server has this bug. Ask exactly where, and only when, the bug would show. */
  has(fault: FaultId): boolean {
    this.#reached?.({ fault });
    return this.#faults.has(fault);
  }

  /** The way that the server takes where an RFC leaves it the choice. */
  setting<N extends SettingName>(name: N): SettingValue<N> {
    this.#reached?.({ setting: name, inPassing: this.#inPassing });
    const chosen: SettingValue<N> | undefined = this.#choices[name];
    return chosen ?? settings[name].initial;
  }

  /** Marks what is asked for meanwhile as asked in passing. */
  inPassing<T>(tell: () => T): T {
    this.#inPassing = true;
    try {
      return tell();
    } finally {
      this.#inPassing = false;
    }
  }
}
