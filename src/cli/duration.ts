import { UsageError } from './command.ts';

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A length of time of an option, in milliseconds: `30s`, `10m`, `500ms`; throws UsageError. */
export function duration(option: string, text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = digits === undefined ? 0 : Number(digits) * units[unit as keyof typeof units];
  if (ms >= 1 && ms <= MOST_MS) return ms;
  throw new UsageError(`--${option} takes a time such as 30s, 10m or 500ms, not "${text}"`);
}

/** A week: beyond it a timer of Node no longer counts, soon after. */
const MOST_MS = 7 * 24 * units.h;
