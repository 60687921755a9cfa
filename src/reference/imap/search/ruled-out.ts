/** What cannot be read off the octets: encodings, charsets other than those that hold ASCII, what unfolding takes out. */
const needsReading = new RegExp(
  [
    String.raw`=\?|[\0\x1b\x80-\xff]|\\|\r(?!\n)|(?<!\r)\n`,
    String.raw`encoding:(?!\s*(?:7bit|8bit|binary)\b)`,
    String.raw`charset(?!\s*=\s*"?(?:us-ascii|utf-8|iso-8859-|windows-125))`,
  ].join('|'),
  'i',
);

/** Words of ASCII with blanks between them. A colon and a blank stand between the name of a field and its text, whatever was written. */
const words = /^[!-9;-~]+(?: +[!-9;-~]+)*$/;
/** What stands in an address as it is written, whatever blanks and comments are put between its parts. */
const partOfAddress = /^[a-z0-9_-]+$/i;

/** Whether a message cannot have what is searched for, told from its octets alone. */
export type RuledOut = (octets: Buffer) => boolean;

/**
 * Tells that a message does not have these words, neither in its header nor in its body: most messages of a search need not
 * be taken apart. A message that is not ruled out may have them or not.
 */
export function rulesOut(wanted: string): RuledOut {
  return words.test(wanted) ? lacks(wanted) : () => false;
}

/** The same for words in the header. */
export function rulesOutHeader(wanted: string): RuledOut {
  return words.test(wanted) ? inHeader(lacks(wanted)) : () => false;
}

/** The same for a word in the addresses of the header. */
export function rulesOutAddresses(wanted: string): RuledOut {
  return partOfAddress.test(wanted) ? inHeader(lacks(wanted)) : () => false;
}

function lacks(wanted: string): RuledOut {
  const escaped = wanted.replaceAll(/[^a-z0-9 ]/gi, String.raw`\$&`);
  const needle = new RegExp(escaped.replaceAll(' ', String.raw`(?:\r\n)? `), 'i');
  return (octets) => {
    const raw = octets.toString('latin1');
    return !needle.test(raw) && !needsReading.test(raw);
  };
}

function inHeader(isRuledOut: RuledOut): RuledOut {
  return (octets) => {
    const end = octets.indexOf('\r\n\r\n');
    return isRuledOut(end === -1 ? octets : octets.subarray(0, end));
  };
}
