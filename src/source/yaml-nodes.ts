import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml';
import { scalarOffset } from './scalar-offset.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** The node that a path leads to, through aliases. */
function nodeAt(file: YamlFile, path: Path): Node | undefined {
  let node: unknown = file.document.contents;
  for (const key of path) {
    const parent = resolved(file, node);
    node = isSeq(parent) ? parent.items[Number(key)] : pairOf(parent, key)?.value;
  }
  return resolved(file, node);
}

function resolved(file: YamlFile, node: unknown): Node | undefined {
  const target = isAlias(node) ? node.resolve(file.document) : node;
  return isNode(target) ? target : undefined;
}

function pairOf(node: Node | undefined, key: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

/** Offset of a value; of its key or list item where it is empty. */
export function valueOffset(file: YamlFile, path: Path): number {
  const node = nodeAt(file, path);
  const isEmpty = isScalar(node) && node.value === null && node.source === '';
  if (node?.range && !isEmpty) return node.range[0];
  return path.length === 0 ? 0 : keyOffset(file, path);
}

/** Offset of the key that a path ends in; of the item for a list. */
export function keyOffset(file: YamlFile, path: Path): number {
  const key = path.at(-1);
  const parent = nodeAt(file, path.slice(0, -1));
  const node = key === undefined || isSeq(parent) ? nodeAt(file, path) : pairOf(parent, key)?.key;
  return (isNode(node) ? node : parent)?.range?.[0] ?? 0;
}

/** Offset of one character inside a text. */
export function insideOffset(file: YamlFile, path: Path, inside: number): number {
  const node = nodeAt(file, path);
  return isScalar(node) ? scalarOffset(file.text, node, inside) : valueOffset(file, path);
}

/** Offsets of a value's first and past its last character. */
export function spanOf(file: YamlFile, path: Path): readonly [number, number] {
  const range = nodeAt(file, path)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

/** A text as its author wrote it: `007` stays `007`, an empty value is the empty text. */
export function textAt(file: YamlFile, path: Path): string {
  const node = nodeAt(file, path);
  if (!isScalar(node)) return '';
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}

/** `#word` behind a plain text: a comment to YAML, and most likely meant as part of the text. */
export function swallowedComment(
  file: YamlFile,
  path: Path,
): { readonly text: string; readonly offset: number } | undefined {
  const node = nodeAt(file, path);
  if (!isScalar(node) || node.type !== Scalar.PLAIN || !node.range) return undefined;
  const line = /^[^\r\n]*/.exec(file.text.slice(node.range[1]))?.[0] ?? '';
  const [, space, text] = /^([ \t]+)(#[^\s#].*)$/.exec(line) ?? [];
  return text === undefined ? undefined : { text, offset: node.range[1] + (space?.length ?? 0) };
}
