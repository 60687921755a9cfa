import { inSmallLetters } from '../../mime/ascii-case.ts';

/** Lower case of ASCII letters only, as i;ascii-casemap compares them (RFC 4790 section 9.2). */
export function asciiCasemap(text: string): string {
  return isAscii(text) ? text.toLowerCase() : inSmallLetters(text);
}

/**
 * Simple titlecase, then compatibility decomposition, as i;unicode-casemap compares texts (RFC 5051 section 2). A letter
 * whose upper case is several (ß) has no simple mapping and stays.
 */
export function unicodeCasemap(text: string): string {
  if (isAscii(text)) return text.toUpperCase();
  return Array.from(text, titlecase).join('').normalize('NFKD');
}

function titlecase(letter: string): string {
  const upper = letter.toUpperCase();
  return Array.from(upper).length === 1 ? upper : letter;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
