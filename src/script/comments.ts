import type { Cursor } from '../source/cursor.ts';
import { problemAt } from '../source/yaml-file.ts';
import { swallowedComment } from '../source/yaml-nodes.ts';
import type { Scope } from './scope.ts';

/** `CREATE #news` ends before the `#` for YAML. A comment that is meant has a space behind its `#`. */
export function checkComment(scope: Scope, cursor: Cursor<unknown>): void {
  const comment = swallowedComment(cursor.file, cursor.path);
  if (comment === undefined) return;
  const message = 'a comment to YAML, and no part of the text';
  const hint = 'put the whole text into single quotes, or a space behind the #';
  scope.report(problemAt(cursor.file, comment.offset, message, hint));
}
