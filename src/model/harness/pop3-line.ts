import { decide, type Judge } from '../judge.ts';
import type { Dialogue } from '../pop3/dialogue.ts';
import type { ClientLine } from '../pop3/line-reader.ts';

/** A line of ours, before it is sent. */
export interface OwnLine {
  readonly line: ClientLine;
  readonly dialogue: Dialogue;
  /** Names of capabilities that the server has announced in this state of this session. */
  readonly announced: ReadonlySet<string> | undefined;
  readonly judge: Judge;
}

/** Longest command, CRLF included (RFC 2449 section 4). */
const commandOctets = 255;
/** `command = keyword *(SP param)` with keywords of three or four characters (RFC 2449 section 3). */
const commandForm = /^[!-~]{3,4}(?: [!-~]+)*$/;
/** Names and passwords may have octets beyond ASCII in UTF-8 (RFC 6856 section 2.2), passwords spaces (RFC 1939 section 7). */
const loginForm = /^(?:USER|PASS|APOP) [^\0\r\n]+$/i;
/** Nothing may follow these before they are answered (RFC 5034 section 4, RFC 2595 section 4, RFC 1939 section 6). */
const alone: ReadonlySet<string> = new Set(['AUTH', 'STLS', 'QUIT']);

/** Our own octets: a breach is a fault of the harness. */
export function judgeLine(own: OwnLine): void {
  const slip = slipOf(own);
  decide(own.judge, 'rule.harness.pop3-command', slip === undefined, () => ({
    path: 'a line that was sent',
    wanted: 'a command as RFC 1939 and RFC 2449 have it',
    got: String(slip),
  }));
}

/** What is wrong with a line. The line itself may hold a secret, and is not told. */
function slipOf({ line, dialogue, announced }: OwnLine): string | undefined {
  if (!line.clear) return 'a line with a CR, LF or NUL of its own';
  if (dialogue.isAsked) return undefined;
  const text = line.octets.toString('latin1');
  if (text.length + 2 > commandOctets) return `a line of ${text.length + 2} octets`;
  if (!commandForm.test(text) && !loginForm.test(text)) return 'a line that is no keyword with arguments';
  const before = dialogue.open.at(-1)?.keyword ?? '';
  if (alone.has(before)) return `a line behind ${before}, which was not answered`;
  const pipelined = before !== '' && announced !== undefined && !announced.has('PIPELINING');
  return pipelined ? 'a line behind a command that was not answered, without PIPELINING' : undefined;
}
