import type { Field } from './entity.ts';
import { lineAt } from './lines.ts';

const colon = 0x3a;
const nul = 0x00;
const cr = 0x0d;
const lf = 0x0a;

/**
 * The fields of a header (RFC 5322 section 2.2): joined they are the header without its empty line. What is no field
 * (no colon, a name with other octets than a name has, a folded line at the start) is one with an empty name. After
 * `most` fields the rest is one without a name.
 */
export function readFields(header: Buffer, most: number): readonly Field[] {
  const fields: Field[] = [];
  let start = 0;
  while (start < header.length && !isEmptyLine(header, start)) {
    const isRest = fields.length + 1 >= most;
    const end = isRest ? endOfHeader(header, start) : endOfField(header, start);
    const raw = header.subarray(start, end);
    fields.push(isRest ? { name: '', raw, body: raw } : fieldOf(raw));
    start = end;
  }
  return fields;
}

/** Fields of this name, in any case, in their order. */
export function fieldsNamed(entity: { readonly fields: readonly Field[] }, name: string): readonly Field[] {
  const wanted = name.toLowerCase();
  return entity.fields.filter((field) => field.name.length === wanted.length && field.name.toLowerCase() === wanted);
}

/** The value of the first field of this name, unfolded. */
export function valueNamed(entity: { readonly fields: readonly Field[] }, name: string): Buffer | undefined {
  const [field] = fieldsNamed(entity, name);
  return field && unfolded(field);
}

/** The value without the line ends of folding (RFC 5322 section 2.2.3) and without blanks around it. Never holds CR, LF or NUL. */
export function unfolded(field: Field): Buffer {
  const { body } = field;
  return trimmed(isPlain(body) ? body : Buffer.from(body.filter((octet) => !isLineEndOrNul(octet))));
}

/** The octets without SP and TAB at their ends. */
export function trimmed(octets: Buffer): Buffer {
  let start = 0;
  let end = octets.length;
  while (start < end && isBlank(octets[start])) start += 1;
  while (end > start && isBlank(octets[end - 1])) end -= 1;
  return octets.subarray(start, end);
}

/** SP or TAB (RFC 5234 WSP). */
export function isBlank(octet: number | undefined): boolean {
  return octet === 0x20 || octet === 0x09;
}

function isPlain(octets: Buffer): boolean {
  return !octets.includes(lf) && !octets.includes(cr) && !octets.includes(nul);
}

function isLineEndOrNul(octet: number): boolean {
  return octet === cr || octet === lf || octet === nul;
}

function isEmptyLine(header: Buffer, start: number): boolean {
  const { end, next } = lineAt(header, start);
  return end === start && next > start;
}

/** After the first line and those that continue it. */
function endOfField(header: Buffer, start: number): number {
  let { next } = lineAt(header, start);
  while (next < header.length && isBlank(header[next])) ({ next } = lineAt(header, next));
  return next;
}

function endOfHeader(header: Buffer, start: number): number {
  let end = start;
  while (end < header.length && !isEmptyLine(header, end)) end = lineAt(header, end).next;
  return end;
}

function fieldOf(raw: Buffer): Field {
  const at = raw.indexOf(colon);
  const name = at < 0 ? '' : raw.toString('latin1', 0, at);
  const { groups } = /^(?<name>[!-9;-~]+)[ \t]*$/.exec(name) ?? {};
  const end = lastLineEnd(raw);
  return { name: groups?.['name'] ?? '', raw, body: raw.subarray(Math.min(at + 1, end), end) };
}

function lastLineEnd(raw: Buffer): number {
  if (raw.at(-1) !== lf) return raw.length;
  return raw.at(-2) === cr ? raw.length - 2 : raw.length - 1;
}
