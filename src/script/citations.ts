import type { Level } from '../result/verdict.ts';
import { blame, type Cursor } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import type { ScriptContext } from './scope.ts';

/** Ids of the requirements that a check cites; each must exist and be observable. */
export function citations(
  { requirements }: ScriptContext,
  report: (problem: Problem) => void,
  cursors: readonly Cursor<string>[],
): readonly string[] {
  for (const cursor of cursors) {
    const id = cursor.value;
    const found = requirements.byId.get(id);
    if (found === undefined)
      report(blame(cursor, `unknown requirement "${id}"`, suggestion(id, [...requirements.byId.keys()])));
    else if (!found.observable) report(blame(cursor, `"${id}" cannot be observed: no check can judge it`));
  }
  return cursors.map((cursor) => cursor.value);
}

/** A mistyped id, or the same slug under another section. */
function suggestion(id: string, known: readonly string[]): string {
  const slug = id.slice(id.lastIndexOf('/'));
  const [rfc = ''] = id.split('/');
  const elsewhere = known.find((other) => other.startsWith(`${rfc}/`) && other.endsWith(slug));
  const near = didYouMean(id, known) ?? (elsewhere && `did you mean "${elsewhere}"?`);
  if (near !== undefined) return near;
  const isKnown = known.some((other) => other.startsWith(`${rfc}/`));
  return isKnown ? `statements are listed in requirements/${rfc}.yaml` : `there is no requirements/${rfc}.yaml`;
}

/** The level of a check is that of the first requirement it cites. */
export function levelOf({ requirements }: ScriptContext, ids: readonly string[]): Level {
  return requirements.byId.get(ids[0] ?? '')?.level ?? 'must';
}
