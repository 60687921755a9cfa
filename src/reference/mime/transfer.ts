import type { Behaviour } from '../behaviour.ts';
import { decodedBase64 } from './base64.ts';
import type { Entity } from './entity.ts';
import { valueNamed } from './fields.ts';
import { decodedQuotedPrintable } from './quoted-printable.ts';

/** The body without its transfer encoding (RFC 2045 section 6); undefined where the encoding is not known. */
export function decodedBody(entity: Entity, behaviour?: Behaviour): Buffer | undefined {
  const { body, encoding } = entity;
  switch (encoding) {
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'base64':
      return isOfOtherCase(entity, behaviour) ? undefined : fromBase64(body, behaviour);
    case 'quoted-printable':
      return isOfOtherCase(entity, behaviour) ? undefined : decodedQuotedPrintable(asEncoded(body, behaviour));
    default:
      return undefined;
  }
}

function isOfOtherCase(entity: Entity, behaviour: Behaviour | undefined): boolean {
  const isOther = !valueNamed(entity, 'Content-Transfer-Encoding')?.includes(entity.encoding);
  return isOther && (behaviour?.has('imap.decoding.encoding-in-case') ?? false);
}

function fromBase64(body: Buffer, behaviour: Behaviour | undefined): Buffer {
  const lineEnd = body.indexOf('\r\n');
  const isLong = lineEnd >= 0 && lineEnd + 2 < body.length;
  const isCut = isLong && behaviour?.has('imap.decoding.first-line-only');
  const decoded = decodedBase64(isCut ? body.subarray(0, lineEnd) : body);
  const isPadded = body.includes('=');
  const isLost = isPadded && behaviour?.has('imap.decoding.last-group-lost');
  const whole = isLost ? decoded.subarray(0, decoded.length - (decoded.length % 3)) : decoded;
  const nul = whole.indexOf(0);
  return nul >= 0 && behaviour?.has('imap.decoding.ends-at-nul') ? whole.subarray(0, nul) : whole;
}

/** Faults: what is not to be decoded is encoded once more. */
function asEncoded(body: Buffer, behaviour: Behaviour | undefined): Buffer {
  if (body.includes('=\r\n') && behaviour?.has('imap.decoding.soft-line-breaks-kept')) {
    return Buffer.from(body.toString('latin1').replaceAll('=\r\n', '=3D\r\n'), 'latin1');
  }
  const isHex = /=[\dA-F]{2}/.test(body.toString('latin1', 0, 10_000));
  return isHex && behaviour?.has('imap.decoding.hex-kept')
    ? Buffer.from(body.toString('latin1').replaceAll('=', '=3D'), 'latin1')
    : body;
}
