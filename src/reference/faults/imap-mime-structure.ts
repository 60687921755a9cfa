import type { FaultTable } from './fault.ts';

/** Faults of BODY and BODYSTRUCTURE. */
export const imapStructureFaults = {
  'imap.structure.parameters-lost': {
    breaks: 'Parameters of the type are NIL.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The charset of a text is not told.',
  },
  'imap.structure.first-parameter-only': {
    breaks: 'Of several parameters the first is told only.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'A type with charset and format has no format.',
  },
  'imap.structure.parameter-in-lower-case': {
    breaks: 'Values of parameters are in lower case.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'A boundary or a file name is not as it was written.',
  },
  'imap.structure.parameter-cut-at-blank': {
    breaks: 'A quoted value of a parameter ends at its first blank.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: '"My file.txt" is "My".',
  },
  'imap.structure.multipart-parameters-lost': {
    breaks: 'Parameters of a multipart are NIL.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The boundary is not told.',
  },
  'imap.structure.empty-list': {
    breaks: 'Parts without parameters have an empty list instead of NIL.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The response has `()`.',
  },
  'imap.structure.subtype-always-mixed': {
    breaks: 'Every multipart is multipart/mixed.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Alternatives are shown one after the other.',
  },
  'imap.structure.id-without-brackets': {
    breaks: 'Content-ID loses its angle brackets.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'It is not the value of the field.',
  },
  'imap.structure.id-and-description-swapped': {
    breaks: 'Content-ID and Content-Description have changed places.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The description is an id.',
  },
  'imap.structure.description-decoded': {
    breaks: 'Content-Description is decoded.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'It is UTF-8 instead of an encoded word.',
  },
  'imap.structure.no-encoding-is-nil': {
    breaks: 'A part without Content-Transfer-Encoding has NIL instead of 7BIT.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'body-fld-enc is no string.',
  },
  'imap.structure.no-type-is-octet-stream': {
    breaks: 'A part without Content-Type is application/octet-stream.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'A plain old message is an attachment.',
  },
  'imap.structure.digest-parts-are-text': {
    breaks: 'Parts of a digest that name no type are text.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The messages of a digest have no envelope.',
  },
  'imap.structure.size-of-decoded': {
    breaks: 'The size of a part is that after decoding.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'It is less than the octets of BODY[n].',
  },
  'imap.structure.size-with-delimiter': {
    breaks: 'The CRLF before a delimiter counts to the part.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Parts of a multipart are two octets too large.',
  },
  'imap.structure.size-with-header': {
    breaks: 'The size of a part includes its header.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'It is more than the octets of BODY[n].',
  },
  'imap.structure.lines-missing': {
    breaks: 'Texts have no count of lines.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'After the octets comes the MD5.',
  },
  'imap.structure.lines-of-other-types': {
    breaks: 'Parts that are no texts have a count of lines.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'After the octets of an image comes a number.',
  },
  'imap.structure.lines-one-more': {
    breaks: 'Lines are counted by the pieces between line ends.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Every text has one line too many.',
  },
  'imap.structure.lines-of-decoded': {
    breaks: 'The lines of a text are those after decoding.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Soft line breaks do not count.',
  },
  'imap.structure.message-not-described': {
    breaks: 'A message in a message has neither envelope nor structure.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'message/rfc822 looks like an attachment.',
  },
  'imap.structure.envelope-missing': {
    breaks: 'A message in a message has no envelope.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'Its structure comes where the envelope belongs.',
  },
  'imap.structure.envelope-of-outer': {
    breaks: 'The envelope of a message in a message is that of the outer one.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Both have one subject.',
  },
  'imap.structure.message-lines-of-body': {
    breaks: 'The lines of a message in a message leave out its header.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'They are fewer than BODY[n] has.',
  },
  'imap.structure.blank-between-parts': {
    breaks: 'Parts of a multipart have a space between them.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The structure has `) (`.',
  },
  'imap.structure.single-part-flattened': {
    breaks: 'A multipart with one part is told as that part.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'A list of one part is no list.',
  },
  'imap.structure.nested-multipart-flattened': {
    breaks: 'Parts of a multipart in a multipart stand beside it.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'There is one level, with too many parts.',
  },
  'imap.structure.last-part-lost': {
    breaks: 'The last part of a multipart is not told.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The attachment is not there.',
  },
  'imap.structure.preamble-is-part': {
    breaks: 'What stands before the first delimiter is a part.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'A part more than the message has comes first.',
  },
  'imap.structure.extension-in-body': {
    breaks: 'BODY has extension data.',
    requirement: 'rfc9051/7.5.2/body',
    shows: 'BODY and BODYSTRUCTURE are the same.',
  },
  'imap.structure.md5-lost': {
    breaks: 'Content-MD5 is NIL.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The first of the extension data is always NIL.',
  },
  'imap.structure.md5-last': {
    breaks: 'The MD5 comes behind the location.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The extension data have another order.',
  },
  'imap.structure.disposition-lost': {
    breaks: 'Content-Disposition is NIL.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Nothing tells attachment from inline.',
  },
  'imap.structure.disposition-parameters-lost': {
    breaks: 'Content-Disposition has no parameters.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'The file name of an attachment is not told.',
  },
  'imap.structure.disposition-without-list': {
    breaks: 'Content-Disposition is a string instead of a list.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: '"attachment" stands without parentheses.',
  },
  'imap.structure.language-lost': {
    breaks: 'Content-Language is NIL.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Languages are never told.',
  },
  'imap.structure.languages-in-one-string': {
    breaks: 'Several languages are one string with commas.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: '"en, de" is one language.',
  },
  'imap.structure.location-lost': {
    breaks: 'Content-Location is NIL.',
    requirement: 'rfc9051/7.5.2/bodystructure',
    shows: 'Locations are never told.',
  },
  'imap.structure.location-in-list': {
    breaks: 'Content-Location is a list of one string.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The location stands in parentheses.',
  },
  'imap.structure.unknown-extension': {
    breaks: 'A fifth value follows the location.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The extension data have one value too many.',
  },
} as const satisfies FaultTable;
