import { decodedBase64 } from './base64.ts';
import type { Entity } from './entity.ts';
import { decodedQuotedPrintable } from './quoted-printable.ts';

/** The body without its transfer encoding (RFC 2045 section 6); undefined where the encoding is not known. */
export function decodedBody({ encoding, body }: Pick<Entity, 'encoding' | 'body'>): Buffer | undefined {
  switch (encoding) {
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'base64':
      return decodedBase64(body);
    case 'quoted-printable':
      return decodedQuotedPrintable(body);
    default:
      return undefined;
  }
}
