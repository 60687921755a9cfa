import { type Cursor, entries, items, optionalChild } from '../source/cursor.ts';
import type { AppExpectations, Held, Holdings } from './model.ts';
import { checkFixture } from './names.ts';
import type { Scope } from './scope.ts';
import type { Branch as BranchSource, FixtureNames, FolderNames, Held as HeldSource } from './suite.generated.ts';
import { blameText, sliceText, textOf } from './text.ts';
import { folderName, type Token, tokensOf } from './word-reader.ts';

/** What is said of messages and folders, in a step or a branch. */
export function compileHoldings(scope: Scope, cursor: Cursor<BranchSource>): Holdings {
  const { holds, unread, flagged } = heldOf(scope, cursor, ['holds', 'unread', 'flagged']);
  const folders = compileFolders(scope, optionalChild(cursor, 'folders'));
  const noFolders = compileFolders(scope, optionalChild(cursor, 'no folders'));
  return {
    ...(holds && { holds }),
    ...(unread && { unread }),
    ...(flagged && { flagged }),
    ...(folders && { folders }),
    ...(noFolders && { noFolders }),
  };
}

/** What is asked of an app after a word, in a step or a branch. */
export function compileAppExpectations(scope: Scope, cursor: Cursor<BranchSource>): AppExpectations {
  const { opens, 'cannot open': cannotOpen } = heldOf(scope, cursor, ['opens', 'cannot open']);
  const got = compileNames(scope, optionalChild(cursor, 'got'));
  const gotAtMost = compileNames(scope, optionalChild(cursor, 'got at most'));
  const { 'dropped cache': dropped, fails } = cursor.value;
  return {
    ...compileHoldings(scope, cursor),
    ...(opens && { opens }),
    ...(cannotOpen && { cannotOpen }),
    ...(got && { got }),
    ...(gotAtMost && { gotAtMost }),
    ...(dropped !== undefined && { droppedCache: dropped === 'yes' }),
    ...(fails !== undefined && { fails }),
  };
}

type HeldKey = 'holds' | 'unread' | 'flagged' | 'opens' | 'cannot open';

function heldOf<K extends HeldKey>(
  scope: Scope,
  cursor: Cursor<BranchSource>,
  keys: readonly K[],
): Readonly<Partial<Record<K, Held>>> {
  const found: Partial<Record<K, Held>> = {};
  for (const key of keys) {
    const held = optionalChild(cursor, key);
    if (held !== undefined) found[key] = compileHeld(scope, held);
  }
  return found;
}

function compileHeld(scope: Scope, { file, path, value }: Cursor<HeldSource>): Held {
  if (typeof value === 'string' || Array.isArray(value))
    return new Map([['INBOX', compileNames(scope, { file, path, value }) ?? []]]);
  const folders = entries<FixtureNames>({ file, path, value });
  return new Map(folders.map(([name, names]) => [folderName(name), compileNames(scope, names) ?? []]));
}

/** `plain second`, a list of them, or `none`. */
export function compileNames(scope: Scope, cursor: Cursor<FixtureNames> | undefined): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  return items<string>(cursor).flatMap((item) => {
    const text = textOf(item, scope.row);
    const tokens = tokensOf(text);
    if (tokens.length === 0) scope.report(blameText(text, 0, 'no fixture is named', 'for nothing write none'));
    if (isNone(tokens) && item.path === cursor.path) return [];
    for (const { value, at } of tokens) checkFixture(scope, sliceText(text, at), 0, value);
    return tokens.map(({ value }) => value);
  });
}

function isNone(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && tokens[0]?.value === 'none';
}

function compileFolders(scope: Scope, cursor: Cursor<FolderNames> | undefined): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  return items<string>(cursor).flatMap((item) =>
    tokensOf(textOf(item, scope.row)).map(({ value }) => folderName(value)),
  );
}
