import { octet } from '../wire/bytes.ts';
import type { HoleData } from './value.ts';

type Hole = Pick<HoleData, 'name' | 'type' | 'fixture'>;

const capture = /^([A-Za-z][\w-]*)?(?::([A-Za-z][\w-]*))?$/;
const fixture = /^=([A-Za-z0-9][\w.-]*)(?::(.+))?$/;

function parse(text: string): Hole | undefined {
  const [, name, type] = capture.exec(text) ?? [];
  if (name !== undefined || type !== undefined) {
    return { ...(name !== undefined && { name }), ...(type !== undefined && { type }) };
  }
  const [, source, part] = fixture.exec(text) ?? [];
  if (source === undefined) return undefined;
  return { fixture: { name: source, ...(part !== undefined && { part }) } };
}

/** A hole of a pattern, from its `{` on: `{name}`, `{name:type}`, `{:type}`, `{=fixture}`, `{=fixture:part}`. */
export function readHole(
  bytes: Buffer,
  start: number,
): { readonly end: number } & ({ readonly hole: Hole } | { readonly fault: string }) {
  const close = bytes.indexOf(octet.closeBrace, start);
  if (close < 0) return { end: bytes.length, fault: 'this hole is not closed' };
  const text = bytes.toString('utf8', start + 1, close);
  const hole = parse(text);
  if (hole !== undefined) return { end: close + 1, hole };
  const wanted = '{name}, {name:type}, {:type}, {=fixture} or {=fixture:part}';
  return { end: close + 1, fault: `\`{${text}}\` is no hole: write ${wanted}` };
}
