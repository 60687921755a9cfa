import { isDigit, decodeText, octet, withoutLineEnd } from '../wire/bytes.ts';
import type { GrammarFault } from '../wire/tree.ts';
import { DataReader } from './read-data.ts';
import type { DataResult, HoleData, ResponseCode, ResponseData, Status } from './value.ts';

const statuses = ['OK', 'NO', 'BAD', 'PREAUTH', 'BYE'] as const satisfies readonly Status[];

/** Names of untagged data that a status word may follow in a pattern, so that the first word is no tag. */
const untaggedNames: ReadonlySet<string> = new Set([
  ...['CAPABILITY', 'ENABLED', 'FLAGS', 'LIST', 'LSUB', 'SEARCH', 'ESEARCH', 'STATUS', 'NAMESPACE', 'VANISHED'],
  ...['SORT', 'THREAD', 'ID', 'QUOTA', 'QUOTAROOT', 'ACL', 'LISTRIGHTS', 'MYRIGHTS', 'METADATA'],
]);

interface Rest {
  readonly bytes: Buffer;
  readonly pos: number;
  readonly holes: boolean;
  readonly faults: GrammarFault[];
}

function asStatus(word: string): Status | undefined {
  const upper = word.toUpperCase();
  return statuses.find((status) => status === upper);
}

function wordAt(bytes: Buffer, start: number): { readonly text: string; readonly end: number; readonly next: number } {
  const space = bytes.indexOf(octet.space, start);
  const end = space < 0 ? bytes.length : space;
  return { text: decodeText(bytes.subarray(start, end)), end, next: Math.min(end + 1, bytes.length) };
}

function readCode(rest: Rest): { readonly code: ResponseCode; readonly end: number } | undefined {
  const { bytes, pos } = rest;
  if (bytes[pos] !== octet.openBracket || !bytes.includes(octet.closeBracket, pos)) return undefined;
  let nameEnd = pos + 1;
  while (nameEnd < bytes.length && bytes[nameEnd] !== octet.space && bytes[nameEnd] !== octet.closeBracket) nameEnd++;
  const reader = new DataReader(bytes, { holes: rest.holes });
  reader.pos = nameEnd;
  const args = reader.run(octet.closeBracket);
  rest.faults.push(...reader.faults);
  const end = Math.min(reader.pos + 1, bytes.length);
  const name = decodeText(bytes.subarray(pos + 1, nameEnd)).toUpperCase();
  return { code: { name, args, start: pos, end }, end };
}

/** What follows a status word (RFC 9051 section 9 resp-text). */
function readText(rest: Rest): { readonly code?: ResponseCode; readonly text: string } {
  const found = readCode(rest);
  if (found === undefined) return { text: decodeText(rest.bytes.subarray(rest.pos)) };
  const textStart = rest.bytes[found.end] === octet.space ? found.end + 1 : found.end;
  return { code: found.code, text: decodeText(rest.bytes.subarray(textStart)) };
}

/** The number, or in a pattern the hole, that leads `3 EXISTS` and `{n} FETCH (...)`. */
function readNumber(rest: Rest): { number?: bigint; numberHole?: HoleData; readonly next: number } {
  const first = wordAt(rest.bytes, rest.pos);
  if (isDigit(rest.bytes[rest.pos] ?? 0) && /^\d{1,40}$/.test(first.text)) {
    return { number: BigInt(first.text), next: first.next };
  }
  if (!rest.holes || rest.bytes[rest.pos] !== octet.openBrace) return { next: rest.pos };
  const reader = new DataReader(rest.bytes.subarray(0, first.end), { holes: true });
  reader.pos = rest.pos;
  const [hole] = reader.run();
  rest.faults.push(...reader.faults);
  return hole?.kind === 'hole' ? { numberHole: hole, next: first.next } : { next: rest.pos };
}

function readUntagged(rest: Rest): ResponseData {
  const { next, ...number } = readNumber(rest);
  const name = wordAt(rest.bytes, next);
  if (name.text === '') return { kind: 'unreadable' };
  const status = next === rest.pos ? asStatus(name.text) : undefined;
  if (status !== undefined) return { kind: 'status', status, ...readText({ ...rest, pos: name.next }) };
  const reader = new DataReader(rest.bytes, { holes: rest.holes });
  reader.pos = name.next;
  const data = reader.run();
  rest.faults.push(...reader.faults);
  return { kind: 'data', name: name.text.toUpperCase(), ...number, data };
}

function readTagged(rest: Rest): ResponseData | undefined {
  const tag = wordAt(rest.bytes, rest.pos);
  if (tag.text === '' || tag.next === tag.end) return undefined;
  const word = wordAt(rest.bytes, tag.next);
  const status = asStatus(word.text);
  if (status === undefined) return undefined;
  return { kind: 'tagged', tag: tag.text, status, ...readText({ ...rest, pos: word.next }) };
}

function readWire(rest: Rest): ResponseData {
  const { bytes } = rest;
  if (bytes[0] === octet.star && bytes[1] === octet.space) return readUntagged({ ...rest, pos: 2 });
  if (bytes[0] === octet.star) return { kind: 'unreadable' };
  return readTagged(rest) ?? { kind: 'unreadable' };
}

function readPattern(rest: Rest): ResponseData {
  const first = wordAt(rest.bytes, 0).text;
  if (first === '*') rest.faults.push({ rule: 'pattern', offset: 0, message: 'untagged responses go without the `*`' });
  const data = asStatus(first) !== undefined || untaggedNames.has(first.toUpperCase());
  return (data ? undefined : readTagged(rest)) ?? readUntagged(rest);
}

/**
 * A response as a value. From the wire: the octets of one response with its line ending. With `holes`: a pattern, in
 * which untagged responses stand without the star. What cannot be read at all is `unreadable`; nothing throws.
 */
export function readResponse(bytes: Buffer, options: { readonly holes: boolean }): DataResult<ResponseData> {
  const faults: GrammarFault[] = [];
  const rest: Rest = { bytes: withoutLineEnd(bytes), pos: 0, holes: options.holes, faults };
  if (rest.bytes[0] === octet.plus && (rest.bytes.length === 1 || rest.bytes[1] === octet.space)) {
    return { value: { kind: 'continuation', text: decodeText(rest.bytes.subarray(2)) }, faults };
  }
  return { value: options.holes ? readPattern(rest) : readWire(rest), faults };
}
