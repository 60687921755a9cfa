import type { Behaviour } from '../../behaviour.ts';
import type { Entity } from '../../mime/entity.ts';
import { emptyLine, partOf } from '../../mime/section.ts';
import { chosenFields } from './header-fields.ts';
import type { Section } from './section.ts';

/** Octets of a section, or undefined where the message has no such part (RFC 9051 section 6.4.5.1). */
export function sectionOctets(behaviour: Behaviour, root: Entity, whole: Buffer, section: Section): Buffer | undefined {
  const { path, text } = section;
  if (path.length === 0) return text === undefined ? whole : ofMessage(behaviour, root, section);
  const part = numberedPart(behaviour, root, path);
  if (part === undefined) return undefined;
  if (text === undefined) return part.body;
  if (text === 'MIME') return mimeHeader(behaviour, part);
  return part.message === undefined ? undefined : ofMessage(behaviour, part.message, section);
}

/** A part by its numbers; a message that is no multipart is its own part 1. */
export function numberedPart(behaviour: Behaviour, root: Entity, path: readonly number[]): Entity | undefined {
  const isSingle = root.parts.length === 0 && path.length === 1 && path[0] === 1;
  return isSingle && behaviour.has('imap.fetch.single-part-without-number') ? undefined : partOf(root, path, behaviour);
}

/** The MIME header of a part (RFC 2045), which for message/rfc822 is not the header of the message in it. */
function mimeHeader(behaviour: Behaviour, part: Entity): Buffer {
  const inner = part.message;
  return inner !== undefined && behaviour.has('imap.fetch.mime-of-inner-message') ? inner.header : part.header;
}

function ofMessage(behaviour: Behaviour, message: Entity, section: Section): Buffer {
  if (section.text === 'TEXT') {
    return behaviour.has('imap.fetch.text-with-header') ? Buffer.concat([message.header, message.body]) : message.body;
  }
  if (section.text === 'HEADER') return wholeHeader(behaviour, message);
  return chosenFields(behaviour, message, section);
}

function wholeHeader(behaviour: Behaviour, message: Entity): Buffer {
  const { header } = message;
  const blank = emptyLine(message).length;
  return blank > 0 && behaviour.has('imap.fetch.header-without-blank-line')
    ? header.subarray(0, header.length - blank)
    : header;
}
