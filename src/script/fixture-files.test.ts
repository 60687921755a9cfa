import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

// A second way to what the fixtures' YAML files say: each message is taken apart here by its own header fields, with none of the
// project's parsers, and structure, envelope and offsets are built anew.

const root = join(import.meta.dirname, '../../fixtures');
const messages = join(root, 'messages');

interface Span {
  readonly offset: number;
  readonly length: number;
}

interface Description {
  readonly title: string;
  readonly size: number;
  readonly envelope: string;
  readonly body: string;
  readonly bodystructure: string;
  readonly sections?: Readonly<Record<string, Span | readonly Span[]>>;
}

/** What a part of a message is, with where it stands. Texts are Latin-1: one character an octet. */
interface Entity {
  readonly number: string;
  readonly start: number;
  readonly header: string;
  readonly content: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly type: string;
  readonly subtype: string;
  readonly parts: readonly Entity[];
}

const names = readdirSync(messages)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4));
const octetsOf = (name: string): string => readFileSync(join(messages, `${name}.eml`), 'latin1');
const describedBy = (name: string): Description =>
  parse(readFileSync(join(messages, `${name}.yaml`), 'utf8')) as Description;

/** Field bodies by lower-case name, unfolded as RFC 5322 2.2.3 says. */
function readFields(header: string): Map<string, string> {
  const lines = header.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
}

function readEntity(octets: string, start: number, number: string, fallback: string): Entity {
  const bare = octets.startsWith('\r\n');
  const end = bare ? -2 : octets.indexOf('\r\n\r\n');
  const header = end === -1 ? octets : octets.slice(0, end + 4);
  const content = octets.slice(header.length);
  const fields = readFields(header);
  const [type = '', subtype = ''] = (fields.get('content-type') ?? fallback).split(';')[0]?.trim().split('/') ?? [];
  const part = { number, start, header, content, fields, type, subtype };
  return { ...part, parts: readParts(part) };
}

function readParts(of: Omit<Entity, 'parts'>): readonly Entity[] {
  const from = of.start + of.header.length;
  if (of.type === 'message') return [readEntity(of.content, from, of.number, 'text/plain')];
  if (of.type !== 'multipart') return [];
  const delimiter = `\r\n--${/boundary="(.*?)"/.exec(of.fields.get('content-type') ?? '')?.[1] ?? ''}`;
  const padded = `\r\n${of.content}`;
  const found: Entity[] = [];
  let at = padded.indexOf(delimiter);
  for (let n = 1; padded.startsWith('\r\n', at + delimiter.length); n += 1) {
    const begin = at + delimiter.length + 2;
    at = padded.indexOf(delimiter, begin);
    const fallback = of.subtype === 'digest' ? 'message/rfc822' : 'text/plain';
    const number = of.number === '' ? String(n) : `${of.number}.${String(n)}`;
    found.push(readEntity(padded.slice(begin, at), from + begin - 2, number, fallback));
  }
  return found;
}

const lineCount = (text: string): string =>
  text === '' || text.endsWith('\r\n') ? String(text.split('\r\n').length - 1) : '{:number}';
const text = (value: string | undefined): string =>
  value === undefined ? 'NIL' : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

/** `inline; filename="a.b"` as `("inline" ("filename" "a.b"))`; the first word alone is left to the caller. */
function parameters(value: string | undefined): string {
  const pairs = [...(value ?? '').matchAll(/;\s*([\w-]+)=(?:"([^"]*)"|([^\s;]+))/g)];
  const list = pairs.flatMap((pair) => [text(pair[1]), text(pair[2] ?? pair[3])]);
  return list.length === 0 ? 'NIL' : `(${list.join(' ')})`;
}

function extension(of: Entity, first: string): string {
  const disposition = of.fields.get('content-disposition');
  const languages = of.fields.get('content-language')?.split(', ').map(text).join(' ');
  const shown = disposition === undefined ? 'NIL' : `(${text(disposition.split(';')[0])} ${parameters(disposition)})`;
  return [
    first,
    shown,
    languages === undefined ? 'NIL' : `(${languages})`,
    text(of.fields.get('content-location')),
  ].join(' ');
}

function structure(of: Entity, extended: boolean): string {
  const inner = of.parts.map((part) => structure(part, extended)).join('');
  const contentType = of.fields.get('content-type');
  const tail = (first: string): string => (extended ? ` ${extension(of, first)}` : '');
  if (of.type === 'multipart') return `(${inner} ${text(of.subtype)}${tail(parameters(contentType))})`;
  const given = of.type === 'text' && contentType === undefined ? '{:any}' : parameters(contentType);
  const fields = [
    ...[text(of.type), text(of.subtype), given, text(of.fields.get('content-id'))],
    ...[text(of.fields.get('content-description')), text(of.fields.get('content-transfer-encoding') ?? '7bit')],
    String(of.content.length),
    ...of.parts.flatMap((part) => [envelope(part), inner]),
    ...(of.type === 'text' || of.type === 'message' ? [lineCount(of.content)] : []),
  ];
  return `(${fields.join(' ')}${tail(text(of.fields.get('content-md5')))})`;
}

const nobody = '(NIL NIL NIL NIL)';

function mailbox(written: string): string {
  const group = /^([\w-]+):$/.exec(written);
  if (group !== null) return `(NIL NIL ${text(group[1])} NIL)`;
  const angle = /^(?:"([^"]*)"|([^<]*?))\s*<(.*)>$/.exec(written);
  const [, route, address] = /^(?:(@.*):)?(.*)$/.exec(angle?.[3] ?? written) ?? [];
  const [local, domain] = (address ?? '').split('@');
  return `(${text(angle?.[1] ?? angle?.[2])} ${text(route)} ${text(local)} ${text(domain)})`;
}

/** An address list, without comments, as ENVELOPE shows it; groups have marks around them. */
function addresses(value: string | undefined): string | undefined {
  const plain = (value ?? '').replace(/\([^)]*\)/g, '').trim();
  if (plain === '') return undefined;
  const pieces = plain.match(/[\w-]+:(?![^<]*>)|;|(?:"[^"]*"|<[^>]*>|[^",;:<])+/g) ?? [];
  const shown = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  return `(${shown.map((piece) => (piece === ';' ? nobody : mailbox(piece))).join('')})`;
}

function envelope(of: Entity): string {
  const field = (name: string): string | undefined => of.fields.get(name);
  const list = (name: string): string => addresses(field(name)) ?? 'NIL';
  const orFrom = (name: string): string => addresses(field(name)) ?? list('from');
  const subject = field('subject') === '' ? '{:nil-or-empty}' : text(field('subject'));
  const fields = [
    ...[text(field('date')), subject, list('from'), orFrom('sender'), orFrom('reply-to')],
    ...[list('to'), list('cc'), list('bcc'), text(field('in-reply-to')), text(field('message-id'))],
  ];
  return `(${fields.join(' ')})`;
}

type Placed = readonly [section: string, span: Span];

/** Where BODY[n], BODY[n.MIME], BODY[n.HEADER] and BODY[n.TEXT] stand (RFC 9051 6.4.5.1). */
function sections(of: Entity, isRoot: boolean): readonly Placed[] {
  const from = of.start + of.header.length;
  const span = (offset: number, length: number): Span => ({ offset, length });
  const own: Placed[] = [];
  if (!isRoot) {
    own.push([of.number, span(from, of.content.length)]);
    if (of.header !== '\r\n') own.push([`${of.number}.MIME`, span(of.start, of.header.length)]);
  }
  const holder = of.type === 'message' ? of.parts[0] : undefined;
  if (holder === undefined) return [...own, ...of.parts.flatMap((part) => sections(part, false))];
  const inner = from + holder.header.length;
  own.push(
    [`${of.number}.HEADER`, span(from, holder.header.length)],
    [`${of.number}.TEXT`, span(inner, holder.content.length)],
  );
  if (holder.type === 'multipart') return [...own, ...sections(holder, true)];
  return [...own, [`${of.number}.1`, span(inner, holder.content.length)]];
}

/** BODY[1] of a message that is no multipart is its text (RFC 9051 6.4.5.1). */
function allSections(name: string): ReadonlyMap<string, Span> {
  const octets = octetsOf(name);
  const root = readEntity(octets, 0, '', 'text/plain');
  const found = new Map<string, Span>();
  if (root.type === 'multipart') for (const [section, span] of sections(root, true)) found.set(section, span);
  else for (const [section, span] of sections({ ...root, number: '1' }, false)) found.set(section, span);
  if (root.type !== 'multipart') found.delete('1.MIME');
  const dated = root.header.indexOf('\r\nDate: ') + 2;
  if (dated > 1 && root.header.endsWith('\r\n\r\n'))
    found.set('header.fields', { offset: dated, length: root.header.length - dated });
  return found;
}

describe.each(names)('fixture %s', (name) => {
  const octets = octetsOf(name);
  const described = describedBy(name);
  const entity = readEntity(octets, 0, '', 'text/plain');

  it('is made of CRLF lines of at most 998 octets that no mbox server would change', () => {
    expect(octets.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
    for (const line of octets.split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(998);
      expect(line).not.toMatch(/^>*From /);
    }
  });

  it('has a header in ASCII that names no other hosts than those of RFC 2606', () => {
    expect(entity.header).toMatch(/^[\t\r\n -~]*$/);
    for (const [, host] of octets.matchAll(/@([\w.-]+)/g)) expect(host).toMatch(/^example\.(org|com)$/);
  });

  it('has the size, structure and envelope that its description gives', () => {
    expect(described.title).not.toBe('');
    expect(described.size).toBe(octets.length);
    expect(described.body).toBe(structure(entity, false));
    expect(described.bodystructure).toBe(structure(entity, true));
    expect(described.envelope).toBe(envelope(entity));
  });

  const sections = Object.entries(described.sections ?? {});
  const isOfOneField = (section: string): boolean => section.startsWith('header.fields-');

  it('has its sections where the description says', () => {
    const whole = sections.filter(([section]) => !isOfOneField(section));
    expect(Object.fromEntries(whole)).toEqual(Object.fromEntries(allSections(name)));
  });

  it.each(sections.filter(([section]) => isOfOneField(section)))('has the fields of %s there', (section, spans) => {
    const wanted = `${section.slice('header.fields-'.length)}:`;
    const lines = entity.header.split(/(?<=\r\n)(?![ \t])/);
    const fields = lines.filter((line) => line === '\r\n' || line.toLowerCase().startsWith(wanted));
    const found = [spans].flat().map(({ offset, length }) => octets.slice(offset, offset + length));
    expect(found.join('')).toBe(fields.join(''));
  });
});

it('has the MD5 of the content where a part claims one (RFC 1864)', () => {
  const [part] = readEntity(octetsOf('extension-data'), 0, '', 'text/plain').parts;
  const digest = createHash('md5')
    .update(part?.content ?? '', 'latin1')
    .digest('base64');
  expect(part?.fields.get('content-md5')).toBe(digest);
});

it('leaves no description without its message', () => {
  const descriptions = readdirSync(messages).filter((name) => name.endsWith('.yaml'));
  expect(descriptions.map((name) => name.slice(0, -5)).sort()).toEqual([...names].sort());
});

it('starts mailboxes from messages that exist', () => {
  for (const file of readdirSync(join(root, 'mailboxes'))) {
    const { given } = parse(readFileSync(join(root, 'mailboxes', file), 'utf8')) as { given: readonly string[] };
    expect(given.length).toBeGreaterThan(0);
    for (const item of given) expect(names).toContain(item.split(' ')[0]);
  }
});
