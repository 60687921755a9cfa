import { escapeOctets } from '../wire/escape.ts';

/** Octets shown on each side of a difference. */
const around = 24;
/** Strings up to this long are shown whole, when they hold no line ends. */
const short = 80;

/** Index of the first octet that differs; undefined where the octets are the same. */
export function firstDifference(wanted: Buffer, got: Buffer): number | undefined {
  if (wanted.equals(got)) return undefined;
  const common = Math.min(wanted.length, got.length);
  for (let at = 0; at < common; at++) if (wanted[at] !== got[at]) return at;
  return common;
}

function context(bytes: Buffer, at: number): string {
  const from = Math.max(0, at - around);
  const to = Math.min(bytes.length, at + around);
  const before = at === 0 ? '' : ` after "${from > 0 ? '…' : ''}${escapeOctets(bytes.subarray(from, at))}"`;
  const total = ` (of ${String(bytes.length)} octets)`;
  if (at >= bytes.length) return `the end${before}${total}`;
  return `"${escapeOctets(bytes.subarray(at, to))}${to < bytes.length ? '…' : ''}"${before}${total}`;
}

/** Where two strings of octets part, with what stands around that place on either side. */
export function describeOctets(
  path: string,
  wanted: Buffer,
  got: Buffer,
): { readonly path: string; readonly wanted: string; readonly got: string } {
  const at = firstDifference(wanted, got) ?? 0;
  return { path: `${path} octet ${String(at)}`, wanted: context(wanted, at), got: context(got, at) };
}

/** Whether a difference between two strings is better shown at its place than by the strings whole. */
export function isLong(wanted: Buffer, got: Buffer): boolean {
  return [wanted, got].some((one) => one.length > short || one.includes('\n'));
}
