import type { Cursor } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { placeOf, problemAt } from '../source/yaml-file.ts';
import { insideOffset, textAt } from '../source/yaml-nodes.ts';
import type { SourcePlace } from '../result/source.ts';

/** The values of one row of a table, by variable. */
export type RowValues = ReadonlyMap<string, Cursor<unknown>>;

/** A text of a suite after its row was filled in; each of its characters still knows where it was written. */
export interface Text {
  readonly value: string;
  readonly cursor: Cursor<unknown>;
  readonly pieces: readonly Piece[];
}

/** From `start` on the text comes from `cursor`, beginning with its character `from`. */
interface Piece {
  readonly start: number;
  readonly cursor: Cursor<unknown>;
  readonly from: number;
}

const variable = /\{([A-Za-z][\w-]*)\}/g;

/** Reads a text and replaces `{variable}` by the row's value. Names that are no variables stay: they are captures. */
export function textOf(cursor: Cursor<unknown>, row: RowValues): Text {
  const written = textAt(cursor.file, cursor.path);
  const pieces: Piece[] = [{ start: 0, cursor, from: 0 }];
  let value = '';
  let read = 0;
  for (const found of written.matchAll(variable)) {
    const filled = row.get(found[1] ?? '');
    if (filled === undefined) continue;
    value += written.slice(read, found.index);
    pieces.push({ start: value.length, cursor: filled, from: 0 });
    value += textAt(filled.file, filled.path);
    read = found.index + found[0].length;
    pieces.push({ start: value.length, cursor, from: read });
  }
  return { value: value + written.slice(read), cursor, pieces };
}

/** A part of a text. */
export function sliceText(text: Text, start: number, end?: number): Text {
  const pieces = text.pieces.map((piece) => ({ ...piece, start: piece.start - start }));
  return { value: text.value.slice(start, end), cursor: text.cursor, pieces };
}

function offsetIn(text: Text, at: number): readonly [Cursor<unknown>, number] {
  const piece = text.pieces.findLast((each) => each.start <= at);
  if (piece === undefined) return [text.cursor, insideOffset(text.cursor.file, text.cursor.path, at)];
  const { file, path } = piece.cursor;
  return [piece.cursor, insideOffset(file, path, piece.from + at - piece.start)];
}

/** A problem with the character at an index of the text. */
export function blameText(text: Text, at: number, message: string, hint?: string): Problem {
  const [cursor, offset] = offsetIn(text, at);
  return problemAt(cursor.file, offset, message, hint);
}

/** Where the text stands in its file. */
export function placeOfText(text: Text): SourcePlace {
  const [cursor, offset] = offsetIn(text, 0);
  return placeOf(cursor.file, offset);
}
