import { no, Refusal } from './reply.ts';

/** Mailbox name in modified UTF-7 (RFC 3501 section 5.1.3). */
export function encodeModifiedUtf7(name: string): string {
  return name.replaceAll(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${modifiedBase64(run)}-`));
}

function modifiedBase64(text: string): string {
  const octets = Buffer.from(text, 'utf16le').swap16();
  return octets.toString('base64').replaceAll('/', ',').replace(/=+$/, '');
}

/**
 * The name that modified UTF-7 stands for, or undefined where it breaks a rule of RFC 3501 section 5.1.3: 8-bit octets,
 * an open shift, a superfluous shift, printable US-ASCII in BASE64, half a surrogate pair.
 */
export function decodeModifiedUtf7(octets: Buffer): string | undefined {
  const raw = octets.toString('latin1');
  const name = raw.replaceAll(/&([^-]*)-/g, (_, run: string) => (run === '' ? '&' : utf16Of(run)));
  return isWellFormed(name) && encodeModifiedUtf7(name) === raw ? name : undefined;
}

function utf16Of(run: string): string {
  const octets = Buffer.from(run.replaceAll(',', '/'), 'base64');
  return octets.length % 2 === 0 ? octets.swap16().toString('utf16le') : '';
}

function isWellFormed(text: string): boolean {
  return Buffer.from(text).toString() === text;
}

/** The name that UTF-8 octets stand for, or undefined where they are no UTF-8 (RFC 9051 section 5.1). */
export function decodeUtf8Name(octets: Buffer): string | undefined {
  const name = octets.toString();
  return Buffer.from(name).equals(octets) ? name : undefined;
}

/** A name as the session's rules decode it; INBOX in any case is `INBOX` (RFC 9051 section 5.1). */
export function mailboxNameOf(octets: Buffer, utf8: boolean): string {
  const name = decodedName(octets, utf8);
  return /^inbox$/i.test(name) ? 'INBOX' : name;
}

/** A name or pattern as the session's rules decode it. Control characters are refused. */
export function decodedName(octets: Buffer, utf8: boolean): string {
  const name = utf8 ? decodeUtf8Name(octets) : decodeModifiedUtf7(octets);
  if (name === undefined) throw new Refusal(no('That is no valid mailbox name', 'CANNOT'));
  // eslint-disable-next-line no-control-regex -- RFC 9051 section 5.1: control characters have no place in names
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(name)) {
    throw new Refusal(no('A mailbox name has no control characters', 'CANNOT'));
  }
  return name;
}
