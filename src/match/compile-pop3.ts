import { readData } from '../imap/data.ts';
import type { Data } from '../imap/data.ts';
import { BadPattern } from './compile-error.ts';
import { checkHole } from './compile-holes.ts';
import { pop3Codes } from './names.ts';
import type { Pattern } from './pattern.ts';
import { closest } from '../source/suggest.ts';
import { suggestion } from './suggestion.ts';

/** A hole must be a whole word: it stands alone between spaces. */
function readHoleWord(text: string, start: number): Data {
  if (/[^}]$|^[^{]|\}./.test(text) && text.includes('}')) throw new BadPattern('a hole stands for a whole word', start);
  const {
    value: [hole],
    faults,
  } = readData(Buffer.from(text), { holes: true, offset: start });
  const [fault] = faults;
  if (fault) throw new BadPattern(fault.message, start);
  if (hole?.kind !== 'hole') throw new BadPattern('a hole stands for a whole word', start);
  checkHole(hole);
  return hole;
}

/** One word of a POP3 line. Words are what spaces part: nothing else has a meaning there. */
function readWord(text: string, start: number): Data {
  const span = { start, end: start + text.length };
  if (text.includes('{')) return readHoleWord(text, start);
  if (text === '...') return { kind: 'ellipsis', ...span };
  if (/^\d+$/.test(text)) return { kind: 'number', value: BigInt(text), text, ...span };
  return { kind: 'atom', text, ...span };
}

function readWords(text: string, from: number): readonly Data[] {
  const words: Data[] = [];
  for (const found of text.slice(from).matchAll(/(?:\{[^}]*\}|[^\s{])+|\{\S*/g)) {
    words.push(readWord(found[0], from + found.index));
  }
  const early = words.find((word, at) => word.kind === 'hole' && word.type === 'text' && at < words.length - 1);
  if (early) throw new BadPattern('a hole of type `text` takes the rest of the line: it stands last', early.start);
  return words;
}

function checkCode(code: string, column: number): void {
  if (pop3Codes.includes(code) || closest(code, pop3Codes) === undefined) return;
  throw new BadPattern(`\`${code}\` is no response code known${suggestion(code, pop3Codes)}`, column);
}

/** A POP3 status line: `+OK 2 {octets}`, `-ERR [IN-USE]`. */
export function compilePop3Status(text: string): Pattern {
  const lead = /^(\+OK|-ERR)(?:\s+\[([^\]\s]+)\])?(?=\s|$)/.exec(text);
  const [whole = '', word, code] = lead ?? [];
  if (word !== '+OK' && word !== '-ERR') throw new BadPattern('a status line starts with `+OK` or `-ERR`', 0);
  if (code !== undefined) checkCode(code.toUpperCase(), text.indexOf('[') + 1);
  const words = readWords(text, whole.length);
  const open = words.find((one) => one.kind === 'atom' && one.text.startsWith('['));
  if (open && words[0] === open) throw new BadPattern('a response code reads `[NAME]`', open.start);
  return { protocol: 'pop3', text, status: word, ...(code !== undefined && { code: code.toUpperCase() }), words };
}

/** A line of a multi-line reply: `1 {size}`. */
export function compilePop3Line(text: string): Pattern {
  return { protocol: 'pop3-line', text, words: readWords(text, 0) };
}
