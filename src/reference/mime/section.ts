import type { Behaviour } from '../behaviour.ts';
import type { Entity, Field } from './entity.ts';

/**
 * The part of a message that IMAP part numbers name (RFC 9051 section 6.4.5.1); undefined where there is none. The
 * empty path is the message itself. A message that is no multipart has one part, 1: itself.
 */
export function partOf(message: Entity, path: readonly number[], behaviour?: Behaviour): Entity | undefined {
  const [number, ...rest] = path;
  if (number === undefined) return message;
  if (message.type !== 'multipart') return number === 1 ? inside(message, rest, behaviour) : undefined;
  const part = message.parts[number - 1];
  return part && inside(part, rest, behaviour);
}

/** Numbers below a part: of its own parts, or of those of the message in it. */
function inside(part: Entity, path: readonly number[], behaviour: Behaviour | undefined): Entity | undefined {
  if (path.length === 0) return part;
  if (part.message) return partOf(part.message, path, behaviour);
  return part.type === 'multipart' ? partOf(part, path, behaviour) : undefined;
}

/** Which fields of a header are asked for. */
export interface FieldChoice {
  readonly names: readonly string[];
  /** HEADER.FIELDS.NOT. */
  readonly others: boolean;
}

/** Octets of HEADER.FIELDS and HEADER.FIELDS.NOT: the fields in their order, and the empty line if the message has it. */
export function headerSubset(entity: Entity, choice: FieldChoice, behaviour?: Behaviour): Buffer {
  const inCase = behaviour?.has('imap.section.field-names-in-case') ?? false;
  const cased = (name: string) => (inCase ? name : name.toLowerCase());
  const wanted = new Set(choice.names.map(cased));
  const fields = entity.fields.filter((field) => wanted.has(cased(field.name)) !== choice.others);
  return Buffer.concat([...fields.map((field) => field.raw), emptyLine(entity)]);
}

/** The empty line that ends a header; empty where there is none. */
export function emptyLine(entity: Entity): Buffer {
  return entity.header.subarray(fieldOctets(entity.fields));
}

function fieldOctets(fields: readonly Field[]): number {
  return fields.reduce((total, { raw }) => total + raw.length, 0);
}
