/** Beyond so many goals the paths might nest deeper than calls can; no bound is given then. */
const maxGoals = 1_000;

/**
 * How many goals can have a piece of their own at the same time, at most: the largest matching between goals and the
 * pieces that would do for each, found by augmenting paths. It ends a hopeless search before it begins.
 */
export function mostPairs(pieces: readonly (readonly string[])[]): number {
  if (pieces.length > maxGoals) return pieces.length;
  const owner = new Map<string, number>();
  const place = (goal: number, seen: Set<string>): boolean => {
    for (const piece of pieces[goal] ?? []) {
      if (seen.has(piece)) continue;
      seen.add(piece);
      const other = owner.get(piece);
      if (other !== undefined && !place(other, seen)) continue;
      owner.set(piece, goal);
      return true;
    }
    return false;
  };
  return pieces.filter((_, goal) => place(goal, new Set())).length;
}
