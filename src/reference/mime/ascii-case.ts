/** In small letters of ASCII: other octets, which these texts hold as Latin-1, stay what they are. */
export function inSmallLetters(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The same in capitals. */
export function inCapitals(text: string): string {
  return text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());
}
