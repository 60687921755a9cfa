import type { Entity } from '../../mime/entity.ts';
import { countLines } from '../../mime/lines.ts';
import { decodedBody } from '../../mime/transfer.ts';
import { joined, type Piece } from '../output.ts';
import { extensionOfMultipart, extensionOfPart } from './body-extension.ts';
import { bodyFields, mediaString } from './body-fields.ts';
import { partsOf } from './body-parts.ts';
import { envelope } from './envelope.ts';
import type { Place, StructureOptions } from './structure-place.ts';

/** BODY and BODYSTRUCTURE of a message (RFC 9051 sections 7.5.2 and 9 body). */
export function bodyStructure(message: Entity, options: StructureOptions): Piece {
  return body({ part: message, message }, options);
}

function body(place: Place, options: StructureOptions): Buffer {
  const { part } = place;
  const parts = partsOf(place, options.behaviour);
  const [only] = parts;
  if (parts.length === 1 && only && options.behaviour.has('imap.structure.single-part-flattened')) {
    return body({ ...place, part: only, multipart: part }, options);
  }
  return joined('(', ...(parts.length > 0 ? multipart(place, parts, options) : onePart(place, options)), ')');
}

/** body-type-mpart: the parts with nothing between them, and the subtype. */
function multipart(place: Place, parts: readonly Entity[], options: StructureOptions): readonly Piece[] {
  const { behaviour } = options;
  const between = parts.length > 1 && behaviour.has('imap.structure.blank-between-parts') ? ' ' : '';
  const bodies = parts.map((part) => body({ part, message: place.message, multipart: place.part }, options));
  const isWrong = place.part.subtype !== 'mixed' && behaviour.has('imap.structure.subtype-always-mixed');
  return [
    ...bodies.flatMap((each, index) => (index === 0 ? [each] : [between, each])),
    ' ',
    mediaString(options, isWrong ? 'mixed' : place.part.subtype),
    ...extensionOfMultipart(place.part, options),
  ];
}

/** body-type-1part: its fields, what its type adds, and the extension data. */
function onePart(place: Place, options: StructureOptions): readonly Piece[] {
  return [...bodyFields(place, options), ...ofType(place, options), ...extensionOfPart(place.part, options)];
}

/** Lines of a text; envelope, structure and lines of a message. */
function ofType(place: Place, options: StructureOptions): readonly Piece[] {
  const { part } = place;
  const { behaviour } = options;
  if (part.message !== undefined) return ofMessage(place, part.message, options);
  if (part.type === 'text') {
    return behaviour.has('imap.structure.lines-missing') ? [] : [` ${String(linesOfText(part, options))}`];
  }
  return behaviour.has('imap.structure.lines-of-other-types') ? [` ${String(countLines(part.body))}`] : [];
}

function ofMessage(place: Place, inner: Entity, options: StructureOptions): readonly Piece[] {
  const { behaviour } = options;
  if (behaviour.has('imap.structure.message-not-described')) return [];
  const described = behaviour.has('imap.structure.envelope-of-outer') ? place.message : inner;
  const envelopes = behaviour.has('imap.structure.envelope-missing') ? [] : [' ', envelope(described, options)];
  const isWrong = behaviour.has('imap.structure.message-lines-of-body');
  return [
    ...envelopes,
    ' ',
    body({ part: inner, message: inner }, options),
    ` ${String(linesOf(isWrong ? inner.body : place.part.body, options))}`,
  ];
}

/** Lines as they are transferred, before decoding. */
function linesOfText(part: Entity, options: StructureOptions): number {
  const { behaviour } = options;
  const decoded = decodedBody(part) ?? part.body;
  const isDecoded = countLines(decoded) !== countLines(part.body) && behaviour.has('imap.structure.lines-of-decoded');
  const lines = linesOf(isDecoded ? decoded : part.body, options);
  return behaviour.has('imap.structure.lines-one-more') ? lines + 1 : lines;
}

function linesOf(octets: Buffer, { behaviour }: StructureOptions): number {
  const lines = countLines(octets);
  const isOpen = octets.length > 0 && octets.at(-1) !== 0x0a;
  return isOpen && behaviour.setting('imap.last-line-without-end') === 'not-counted' ? lines - 1 : lines;
}
