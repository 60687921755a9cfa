/** A command line, taken apart at its first space (RFC 1939 section 3, RFC 2449 section 3 command). */
export interface CommandLine {
  /** In upper case: keywords are known in any case. */
  readonly keyword: string;
  /** What follows the first space; undefined where there is none. */
  readonly rest: Buffer | undefined;
}

const space = 0x20;

/** Takes a line without its CRLF apart. */
export function commandLine(line: Buffer): CommandLine {
  const at = line.indexOf(space);
  const keyword = (at === -1 ? line : line.subarray(0, at)).toString('latin1').toUpperCase();
  return { keyword, rest: at === -1 ? undefined : line.subarray(at + 1) };
}

/** The arguments of a command: `*(SP 1*VCHAR)`. Undefined where they are malformed, such as by two spaces. */
export function argumentsOf({ rest }: CommandLine): readonly string[] | undefined {
  if (rest === undefined) return [];
  const words = rest.toString('latin1').split(' ');
  return words.every((word) => /^[\x21-\x7e]+$/.test(word)) ? words : undefined;
}
