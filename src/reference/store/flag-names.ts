import type { Behaviour } from '../behaviour.ts';
import { limits } from '../limits.ts';

/** System flags in the spelling of RFC 9051 section 2.3.2; the same in any case. */
const systemFlags = new Map(
  ['\\Answered', '\\Deleted', '\\Draft', '\\Flagged', '\\Seen'].map((flag) => [flag.toLowerCase(), flag]),
);

/** Messages without flags are the most: they share one set. */
export const noFlags: ReadonlySet<string> = new Set();

/** Flags of one mailbox: knows each keyword in the spelling that it was first given in. */
export class FlagNames {
  readonly #spelling = new Map<string, string>();
  readonly #behaviour: Behaviour;
  #keywords: ReadonlySet<string> = noFlags;

  constructor(behaviour: Behaviour) {
    this.#behaviour = behaviour;
  }

  /** Keywords seen so far. Replaced, not mutated. */
  get keywords(): ReadonlySet<string> {
    return this.#keywords;
  }

  /** Whether there is room for a keyword that was never seen. */
  get takesNew(): boolean {
    return this.#spelling.size < limits.keywords && this.#behaviour.setting('imap.keywords') === 'any';
  }

  /**
   * The flags in their spelling, each once. `\Recent` cannot be set and drops out, as do new keywords when there is no
   * room for more (RFC 9051 section 7.1 PERMANENTFLAGS lets a server ignore them).
   */
  normalized(flags: Iterable<string>): ReadonlySet<string> {
    const names = new Set<string>();
    for (const flag of flags) {
      const name = flag.toLowerCase() === '\\recent' ? undefined : this.#nameOf(flag);
      if (name !== undefined) names.add(name);
    }
    return names.size === 0 ? noFlags : names;
  }

  #nameOf(flag: string): string | undefined {
    const lower = flag.toLowerCase();
    const known = systemFlags.get(lower) ?? this.#spelling.get(lower);
    if (known !== undefined || !this.takesNew) return known;
    this.#spelling.set(lower, flag);
    if (!flag.startsWith('\\')) this.#keywords = new Set([...this.#keywords, flag]);
    return flag;
  }
}

/** Whether two sets have the same flags. */
export function sameFlags(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((flag) => other.has(flag));
}
