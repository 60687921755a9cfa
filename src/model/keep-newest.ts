/** Forgets the oldest entry where there are more than `most`, and gives its key: sessions may be many and long. */
export function keepNewest<K>(kept: Map<K, unknown> | Set<K>, most: number): K | undefined {
  if (kept.size <= most) return undefined;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
  return oldest;
}
