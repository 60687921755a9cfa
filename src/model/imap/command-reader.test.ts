import { describe, expect, it } from 'vitest';
import { decodeText } from '../../wire/bytes.ts';
import type { ImapCommand } from './command.ts';
import { CommandReader } from './command-reader.ts';

/** What a script of octets amounts to: `>` is sent, `+` asked for, `tag` answered. */
interface Script {
  readonly play: readonly string[];
  /** Commands that went out as a whole. */
  readonly begun: readonly string[];
  readonly open?: readonly string[];
  readonly slipped?: RegExp;
  readonly lost?: RegExp;
}

function play(
  script: readonly string[],
  octetByOctet: boolean,
): { begun: ImapCommand[]; reader: CommandReader; slips: string[]; lost: string[] } {
  const begun: ImapCommand[] = [];
  const slips: string[] = [];
  const lost: string[] = [];
  const reader = new CommandReader({
    completed: (command) => begun.push(command),
    slipped: (message) => slips.push(message),
    lost: (message) => lost.push(message),
  });
  let at = 0;
  for (const line of script) {
    at += 1;
    const bytes = Buffer.from(line.slice(1), 'latin1');
    if (line === '+') reader.continued();
    else if (!line.startsWith('>')) reader.answered(line);
    else if (octetByOctet)
      bytes.forEach((_, index) => {
        reader.sent(bytes.subarray(index, index + 1), at);
      });
    else reader.sent(bytes, at);
  }
  return { begun, reader, slips, lost };
}

function print({ tag, name, args, completeAt }: ImapCommand): string {
  const words = args.map((arg) =>
    arg.kind === 'string' ? `'${decodeText(arg.octets)}'` : 'text' in arg ? arg.text : arg.kind,
  );
  return [tag, name, ...words, ...(completeAt === undefined ? ['...'] : [])].join(' ');
}

const rows: Readonly<Record<string, Script>> = {
  'a line': { play: ['>a1 NOOP\r\n'], begun: ['a1 NOOP'], open: ['a1'] },
  'an answered one': { play: ['>a1 NOOP\r\n', 'a1'], begun: ['a1 NOOP'], open: [] },
  'small letters and UID': { play: ['>a1 uid fetch 1:* (FLAGS)\r\n'], begun: ['a1 UID FETCH 1:* list'] },
  pipelined: { play: ['>a1 NOOP\r\na2 SELECT INBOX\r\n', 'a1'], begun: ['a1 NOOP', 'a2 SELECT INBOX'], open: ['a2'] },
  'half a line': { play: ['>a1 STORE 1'], begun: [], open: ['a1'] },
  'a literal asked for': {
    play: ['>a1 LOGIN {3}\r\n', '+', '>a\r\n {4}\r\n', '+', '>{2}\n\r\n'],
    begun: ["a1 LOGIN 'a\r\n' '{2}\n'"],
  },
  'a literal of nothing': { play: ['>a1 LOGIN {0}\r\n', '+', '> x\r\n'], begun: ["a1 LOGIN '' x"] },
  'a literal that waits': { play: ['>a1 APPEND INBOX {3}\r\n'], begun: [], open: ['a1'] },
  'a refused literal': {
    play: ['>a1 APPEND INBOX {3}\r\n', 'a1', '>a2 NOOP\r\n'],
    begun: ['a2 NOOP'],
    open: ['a2'],
  },
  'literals nobody asks for': {
    play: ['>a1 LOGIN {1+}\r\na ~{2+}\r\nbc\r\na2 NOOP\r\n'],
    begun: ["a1 LOGIN 'a' 'bc'", 'a2 NOOP'],
  },
  'a literal refused before its end': {
    play: ['>a1 APPEND x {4+}\r\nab', 'a1', '>cd\r\na2 NOOP\r\n'],
    begun: ['a2 NOOP'],
    open: ['a2'],
  },
  'braces within quotes': { play: ['>a1 LOGIN a "b\\"{3}\r\n'], begun: ["a1 LOGIN a 'b\"{3}\r\n'"] },
  AUTHENTICATE: {
    play: ['>a1 AUTHENTICATE PLAIN\r\n', '+', '>AGEAYg==\r\n', 'a1', '>a2 NOOP\r\n'],
    begun: ['a1 AUTHENTICATE PLAIN', 'a2 NOOP'],
    open: ['a2'],
  },
  IDLE: { play: ['>a1 IDLE\r\n', '+', '>DONE\r\n', '>a2 NOOP\r\n'], begun: ['a1 IDLE', 'a2 NOOP'], open: ['a1', 'a2'] },
  'an IDLE that the server ends': {
    play: ['>a1 IDLE\r\n', '+', 'a1', '>DONE\r\na2 NOOP\r\n'],
    begun: ['a1 IDLE', 'a2 NOOP'],
    open: ['a2'],
  },
  'an IDLE that is refused': {
    play: ['>a1 IDLE\r\n', 'a1', '>a2 NOOP\r\n'],
    begun: ['a1 IDLE', 'a2 NOOP'],
    open: ['a2'],
  },
  'an empty line': { play: ['>\r\na1 NOOP\r\n'], begun: ['a1 NOOP'], slipped: /empty/ },
  'a NUL': { play: ['>a1 NO\0OP\r\n'], begun: ['a1 NO\0OP'], slipped: /NUL/ },
  'a tag in use': { play: ['>a1 NOOP\r\na1 CHECK\r\n'], begun: ['a1 NOOP', 'a1 CHECK'], slipped: /in use/ },
  'a bare LF': { play: ['>a1 NOOP\n'], begun: [], lost: /CRLF/ },
  'a bare CR': { play: ['>a1 NO\rOP\r\n'], begun: [], lost: /CR / },
  'no tag': { play: ['>+ NOOP\r\n'], begun: [], lost: /no tag/ },
  'a literal sent too early': { play: ['>a1 LOGIN {1}\r\na b\r\n'], begun: [], lost: /asked/ },
  'a response sent too early': {
    play: ['>a1 AUTHENTICATE PLAIN\r\nAGEAYg==\r\n'],
    begun: ['a1 AUTHENTICATE PLAIN'],
    lost: /asked/,
  },
  'DONE too early': { play: ['>a1 IDLE\r\nDONE\r\n'], begun: ['a1 IDLE'], lost: /DONE/ },
  'a command during IDLE': { play: ['>a1 IDLE\r\n', '+', '>a2 NOOP\r\n'], begun: ['a1 IDLE'], lost: /DONE/ },
};

describe.each([
  { how: 'in whole writes', octetByOctet: false },
  { how: 'octet by octet', octetByOctet: true },
])('commands of a client, $how', ({ octetByOctet }) => {
  it.each(Object.entries(rows))('%s', (_name, row) => {
    const { begun, reader, slips, lost } = play(row.play, octetByOctet);
    expect(begun.map(print)).toEqual(row.begun);
    if (row.open) expect(reader.inFlight.map(({ tag }) => tag)).toEqual(row.open);
    expect(slips.join()).toMatch(row.slipped ?? /^$/);
    expect(lost.join()).toMatch(row.lost ?? /^$/);
  });
});
