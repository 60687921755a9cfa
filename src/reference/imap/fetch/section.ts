import { isDigit } from '../grammar.ts';
import type { Scanner } from '../scanner.ts';

/** A section of a message (RFC 9051 section 6.4.5.1). */
export interface Section {
  /** Part numbers; empty for the message itself. */
  readonly path: readonly number[];
  readonly text: SectionText | undefined;
  /** Field names as the client wrote them; of the two HEADER.FIELDS only. */
  readonly fields: readonly Buffer[];
}

export type SectionText = 'HEADER.FIELDS.NOT' | 'HEADER.FIELDS' | 'HEADER' | 'TEXT' | 'MIME';

/** The longer ones first: each starts with the next. */
const messageTexts = ['HEADER.FIELDS.NOT', 'HEADER.FIELDS', 'HEADER', 'TEXT'] as const;
const partTexts = [...messageTexts, 'MIME'] as const;

/** section of RFC 9051 section 9, brackets included. */
export function parseSection(scanner: Scanner): Section {
  scanner.word('[');
  const path = parsePath(scanner);
  const section = path.isOpen ? parseText(scanner, path.numbers) : { path: path.numbers, text: undefined, fields: [] };
  scanner.word(']');
  return section;
}

/** section-binary of RFC 9051 section 9: part numbers only. */
export function parseBinarySection(scanner: Scanner): Section {
  scanner.word('[');
  const { numbers, isOpen } = parsePath(scanner);
  if (isOpen && (numbers.length > 0 || scanner.peek() !== ']')) scanner.fail('a part number');
  scanner.word(']');
  return { path: numbers, text: undefined, fields: [] };
}

/** Part numbers; open means that something may follow them: at the start, or behind a period. */
function parsePath(scanner: Scanner): { readonly numbers: readonly number[]; readonly isOpen: boolean } {
  const numbers: number[] = [];
  do {
    if (!isNumberNext(scanner)) return { numbers, isOpen: true };
    numbers.push(scanner.nonZero());
  } while (scanner.tryWord('.'));
  return { numbers, isOpen: false };
}

function isNumberNext(scanner: Scanner): boolean {
  const next = scanner.peek();
  return next !== '' && isDigit(next.charCodeAt(0));
}

function parseText(scanner: Scanner, path: readonly number[]): Section {
  const known: readonly SectionText[] = path.length === 0 ? messageTexts : partTexts;
  const text = known.find((word) => scanner.tryWord(word));
  if (text === undefined && (path.length > 0 || scanner.peek() !== ']')) scanner.fail('a section');
  return { path, text, fields: text === 'HEADER.FIELDS' || text === 'HEADER.FIELDS.NOT' ? parseFields(scanner) : [] };
}

function parseFields(scanner: Scanner): readonly Buffer[] {
  scanner.space();
  return scanner.list(() => scanner.astring());
}
