import type { Data } from '../imap/data.ts';
import { instantOf } from '../imap/instant.ts';
import { textOf } from '../imap/text-of.ts';
import type { HoleType } from './pattern.ts';
import { numericOf, octetsOf, setOf } from './values.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** RFC 1939 section 7: one to 70 characters from 0x21 to 0x7E. */
const uniqueId = /^[\x21-\x7e]{1,70}$/;

function isEmpty(data: Data): boolean {
  return data.kind === 'list' ? data.items.length === 0 : octetsOf(data)?.length === 0;
}

const tests: Readonly<Record<HoleType, (data: Data) => boolean>> = {
  any: () => true,
  number: (data) => numericOf(data) !== undefined,
  'nz-number': (data) => (numericOf(data) ?? 0n) > 0n,
  string: (data) => data.kind === 'string',
  nil: (data) => data.kind === 'nil',
  'nil-or-empty': (data) => data.kind === 'nil' || isEmpty(data),
  atom: (data) => ['atom', 'number', 'nil'].includes(data.kind) && textOf(data)?.startsWith('\\') === false,
  flag: (data) => data.kind === 'atom' || data.kind === 'number',
  list: (data) => data.kind === 'list',
  set: (data) => setOf(data) !== undefined,
  'date-time': (data) => data.kind === 'string' && instantOf(data.octets.toString('latin1')) !== undefined,
  base64: (data) => base64.test(textOf(data) ?? '?'),
  'unique-id': (data) => uniqueId.test(textOf(data) ?? ''),
  text: (data) => octetsOf(data)?.includes('\n') === false,
};

/** Whether a value may stand in a hole of that type. Types were checked when the pattern was compiled. */
export function fits(type: string | undefined, data: Data): boolean {
  if (type === undefined) return true;
  return type in tests && tests[type as HoleType](data);
}
