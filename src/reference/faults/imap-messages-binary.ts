import type { FaultTable } from './fault.ts';

export const imapBinaryFaults = {
  'imap.binary.not-decoded': {
    breaks: 'BINARY gives the octets with their transfer encoding.',
    requirement: 'rfc3516/4.2/decoded',
    shows: 'BINARY[1] of a base64 part is base64.',
  },
  'imap.binary.size-of-encoded': {
    breaks: 'BINARY.SIZE is the size before decoding.',
    requirement: 'rfc3516/4.3/size-matches',
    shows: 'BINARY.SIZE and BINARY of one part differ.',
  },
  'imap.binary.partial-of-encoded': {
    breaks: 'The partial of BINARY is cut out before decoding.',
    requirement: 'rfc3516/4.2/partial-of-decoded',
    shows: 'BINARY[1]<0.4> gives four characters of base64.',
  },
  'imap.binary.unknown-encoding-ignored': {
    breaks: 'A part with an encoding that is not known is given as it is.',
    requirement: 'rfc3516/4.3/unknown-cte',
    shows: 'BINARY of such a part is answered OK.',
  },
  'imap.binary.nul-in-literal': {
    breaks: 'Decoded data with NUL come in a plain literal.',
    requirement: 'rfc3516/4.3/nul-in-literal8',
    shows: 'A literal has a NUL in it.',
  },
  'imap.binary.bare-line-feeds': {
    breaks: 'Lines of a decoded text end as its sender had them.',
    requirement: 'rfc9051/7.5.2/binary-lines-end-with-crlf',
    shows: 'BINARY of a base64 text has bare LF.',
  },
} as const satisfies FaultTable;
