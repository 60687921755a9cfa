import type { Data } from '../imap/data.ts';
import { escapeOctets } from '../wire/escape.ts';
import { withHoles } from './holes.ts';
import type { Pop3Seen } from './input.ts';
import { inOrder } from './lists.ts';
import type { Pattern } from './pattern.ts';
import { shorten } from './print.ts';
import { astring, number, word } from './scalars.ts';
import { differ, inside, onward } from './state.ts';
import type { At, Rule, State, States } from './state.ts';
import { stringOf } from './values.ts';

export type StatusLinePattern = Extract<Pattern, { protocol: 'pop3' }>;
export type LinePattern = Extract<Pattern, { protocol: 'pop3-line' }>;

const printable = /^[\x21-\x7e]+$/;

function wordOf(text: string): Data {
  const span = { start: 0, end: 0 };
  if (/^\d+$/.test(text)) return { kind: 'number', value: BigInt(text), text, ...span };
  return printable.test(text) ? { kind: 'atom', text, ...span } : stringOf(Buffer.from(text, 'latin1'));
}

/** Numbers by value, other words by their octets. */
const plain: Rule = withHoles((wanted, got, at, state) =>
  wanted.kind === 'number' && got.kind === 'number' ? number(wanted, got, at, state) : astring(wanted, got, at, state),
);

/** Capability names fold (RFC 2449 section 3); what follows the first word does not. */
const first: Rule = withHoles((wanted, got, at, state) =>
  wanted.kind === 'atom' && got.kind === 'atom' ? word(wanted, got, at, state) : plain(wanted, got, at, state),
);

/** The words that came; a hole of type `text`, always the last, has the rest of the line as its own. */
function wordsFor(wanted: readonly Data[], octets: string): readonly Data[] {
  const words = octets.split(' ').filter((text) => text !== '');
  const last = wanted.at(-1);
  if (last?.kind !== 'hole' || last.type !== 'text') return words.map(wordOf);
  const own = words.slice(0, wanted.length - 1);
  const rest = words.slice(wanted.length - 1).join(' ');
  return [...own.map(wordOf), ...(rest === '' ? [] : [stringOf(Buffer.from(rest, 'latin1'))])];
}

function compareWords(wanted: readonly Data[], octets: string, moreMayCome: boolean, at: At, state: State): States {
  const items = inOrder({
    placeOf: (index) => ({ name: `word ${String(index + 1)}`, rule: index === 0 ? first : plain }),
    fixed: () => 0,
    moreMayCome,
  });
  return items({ items: wanted, exact: false }, wordsFor(wanted, octets), at, state);
}

/** What follows the status and its code. */
function wordsAfterCode(reply: Pop3Seen): string {
  return reply.code === undefined ? reply.text : reply.text.replace(/^\s*\[[^\]]*\]/, '');
}

/** A code is met by itself and by any code below it: `SYS` by `SYS/TEMP` (RFC 2449 section 8). */
function codeAgrees(wanted: string, got: string | undefined): boolean {
  return got === wanted || got?.startsWith(`${wanted}/`) === true;
}

/** A reply as one line, for messages. */
export function printReply(reply: Pop3Seen): string {
  const end = reply.bytes.indexOf('\n');
  const line = end < 0 ? reply.bytes : reply.bytes.subarray(0, end);
  return shorten(escapeOctets(line).replace(/(?:\\r)+$/, ''));
}

/** A POP3 status line: the words of the pattern lead it, others may follow (RFC 1939 section 3). */
export function compareStatusLine(pattern: StatusLinePattern, reply: Pop3Seen, at: At, state: State): States {
  const named = reply.status === pattern.status ? [state] : differ(state, at, pattern.text, printReply(reply));
  const { code } = pattern;
  const coded =
    code === undefined || codeAgrees(code, reply.code)
      ? named
      : onward(named, (before) =>
          differ(
            before,
            inside(at, 'code'),
            `[${code}]`,
            reply.code === undefined ? 'no response code' : `[${reply.code}]`,
          ),
        );
  return onward(coded, (before) => compareWords(pattern.words, wordsAfterCode(reply), true, at, before));
}

/** A line of a multi-line reply: its words are all there are. */
export function compareLine(pattern: LinePattern, line: Buffer, at: At, state: State): States {
  return compareWords(pattern.words, line.toString('latin1'), false, at, state);
}
