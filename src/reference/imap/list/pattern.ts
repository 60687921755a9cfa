/** What a pattern asks of the next character of a name. */
type Step = { readonly kind: 'star' | 'percent' } | { readonly kind: 'text'; readonly character: string };

/** What bugs make of a pattern. */
export interface Misreading {
  /** `*` does not stand for the delimiter. */
  readonly starStops?: boolean;
  /** `%` stands for the delimiter too. */
  readonly percentCrosses?: boolean;
  /** The name need not go on to the end of the pattern. */
  readonly nameMayEndFirst?: boolean;
}

/** How patterns are taken. */
export interface Wildcards extends Misreading {
  readonly delimiter: string;
}

/**
 * Whether a name matches a pattern: `*` stands for any characters, `%` for any but the delimiter (RFC 9051 section
 * 6.3.9). Walks through the name once with the set of places reached in the pattern, so that no pattern is slow.
 */
export function matchesPattern(name: string, pattern: string, wildcards: Wildcards): boolean {
  const steps = stepsOf(pattern);
  let places = reached(steps, new Set([0]));
  for (const character of name) {
    places = reached(steps, advanced({ steps, places, character, wildcards }));
    if (places.size === 0) return false;
  }
  return places.has(steps.length) || wildcards.nameMayEndFirst === true;
}

function stepsOf(pattern: string): readonly Step[] {
  return Array.from(pattern, (character) => {
    if (character === '*') return { kind: 'star' };
    return character === '%' ? { kind: 'percent' } : { kind: 'text', character };
  });
}

/** A wildcard may stand for nothing. */
function reached(steps: readonly Step[], places: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(places);
  for (const place of all) {
    const step = steps[place];
    if (step !== undefined && step.kind !== 'text') all.add(place + 1);
  }
  return all;
}

interface Walk {
  readonly steps: readonly Step[];
  readonly places: ReadonlySet<number>;
  readonly character: string;
  readonly wildcards: Wildcards;
}

function advanced({ steps, places, character, wildcards }: Walk): Set<number> {
  const next = new Set<number>();
  for (const place of places) {
    const step = steps[place];
    if (step === undefined) continue;
    if (step.kind === 'text') {
      if (step.character === character) next.add(place + 1);
    } else if (character !== wildcards.delimiter || crosses(step.kind, wildcards)) {
      next.add(place);
    }
  }
  return next;
}

function crosses(kind: 'star' | 'percent', { starStops, percentCrosses }: Wildcards): boolean {
  return kind === 'star' ? starStops !== true : percentCrosses === true;
}
