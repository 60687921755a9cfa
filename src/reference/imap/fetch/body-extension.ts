import { dispositionOf } from '../../mime/content.ts';
import type { Entity } from '../../mime/entity.ts';
import { valueNamed } from '../../mime/fields.ts';
import { Lexer } from '../../mime/lexer.ts';
import { joined, list, type Piece } from '../output.ts';
import { mediaString, parameterList, parametersOf, writtenParameters } from './body-fields.ts';
import type { StructureOptions } from './structure-place.ts';
import { headerString, type Rendering } from './header-string.ts';

/** body-ext-mpart: parameters, disposition, language, location (RFC 9051 section 9). */
export function extensionOfMultipart(part: Entity, options: StructureOptions): readonly Piece[] {
  if (!isWanted(options)) return [];
  const isLost = options.behaviour.has('imap.structure.multipart-parameters-lost');
  return spaced([parameterList(isLost ? [] : parametersOf(part, options), options), ...common(part, options)], options);
}

/** body-ext-1part: MD5, disposition, language, location. */
export function extensionOfPart(part: Entity, options: StructureOptions): readonly Piece[] {
  if (!isWanted(options)) return [];
  const { behaviour } = options;
  const value = valueNamed(part, 'Content-MD5');
  const md5 = headerString(options, value && behaviour.has('imap.structure.md5-lost') ? undefined : value);
  const others = common(part, options);
  const isLast = value !== undefined && behaviour.has('imap.structure.md5-last');
  return spaced(isLast ? [...others, md5] : [md5, ...others], options);
}

/** BODY has no extension data. */
function isWanted({ behaviour, extended }: StructureOptions): boolean {
  return extended || behaviour.has('imap.structure.extension-in-body');
}

/** No data but these four are defined (RFC 9051 section 9 body-extension). */
function spaced(data: readonly Piece[], { behaviour }: Rendering): readonly Piece[] {
  const all = behaviour.has('imap.structure.unknown-extension') ? [...data, 'NIL'] : data;
  return all.flatMap((piece) => [' ', piece]);
}

function common(part: Entity, options: StructureOptions): readonly Piece[] {
  return [disposition(part, options), language(part, options), location(part, options)];
}

function disposition(part: Entity, options: StructureOptions): Piece {
  const { behaviour } = options;
  const given = dispositionOf(part);
  if (given === undefined || behaviour.has('imap.structure.disposition-lost')) return 'NIL';
  if (behaviour.has('imap.structure.disposition-without-list')) return mediaString(options, given.value);
  const written = valueNamed(part, 'Content-Disposition') ?? Buffer.alloc(0);
  const parameters = writtenParameters(written, given.parameters, behaviour);
  const isLost = parameters.length > 0 && behaviour.has('imap.structure.disposition-parameters-lost');
  return list([mediaString(options, given.value), parameterList(isLost ? [] : parameters, options)]);
}

/** Content-Language is a list of tags with commas between (RFC 3282 section 2). */
function language(part: Entity, options: StructureOptions): Piece {
  const { behaviour } = options;
  const tags = tagsOf(valueNamed(part, 'Content-Language'));
  const [only] = tags;
  if (only === undefined || behaviour.has('imap.structure.language-lost')) return 'NIL';
  const strings = tags.map((tag) => headerString(options, Buffer.from(tag, 'latin1')));
  if (tags.length > 1 && behaviour.has('imap.structure.languages-in-one-string')) {
    return headerString(options, Buffer.from(tags.join(', '), 'latin1'));
  }
  const isString = tags.length === 1 && behaviour.setting('imap.one-body-language') === 'string';
  return isString ? joined(...strings) : list(strings);
}

function tagsOf(value: Buffer | undefined): readonly string[] {
  const lexer = new Lexer(value?.toString('latin1') ?? '');
  const tags: string[] = [];
  while (!lexer.atEnd) {
    lexer.skipBlanks();
    const tag = lexer.take(/[^ \t\r\n,(]+/y);
    if (tag !== '') tags.push(tag);
    else lexer.take(/[^]/y);
  }
  return tags;
}

/** Content-Location is one URI, in which blanks come from folding only (RFC 2557 section 4.4.2). */
function location(part: Entity, options: StructureOptions): Piece {
  const { behaviour } = options;
  const value = valueNamed(part, 'Content-Location');
  if (value === undefined || behaviour.has('imap.structure.location-lost')) return 'NIL';
  const uri = headerString(options, Buffer.from(value.toString('latin1').replaceAll(/[ \t]+/g, ''), 'latin1'));
  return behaviour.has('imap.structure.location-in-list') ? list([uri]) : uri;
}
