import { isAstringChar } from './grammar.ts';
import { encodeModifiedUtf7 } from './names.ts';
import { nstring } from './output.ts';

/** A mailbox name as an astring: an atom where it can be one (RFC 9051 section 9 mailbox). */
export function mailboxName(name: string, utf8: boolean): Buffer {
  const octets = Buffer.from(utf8 ? name : encodeModifiedUtf7(name));
  const isAtom = octets.length > 0 && octets.every(isAstringChar) && name.toUpperCase() !== 'NIL';
  return isAtom ? octets : nstring(octets, utf8);
}
