import type { Behaviour } from '../../behaviour.ts';

/** What STORE does with its flags (RFC 9051 section 6.4.6). */
export interface FlagChange {
  readonly how: 'replace' | 'add' | 'remove';
  readonly flags: readonly string[];
}

/** The flags that a message has afterwards. */
export function flagsAfter(
  behaviour: Behaviour,
  had: ReadonlySet<string>,
  { how, flags }: FlagChange,
): ReadonlySet<string> {
  const both = new Set([...had, ...flags]);
  switch (how) {
    case 'replace':
      return had.size > 0 && behaviour.has('imap.store.flags-adds') ? both : new Set(flags);
    case 'add':
      return had.size > 0 && behaviour.has('imap.store.plus-flags-replaces') ? new Set(flags) : both;
    case 'remove':
      return had.size > 0 && behaviour.has('imap.store.minus-flags-clears')
        ? new Set()
        : without(behaviour, had, flags);
  }
}

/** Keywords are the same in any case (RFC 9051 section 9). */
function without(behaviour: Behaviour, had: ReadonlySet<string>, flags: readonly string[]): ReadonlySet<string> {
  const going = new Set(flags.map((flag) => flag.toLowerCase()));
  const isGoing = (flag: string): boolean => {
    if (!going.has(flag.toLowerCase())) return false;
    return flags.includes(flag) || !behaviour.has('imap.store.keywords-by-case');
  };
  return new Set([...had].filter((flag) => !isGoing(flag)));
}
