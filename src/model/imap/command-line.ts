import { readData } from '../../imap/data.ts';
import type { Data } from '../../imap/value.ts';
import { octet } from '../../wire/bytes.ts';
import type { ImapCommand } from './command.ts';

/** `tag SP command`, with what `UID` leads; what comes behind is not looked at. */
const nameShape = /^([^ \r\n]*)(?: (UID +[^ \r\n]*|[^ \r\n]*))?/i;

/** What a synchronizing or non-synchronizing literal reads at the end of a line (RFC 9051 section 9 literal). */
const literalShape = /\{(\d{1,15})(\+?)\}\r\n$/;

/** Octets at the end of a line that can announce a literal. */
const longestLiteral = 24;

const noArgs: readonly Data[] = [];

/** A command while its octets go out. */
export class CommandInFlight implements ImapCommand {
  tag = '';
  name = '';
  args: readonly Data[] = noArgs;
  readonly sentAt: number;
  completeAt: number | undefined;
  overlapped = false;
  /** AUTHENTICATE and IDLE: the server has asked for what the client sends next. */
  continued = false;
  #octets: Buffer[] = [];
  #behindName = 0;

  constructor(sentAt: number) {
    this.sentAt = sentAt;
  }

  get hasOctets(): boolean {
    return this.#octets.length > 0;
  }

  add(octets: Buffer): void {
    this.#octets.push(octets);
  }

  /** Reads tag and name where they are there; of a line that has no end yet, when something stands behind them. */
  readName(line: Buffer, whole: boolean): boolean {
    const [all = '', tag = '', name = ''] = nameShape.exec(line.toString('latin1', 0, 200)) ?? [];
    if (!whole && (name === '' || line[all.length] !== octet.space)) {
      this.tag = line.includes(octet.space) ? tag : '';
      return false;
    }
    this.tag = tag;
    this.name = name.toUpperCase().replace(/ +/g, ' ');
    this.#behindName = all.length;
    return true;
  }

  complete(at: number): void {
    const [first] = this.#octets;
    const whole = this.#octets.length === 1 && first ? first : Buffer.concat(this.#octets);
    this.args = readData(whole.subarray(this.#behindName), { holes: false }).value;
    this.#octets = [];
    this.completeAt = at;
  }
}

/** Whether a command may carry the tag (RFC 9051 section 9 tag). */
export function isTag(text: string): boolean {
  return /^[!#$&',\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+$/.test(text);
}

/** The literal that a line of a command ends with. */
export function announcedLiteral(line: Buffer): { readonly size: number; readonly synchronizing: boolean } | undefined {
  if (line.at(-3) !== octet.closeBrace) return undefined;
  const tail = line.toString('latin1', Math.max(0, line.length - longestLiteral));
  const found = literalShape.exec(tail);
  if (!found || leavesQuoteOpen(line.subarray(0, line.length - found[0].length))) return undefined;
  return { size: Number(found[1]), synchronizing: found[2] === '' };
}

/** Whether a quoted string is open at the end of the octets. */
function leavesQuoteOpen(octets: Buffer): boolean {
  let open = false;
  for (let at = 0; at < octets.length; at++) {
    if (open && octets[at] === octet.backslash) at++;
    else if (octets[at] === octet.quote) open = !open;
  }
  return open;
}

/** What no line of a client may hold. `cuts`: servers differ in where such a line ends. */
export function lineFault(line: Buffer): { readonly message: string; readonly cuts: boolean } | undefined {
  const end = line.length - 2;
  if (line[end] !== octet.cr) return { message: 'a line does not end with CRLF', cuts: true };
  if (line.indexOf(octet.cr) < end) return { message: 'a CR stands within a line', cuts: true };
  if (line.includes(0)) return { message: 'a NUL stands within a line', cuts: false };
  return undefined;
}
