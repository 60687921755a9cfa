import { readData } from '../imap/data.ts';
import type { Data, StringData } from '../imap/data.ts';
import { textOf } from '../imap/text-of.ts';
import type { Binding } from './input.ts';
import { parseSet } from './sets.ts';
import type { Range } from './sets.ts';

const nowhere = { start: 0, end: 0 } as const;

/** A value that no response spelled: from a fixture, a row, or several pieces. */
export function stringOf(octets: Buffer): StringData {
  return { kind: 'string', octets, form: 'literal', ...nowhere };
}

export function atomOf(text: string): Data {
  return { kind: 'atom', text, ...nowhere };
}

export function numberOf(value: bigint): Data {
  return { kind: 'number', value, text: value.toString(), ...nowhere };
}

/** The octets of a value that is one word or string, however it was spelled; undefined for lists and the like. */
export function octetsOf(data: Data): Buffer | undefined {
  if (data.kind === 'string') return data.octets;
  return data.kind === 'nil' || data.kind === 'number' || data.kind === 'atom' ? Buffer.from(data.text) : undefined;
}

/** The number that a value stands for, however it was spelled. */
export function numericOf(data: Data): bigint | undefined {
  if (data.kind === 'number') return data.value;
  const text = textOf(data);
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : undefined;
}

/** The set of numbers that a value stands for: `2,4:6`, a list of numbers, a row's `2 4`. */
export function setOf(data: Data): readonly Range[] | undefined {
  if (data.kind === 'nil') return undefined;
  if (data.kind !== 'list') return parseSet(textOf(data) ?? '?');
  const parts = data.items.map((item) =>
    item.kind === 'number' || item.kind === 'atom' ? parseSet(item.text) : undefined,
  );
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** What a binding may mean where a value is wanted: a row's text may be data (`(\Seen)`, `NIL`, `7`) or a plain string. */
export function readingsOf(binding: Binding): readonly Data[] {
  if (binding.kind === 'data') return [binding.value];
  const { value, faults } = readData(Buffer.from(binding.text), { holes: false });
  const [only] = value;
  const plain = stringOf(Buffer.from(binding.text));
  return only && value.length === 1 && faults.length === 0 ? [only, plain] : [plain];
}
