import type { Document } from 'yaml';
import type { SourcePlace } from '../result/source.ts';
import type { Problem } from './problem.ts';

/** Keys and list indexes from the top of a file down to a value. */
export type Path = readonly (string | number)[];

/** A YAML file, read, with a way from each value back to its place. */
export interface YamlFile {
  readonly name: string;
  readonly text: string;
  readonly document: Document;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
  /** The file as plain data; undefined where YAML itself is broken. */
  readonly data: unknown;
}

type Lined = Pick<YamlFile, 'name' | 'text' | 'lineStarts'>;

/** A problem at an offset of the file. */
export function problemAt(file: Lined, offset: number, message: string, hint?: string): Problem {
  const { line, column } = placeOf(file, offset);
  const start = offset - (column - 1);
  const sourceLine = /^[^\r\n]*/.exec(file.text.slice(start))?.[0] ?? '';
  return { file: file.name, line, column, message, sourceLine, ...(hint !== undefined && { hint }) };
}

/** File, line and column of an offset. */
export function placeOf({ name, lineStarts }: Pick<YamlFile, 'name' | 'lineStarts'>, offset: number): SourcePlace {
  let [line, above] = [0, lineStarts.length];
  while (above - line > 1) {
    const middle = (line + above) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) line = middle;
    else above = middle;
  }
  return { file: name, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

/** Offset of the first character of each line. */
export function startsOfLines(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), (found) => found.index + 1)];
}
