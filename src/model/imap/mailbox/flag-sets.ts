/** Whether a flag outlives the session (RFC 9051 section 7.1 PERMANENTFLAGS). Not told: every flag does. */
export function isPermanent(flag: string, permanent: ReadonlySet<string> | undefined): boolean {
  if (!permanent) return true;
  return permanent.has(flag) || (!flag.startsWith('\\') && permanent.has('\\*'));
}

/** Whether two sets have the same permanent flags. */
export function samePermanent(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
  permanent: ReadonlySet<string> | undefined,
): boolean {
  if (left === right) return true;
  const within = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
    for (const flag of one) if (!other.has(flag) && isPermanent(flag, permanent)) return false;
    return true;
  };
  return within(left, right) && within(right, left);
}

/** Flags as FETCH writes them. */
export function showFlags(flags: ReadonlySet<string>): string {
  return `(${[...flags].sort().join(' ')})`;
}
