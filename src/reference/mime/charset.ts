/** Names of charsets that IANA has registered and TextDecoder does not know. */
const aliases: Readonly<Record<string, string>> = {
  'iso646-us': 'us-ascii',
  cp936: 'gbk',
  ms936: 'gbk',
  ms_kanji: 'shift_jis',
  'windows-936': 'gbk',
};

/** Text of octets in a charset; undefined where the charset is not known. Octets that it does not have become U+FFFD. */
export function decodeCharset(octets: Buffer, charset: string): string | undefined {
  const name = charset.trim().toLowerCase();
  try {
    return new TextDecoder(aliases[name] ?? name).decode(octets);
  } catch {
    return undefined;
  }
}
