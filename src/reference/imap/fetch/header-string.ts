import type { Behaviour } from '../../behaviour.ts';
import { joined, nstring } from '../output.ts';

/** What a structure is made for. */
export interface Rendering {
  readonly behaviour: Behaviour;
  /** 8-bit UTF-8 may stand in quoted strings. */
  readonly utf8: boolean;
}

/** An nstring of octets of a header, which have no CR, LF or NUL. */
export function headerString({ behaviour, utf8 }: Rendering, value: Buffer | undefined): Buffer {
  if (value === undefined) return nstring(undefined);
  if (isSpecial(value) && behaviour.has('imap.envelope.quotes-not-escaped')) return joined('"', value, '"');
  return nstring(value, utf8);
}

function isSpecial(value: Buffer): boolean {
  return value.includes('"') || value.includes('\\');
}
