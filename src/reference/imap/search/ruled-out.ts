/** What cannot be read off the octets: encodings, charsets other than those that hold ASCII, what unfolding takes out. */
const needsReading = new RegExp(
  [
    String.raw`=\?|[\0\x1b\x80-\xff]|\\|\r(?!\n)|(?<!\r)\n`,
    String.raw`encoding:(?!\s*(?:7bit|8bit|binary)\b)`,
    String.raw`charset(?!\s*=\s*"?(?:us-ascii|utf-8|iso-8859-|windows-125))`,
  ].join('|'),
  'i',
);

/** A word of ASCII: no blank, which may stand where a field is folded, and no colon. */
const word = /^[!-9;-~]+$/;

/**
 * Tells from the octets alone that a message does not have a word, neither in its header nor in its body: most messages of a
 * search need not be taken apart. A message that is not ruled out may have it or not.
 */
export function rulesOut(wanted: string): (octets: Buffer) => boolean {
  if (!word.test(wanted)) return () => false;
  const needle = new RegExp(wanted.replaceAll(/[^a-z0-9]/gi, String.raw`\$&`), 'i');
  return (octets) => {
    const raw = octets.toString('latin1');
    return !needle.test(raw) && !needsReading.test(raw);
  };
}
