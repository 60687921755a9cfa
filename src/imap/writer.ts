/** Octets that an atom may hold (RFC 9051 section 9 ATOM-CHAR), and `]`, which an astring may hold beside them. */
const bare = /^[!#$&'+,\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+$/;

/** A text as a quoted string (RFC 9051 section 9 quoted). It does not look whether the text may be quoted at all. */
export function quoteString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * A text as an astring of a command: bare where that is allowed, else quoted. `NIL` is quoted, for servers that take the
 * bare word for nothing. Throws on CR, LF and NUL, which only a literal can carry.
 */
export function astring(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new RangeError('CR, LF and NUL need a literal');
  return bare.test(text) && text.toUpperCase() !== 'NIL' ? text : quoteString(text);
}
