/** The superior names of a name, nearest first: `a/b` and `a` of `a/b/c`. */
export function superiorsOf(name: string, delimiter: string): readonly string[] {
  const superiors: string[] = [];
  let end = name.lastIndexOf(delimiter);
  while (end > 0) {
    superiors.push(name.slice(0, end));
    end = name.lastIndexOf(delimiter, end - 1);
  }
  return superiors;
}

/** All names that have one of these below them. */
export function superiorNames(names: Iterable<string>, delimiter: string): ReadonlySet<string> {
  const superiors = new Set<string>();
  for (const name of names) {
    for (const superior of superiorsOf(name, delimiter)) superiors.add(superior);
  }
  return superiors;
}
