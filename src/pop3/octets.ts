import { octet } from '../wire/bytes.ts';
import type { GrammarFault, SyntaxNode } from '../wire/tree.ts';

/** The last octet of US-ASCII; RFC 2449 counts it as printable. */
export const DEL = 0x7f;

/** A node without children, which stands for its octets in print. */
export function leaf(rule: string, start: number, end: number): SyntaxNode {
  return { rule, start, end, children: [] };
}

/** A node over children that tile it; empty ones are left out. */
export function branch(rule: string, children: readonly SyntaxNode[]): SyntaxNode {
  const tiles = children.filter((child) => child.end > child.start);
  return { rule, start: children[0]?.start ?? 0, end: children.at(-1)?.end ?? 0, children: tiles };
}

export function fault(rule: string, offset: number, message: string): GrammarFault {
  return { rule, offset, message };
}

/** Position of the first octet in `[start, end)` that `allowed` refuses. */
export function firstNot(bytes: Buffer, span: Span, allowed: (value: number) => boolean): number | undefined {
  for (let at = span.start; at < span.end; at++) {
    if (!allowed(bytes[at] ?? 0)) return at;
  }
  return undefined;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An octet as it is named in a message. */
export function nameOctet(value: number | undefined): string {
  if (value === undefined) return 'the end';
  const printable = value > octet.space && value < DEL;
  return printable ? `"${String.fromCharCode(value)}"` : `octet 0x${value.toString(16).padStart(2, '0')}`;
}
