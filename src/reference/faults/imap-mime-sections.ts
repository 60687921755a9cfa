import type { FaultTable } from './fault.ts';

/** Faults in finding the octets of a part and in decoding them. */
export const imapPartFaults = {
  'imap.part.message-counts-as-part': {
    breaks: 'In a message in a message, part 1 is its whole multipart, whose parts come one level deeper.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[2.1] is all of the inner text, BODY[2.1.1] its first part.',
  },
  'imap.part.message-without-parts': {
    breaks: 'Parts of a message in a message have no numbers.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[2.1] is not there.',
  },
  'imap.part.multipart-without-parts': {
    breaks: 'Parts of a multipart in a multipart have no numbers.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[4.1] is not there.',
  },
  'imap.part.numbers-from-zero': {
    breaks: 'Parts of a multipart are counted from zero below the first level.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[2.1] is the second part.',
  },
  'imap.part.part-with-header': {
    breaks: 'A part of a multipart comes with its MIME header.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[1] starts with Content-Type.',
  },
  'imap.part.part-with-delimiter': {
    breaks: 'A part comes with the CRLF that belongs to the delimiter.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[1] is two octets longer than its size.',
  },
  'imap.part.part-without-last-line-end': {
    breaks: 'A part loses the CRLF at its end.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[1] is two octets shorter than its size.',
  },
  'imap.part.part-decoded': {
    breaks: 'A part in base64 comes decoded.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[2] is binary.',
  },
  'imap.part.part-in-utf-8': {
    breaks: 'Text comes in UTF-8 whatever its charset is.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[1] of a text in Latin-1 is longer than its size.',
  },
  'imap.decoding.first-line-only': {
    breaks: 'Base64 is decoded up to its first line end.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'Decoded parts have 57 octets at most.',
  },
  'imap.decoding.last-group-lost': {
    breaks: 'A padded last group of base64 is dropped.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'A decoded part lacks an octet or two at its end.',
  },
  'imap.decoding.soft-line-breaks-kept': {
    breaks: 'Soft line breaks of quoted-printable stay.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'Decoded text has lines that end with `=`.',
  },
  'imap.decoding.hex-kept': {
    breaks: 'Octets encoded by hex digits of quoted-printable stay encoded.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'Decoded text has `=C3`.',
  },
  'imap.decoding.ends-at-nul': {
    breaks: 'Decoded octets end before the first NUL.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'A binary part is cut, or empty.',
  },
  'imap.decoding.encoding-in-case': {
    breaks: 'Names of transfer encodings are compared with regard to case.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'A part in BASE64 is not decoded.',
  },
} as const satisfies FaultTable;
