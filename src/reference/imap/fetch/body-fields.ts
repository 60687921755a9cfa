import { inCapitals } from '../../mime/ascii-case.ts';
import { decodedText } from '../../mime/encoded-words.ts';
import type { Entity, ParameterizedValue } from '../../mime/entity.ts';
import { fieldsNamed, valueNamed } from '../../mime/fields.ts';
import { parameterizedAsWritten } from '../../mime/parameters.ts';
import { decodedBody } from '../../mime/transfer.ts';
import { joined, list, type Piece } from '../output.ts';
import type { Place, StructureOptions } from './structure-place.ts';
import { headerString, type Rendering } from './header-string.ts';

type Parameters = ParameterizedValue['parameters'];

/** Type, subtype and body-fields of a part (RFC 9051 section 9). */
export function bodyFields(place: Place, options: StructureOptions): readonly Piece[] {
  const { part } = place;
  const [type, subtype] = typeOf(part, options);
  const fields = [
    mediaString(options, type),
    mediaString(options, subtype),
    parameterList(parametersOf(part, options), options),
    ...idAndDescription(part, options),
    encodingString(part, options),
    String(sizeOf(place, options)),
  ];
  return fields.flatMap((field, index) => (index === 0 ? [field] : [' ', field]));
}

/** A word in which case does not matter. */
export function mediaString(rendering: Rendering, word: string): Buffer {
  const isUpper = rendering.behaviour.setting('imap.structure-case') === 'upper';
  return headerString(rendering, Buffer.from(isUpper ? inCapitals(word) : word, 'latin1'));
}

/** body-fld-param: names and values, or NIL where there are none. */
export function parameterList(given: Parameters, rendering: Rendering): Buffer {
  const { behaviour } = rendering;
  const parameters = kept(given, rendering);
  if (parameters.length === 0) return joined(behaviour.has('imap.structure.empty-list') ? '()' : 'NIL');
  return list(
    parameters.flatMap(([name, value]) => [
      mediaString(rendering, name),
      headerString(rendering, Buffer.from(valueOf(value, rendering))),
    ]),
  );
}

/** Faults that lose parameters. */
function kept(parameters: Parameters, { behaviour }: Rendering): Parameters {
  if (parameters.length > 0 && behaviour.has('imap.structure.parameters-lost')) return [];
  const isSome = parameters.length > 1 && behaviour.has('imap.structure.first-parameter-only');
  return isSome ? parameters.slice(0, 1) : parameters;
}

function valueOf(value: string, { behaviour }: Rendering): string {
  const lower = value.toLowerCase();
  if (lower !== value && behaviour.has('imap.structure.parameter-in-lower-case')) return lower;
  const [word = ''] = value.split(' ');
  return word !== value && behaviour.has('imap.structure.parameter-cut-at-blank') ? word : value;
}

function typeOf(part: Entity, { behaviour }: StructureOptions): readonly [type: string, subtype: string] {
  const isMissing = part.type === 'text' && fieldsNamed(part, 'Content-Type').length === 0;
  return isMissing && behaviour.has('imap.structure.no-type-is-octet-stream')
    ? ['application', 'octet-stream']
    : [part.type, part.subtype];
}

/** Parameters of the type, the charset that is the default among them if the server likes. */
export function parametersOf(part: Entity, { behaviour }: Rendering): Parameters {
  const value = valueNamed(part, 'Content-Type');
  if (value === undefined) {
    const isText = part.parameters.length > 0;
    return isText && behaviour.setting('imap.default-charset') === 'left-out' ? [] : part.parameters;
  }
  return writtenParameters(value, part.parameters, behaviour);
}

/** Parameters as RFC 2231 reads them, or as they are written if the server likes. */
export function writtenParameters(value: Buffer, read: Parameters, behaviour: Rendering['behaviour']): Parameters {
  const written = value.includes('*') ? parameterizedAsWritten(value)?.parameters : undefined;
  return written && behaviour.setting('imap.encoded-parameters') === 'as-written' ? written : read;
}

function idAndDescription(part: Entity, rendering: Rendering): readonly Buffer[] {
  const { behaviour } = rendering;
  const id = valueNamed(part, 'Content-ID');
  const description = valueNamed(part, 'Content-Description');
  const isBare = id !== undefined && behaviour.has('imap.structure.id-without-brackets');
  const isEncoded = description?.includes('=?') ?? false;
  const fields = [
    isBare ? Buffer.from(id.toString('latin1').replaceAll(/[<>]/g, ''), 'latin1') : id,
    description && isEncoded && behaviour.has('imap.structure.description-decoded')
      ? Buffer.from(decodedText(description))
      : description,
  ];
  const isSwapped = (id ?? description) !== undefined && behaviour.has('imap.structure.id-and-description-swapped');
  return (isSwapped ? fields.toReversed() : fields).map((field) => headerString(rendering, field));
}

function encodingString(part: Entity, rendering: Rendering): Buffer {
  const isMissing = fieldsNamed(part, 'Content-Transfer-Encoding').length === 0;
  if (isMissing && rendering.behaviour.has('imap.structure.no-encoding-is-nil')) return joined('NIL');
  return mediaString(rendering, part.encoding);
}

/** Octets of the body in its transfer encoding, without the header and without the line end of the delimiter. */
function sizeOf({ part, multipart }: Place, { behaviour }: StructureOptions): number {
  const { length } = part.body;
  const decoded = decodedBody(part)?.length ?? length;
  if (decoded !== length && behaviour.has('imap.structure.size-of-decoded')) return decoded;
  if (multipart && behaviour.has('imap.structure.size-with-delimiter')) return length + 2;
  return behaviour.has('imap.structure.size-with-header') ? length + part.header.length : length;
}
