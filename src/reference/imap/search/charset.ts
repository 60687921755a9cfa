import { isAscii } from 'node:buffer';
import { decodeCharset } from '../../mime/charset.ts';
import type { ImapSession } from '../contract.ts';
import type { Reply } from '../reply.ts';
import { bad, no } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { SyntaxFault } from '../reply.ts';

/** Charsets that BADCHARSET lists; there are more. */
const listed = ['US-ASCII', 'UTF-8', 'ISO-8859-1'];

/** SORT must know UTF-8 too (RFC 5256 section 3). */
export type CharsetUse = 'search' | 'sort';

/** `charset = atom / quoted` (RFC 9051 section 9, RFC 3501 erratum 261), in lower case. */
export function charsetName(scanner: Scanner): string {
  const name = scanner.peek() === '"' ? scanner.string().toString('latin1') : scanner.atom();
  return name.toLowerCase();
}

/** The refusal of a charset that the server does not know: NO, not BAD (RFC 9051 section 6.4.4). */
export function refusalOf(charset: string, session: ImapSession, use: CharsetUse): Reply | undefined {
  const { behaviour } = session;
  const isBare = use === 'search' && knowsAsciiOnly(session);
  const known = isBare ? charset === 'us-ascii' : decodeCharset(Buffer.alloc(0), charset) !== undefined;
  if (known || behaviour.has('imap.search.unknown-charset-accepted')) return undefined;
  const text = 'That charset is not known here';
  if (behaviour.has('imap.search.unknown-charset-bad')) return bad(text);
  if (behaviour.has('imap.search.no-badcharset-code')) return no(text);
  const charsets = isBare ? listed.slice(0, 1) : listed;
  const names = behaviour.setting('imap.badcharset') === 'listed' ? ` (${charsets.join(' ')})` : '';
  return no(text, `BADCHARSET${names}`);
}

/** IMAP4rev1 asks for US-ASCII only (RFC 3501 section 6.4.4), IMAP4rev2 for UTF-8 too (RFC 9051 section 6.4.4). */
function knowsAsciiOnly({ rev2, behaviour }: ImapSession): boolean {
  return !rev2 && behaviour.setting('imap.search-charsets') === 'us-ascii';
}

/**
 * A string of the search criteria as text. Without CHARSET it is UTF-8 in IMAP4rev2 (RFC 9051 section 6.4.4) and
 * US-ASCII in IMAP4rev1 (RFC 3501 section 6.4.4), which says nothing about octets beyond that.
 */
export function criterionText(octets: Buffer, charset: string | undefined, session: ImapSession): string {
  const { behaviour } = session;
  if (isAscii(octets)) return octets.toString('latin1');
  if (charset === undefined) return withoutCharset(octets, session);
  if (behaviour.has('imap.search.charset-ignored')) return octets.toString('latin1');
  return decodeCharset(octets, charset) ?? octets.toString('latin1');
}

function withoutCharset(octets: Buffer, { rev2, behaviour }: ImapSession): string {
  if (rev2 && behaviour.has('imap.search.rev2-takes-latin-1')) return octets.toString('latin1');
  if (!rev2 && behaviour.setting('imap.search-8-bit') === 'refused') {
    throw new SyntaxFault('Letters beyond US-ASCII need CHARSET');
  }
  return octets.toString('utf8');
}
