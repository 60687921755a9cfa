import type { Document, LineCounter } from 'yaml';
import type { SourcePlace } from '../result/source.ts';
import type { Problem } from './problem.ts';

/** Keys and list indexes from the top of a file down to a value. */
export type Path = readonly (string | number)[];

/** A YAML file, read, with a way from each value back to its place. */
export interface YamlFile {
  readonly name: string;
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
  /** The file as plain data; undefined where YAML itself is broken. */
  readonly data: unknown;
}

type Lined = Pick<YamlFile, 'name' | 'text' | 'lines'>;

/** A problem at an offset of the file. */
export function problemAt(file: Lined, offset: number, message: string, hint?: string): Problem {
  const { line, column } = placeOf(file, offset);
  const start = offset - (column - 1);
  const sourceLine = /^[^\r\n]*/.exec(file.text.slice(start))?.[0] ?? '';
  return { file: file.name, line, column, message, sourceLine, ...(hint !== undefined && { hint }) };
}

/** File, line and column of an offset. */
export function placeOf(file: Lined, offset: number): SourcePlace {
  const { line, col } = file.lines.linePos(offset);
  return { file: file.name, line: Math.max(line, 1), column: Math.max(col, 1) };
}
