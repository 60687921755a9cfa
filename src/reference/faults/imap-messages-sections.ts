import type { FaultTable } from './fault.ts';

export const imapSectionsFaults = {
  'imap.fetch.partial-counts-from-one': {
    breaks: 'The origin of a partial fetch counts from one.',
    requirement: 'rfc9051/6.4.5/partial',
    shows: 'BODY[]<6.3> gives octets 5 to 7.',
  },
  'imap.fetch.partial-one-more': {
    breaks: 'A partial fetch gives one octet more than was asked for.',
    requirement: 'rfc9051/6.4.5/partial',
    shows: 'BODY[]<0.4> has five octets.',
  },
  'imap.fetch.partial-wraps': {
    breaks: 'A partial fetch from beyond the end starts again at the start.',
    requirement: 'rfc9051/6.4.5/partial',
    shows: 'BODY[TEXT]<5000.10> of a short text is not empty.',
  },
  'imap.fetch.partial-without-origin': {
    breaks: 'The response to a partial fetch does not name the origin.',
    requirement: 'rfc9051/6.4.5/partial',
    shows: 'BODY[]<0.4> is answered as BODY[].',
  },
  'imap.fetch.origin-unasked': {
    breaks: 'The response to BODY[] has an origin that nobody asked for.',
    requirement: 'rfc9051/7.5.2/origin-only-when-asked',
    shows: 'BODY[] is answered as BODY[]<0>.',
  },
  'imap.fetch.body-truncated': {
    breaks: 'BODY[...] ends after 64 KiB.',
    requirement: 'rfc9051/6.4.5/body-whole',
    shows: 'A large message comes without its end.',
  },
  'imap.fetch.literal-counts-characters': {
    breaks: 'The length of a literal counts characters of UTF-8 instead of octets.',
    requirement: 'rfc9051/4.3/literal-octets',
    shows: 'The rest of an 8-bit message stands behind its literal.',
  },
  'imap.fetch.eight-bit-lost': {
    breaks: '8-bit octets are sent as question marks.',
    requirement: 'rfc9051/6.4.5/body-whole',
    shows: 'A UTF-8 message comes without its umlauts.',
  },
  'imap.fetch.fields-case-sensitive': {
    breaks: 'HEADER.FIELDS compares names with regard to case.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'HEADER.FIELDS (SUBJECT) is empty for a message with a Subject field.',
  },
  'imap.fetch.fields-by-prefix': {
    breaks: 'HEADER.FIELDS gives every field that starts with the name.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'HEADER.FIELDS (CONTENT) gives Content-Type.',
  },
  'imap.fetch.fields-first-only': {
    breaks: 'HEADER.FIELDS gives the first of several fields of one name only.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'One of many Received fields comes.',
  },
  'imap.fetch.fields-folded-lines-lost': {
    breaks: 'HEADER.FIELDS leaves out the lines that continue a field.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'A folded Subject ends after its first line.',
  },
  'imap.fetch.fields-not-ignored': {
    breaks: 'HEADER.FIELDS.NOT is taken for HEADER.FIELDS.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'The fields that were to be left out come alone.',
  },
  'imap.fetch.fields-without-blank-line': {
    breaks: 'HEADER.FIELDS does not end with the empty line.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'The subset of the header ends after its last field.',
  },
  'imap.fetch.header-without-blank-line': {
    breaks: 'BODY[HEADER] does not end with the empty line.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'HEADER and TEXT together are shorter than BODY[].',
  },
  'imap.fetch.text-with-header': {
    breaks: 'BODY[TEXT] is the whole message.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[TEXT] starts with the header.',
  },
  'imap.fetch.mime-of-inner-message': {
    breaks: 'BODY[n.MIME] of message/rfc822 is the header of the message in it.',
    requirement: 'rfc9051/6.4.5.1/sections',
    shows: 'BODY[2.MIME] has no Content-Type: message/rfc822.',
  },
  'imap.fetch.single-part-without-number': {
    breaks: 'A message that is no multipart has no part 1.',
    requirement: 'rfc9051/6.4.5.1/single-part-has-part-one',
    shows: 'BODY[1] of a plain message is NIL.',
  },
  'imap.fetch.missing-part-is-whole': {
    breaks: 'A part that a message does not have is the whole message.',
    requirement: 'rfc9051/6.4.5.1/single-part-has-part-one',
    shows: 'BODY[2] of a plain message is the message.',
  },
} as const satisfies FaultTable;
