/** Octet classes of RFC 9051 section 9. */
function members(text: string): ReadonlySet<number> {
  return new Set(Buffer.from(text, 'latin1'));
}

const atomSpecials = members('(){ %*"\\]');
const listWildcards = members('%*');

/** ATOM-CHAR: a CHAR (7-bit, no NUL) that is no atom-special and no CTL. */
export function isAtomChar(octet: number): boolean {
  return octet > 0x20 && octet < 0x7f && !atomSpecials.has(octet);
}

/** ASTRING-CHAR: ATOM-CHAR or `]`. */
export function isAstringChar(octet: number): boolean {
  return octet === 0x5d || isAtomChar(octet);
}

/** list-char: ASTRING-CHAR or a wildcard. */
export function isListChar(octet: number): boolean {
  return isAstringChar(octet) || listWildcards.has(octet);
}

/** A character of a tag: ASTRING-CHAR but `+`. */
export function isTagChar(octet: number): boolean {
  return octet !== 0x2b && isAstringChar(octet);
}

/** A character of a keyword of a command: an atom that also stops at `[` and `<`. */
export function isKeywordChar(octet: number): boolean {
  return octet !== 0x5b && octet !== 0x3c && isAtomChar(octet);
}

export function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}
