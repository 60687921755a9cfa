import { escapeOctets } from '../wire/escape.ts';

/** Longest piece of a peer's text that a report for people shows; the transcript has the whole. */
const longestText = 400;

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text of a peer on one line: what would not show, or would steer the terminal, is escaped; what is too long is cut. */
export function visible(text: string): string {
  const escaped = text.slice(0, longestText).replace(invisible, (found) => escapeOctets(Buffer.from(found)));
  return text.length > longestText ? `${escaped}… (${text.length} characters)` : escaped;
}

/** `950 ms`, `4.2 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Items with the same key together, in the order of their first. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Each line moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}
