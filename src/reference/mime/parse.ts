import { limits } from '../limits.ts';
import { contentOf, holdsMessage, plainText } from './content.ts';
import type { Entity } from './entity.ts';
import { readFields } from './fields.ts';
import { readHeader, readStructure } from './structure.ts';

/** Entities of messages that somebody still looks at: messages stay in the store, what was made of them must not. */
const entities = new WeakMap<Buffer, WeakRef<Entity>>();

/**
 * The structure of a message by RFC 5322 and RFC 2046. Nothing is read before it is asked for, nothing is decoded, and
 * no octets make it throw.
 */
export function entityOf(octets: Buffer): Entity {
  const known = entities.get(octets)?.deref();
  if (known) return known;
  const entity = messageOf(octets);
  entities.set(octets, new WeakRef(entity));
  return entity;
}

/** Header and body at once, fields when asked for, and all parts together when the first of them is. */
function messageOf(octets: Buffer): Entity {
  const { body } = readHeader(octets, 0);
  const header = octets.subarray(0, body);
  const fields = once(() => readFields(header, limits.headerFields));
  const content = once(() => contentOf(fields(), plainText));
  const inside = once(() => {
    const read = content().type === 'multipart' || holdsMessage(content()) ? readStructure(octets) : undefined;
    return { parts: read?.parts ?? [], message: read?.message };
  });
  return {
    header,
    body: octets.subarray(body),
    get fields() {
      return fields();
    },
    get type() {
      return content().type;
    },
    get subtype() {
      return content().subtype;
    },
    get parameters() {
      return content().parameters;
    },
    get encoding() {
      return content().encoding;
    },
    get parts() {
      return inside().parts;
    },
    get message() {
      return inside().message;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
