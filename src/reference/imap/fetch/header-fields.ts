import type { Behaviour } from '../../behaviour.ts';
import type { Entity, Field } from '../../mime/entity.ts';
import { emptyLine } from '../../mime/section.ts';
import type { Section } from './section.ts';

/** HEADER.FIELDS and HEADER.FIELDS.NOT: the fields, and the empty line where there is one (RFC 9051 section 6.4.5.1). */
export function chosenFields(behaviour: Behaviour, message: Entity, section: Section): Buffer {
  const asked = askedNames(section);
  const isNot = section.text === 'HEADER.FIELDS.NOT' && !behaviour.has('imap.fetch.fields-not-ignored');
  const chosen = message.fields.filter((field) => isNot !== isAsked(behaviour, field, asked));
  return Buffer.concat([...rawOf(behaviour, chosen), lastLine(behaviour, message)]);
}

/** Names that are asked for: many of them meet many fields, so that comparing each with each would take long. */
interface AskedNames {
  readonly written: ReadonlySet<string>;
  readonly lower: ReadonlySet<string>;
  readonly lengths: ReadonlySet<number>;
}

function askedNames({ fields }: Section): AskedNames {
  const written = new Set(fields.map((name) => name.toString('latin1')));
  const lower = new Set(Array.from(written, (name) => name.toLowerCase()));
  return { written, lower, lengths: new Set(Array.from(lower, ({ length }) => length)) };
}

/** Names match in any case of their ASCII letters, and only as a whole. */
function isAsked(behaviour: Behaviour, { name }: Field, { written, lower, lengths }: AskedNames): boolean {
  const own = name.toLowerCase();
  if (lower.has(own)) return written.has(name) || !behaviour.has('imap.fetch.fields-case-sensitive');
  const isLonger = [...lengths].some((length) => length < own.length && lower.has(own.slice(0, length)));
  return isLonger && behaviour.has('imap.fetch.fields-by-prefix');
}

function rawOf(behaviour: Behaviour, chosen: readonly Field[]): readonly Buffer[] {
  const first = chosen.filter((field, index) => chosen.findIndex((other) => sameName(field, other)) === index);
  const kept = first.length < chosen.length && behaviour.has('imap.fetch.fields-first-only') ? first : chosen;
  return kept.map(({ raw }) =>
    isFolded(raw) && behaviour.has('imap.fetch.fields-folded-lines-lost') ? firstLine(raw) : raw,
  );
}

function sameName(one: Field, other: Field): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase();
}

function firstLine(raw: Buffer): Buffer {
  return raw.subarray(0, raw.indexOf(0x0a) + 1);
}

function isFolded(raw: Buffer): boolean {
  return raw.indexOf(0x0a) < raw.length - 1;
}

function lastLine(behaviour: Behaviour, message: Entity): Buffer {
  const line = emptyLine(message);
  return line.length > 0 && behaviour.has('imap.fetch.fields-without-blank-line') ? Buffer.alloc(0) : line;
}
