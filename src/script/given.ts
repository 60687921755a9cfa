import { blame, type Cursor, entries, items } from '../source/cursor.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Seed, SeedMailbox } from './model.ts';
import { checkFixture } from './names.ts';
import type { Scope } from './scope.ts';
import type { Given } from './suite.generated.ts';
import { blameText, type Text, textOf } from './text.ts';

/** `given` and `mailboxes` of a case: what its account holds at the start. */
export function compileMailboxes(
  scope: Scope,
  given: Cursor<Given> | undefined,
  empty: Cursor<string | readonly string[]> | undefined,
): readonly SeedMailbox[] {
  const filled = given === undefined ? [] : compileGiven(scope, given);
  const names = new Set(filled.map((mailbox) => mailbox.name));
  const bare = items(empty).flatMap((item) => {
    const name = textOf(item, scope.row).value;
    if (names.has(name)) scope.report(blame(item, `mailbox "${name}" stands in "given" already`));
    names.add(name);
    return [{ name, messages: [] }];
  });
  return [...filled, ...bare];
}

function compileGiven(scope: Scope, cursor: Cursor<Given>): readonly SeedMailbox[] {
  const { file, path, value } = cursor;
  if (typeof value === 'string') return startingMailbox(scope, { file, path, value });
  if (Array.isArray(value)) return [{ name: 'INBOX', messages: compileSeeds(scope, { file, path, value }) }];
  return entries({ file, path, value }).map(([name, list]) => ({ name, messages: compileSeeds(scope, list) }));
}

function startingMailbox(scope: Scope, cursor: Cursor<string>): readonly SeedMailbox[] {
  const text = textOf(cursor, scope.row);
  const name = text.value;
  const { fixtures } = scope;
  const found = fixtures.mailbox(name);
  if (found !== undefined) return compileGiven({ ...scope, row: new Map() }, found);
  if (fixtures.mailboxNames.includes(name)) return [];
  const known = fixtures.mailboxNames;
  const hint = fixtures.has(name.split(' ')[0] ?? '')
    ? `a message stands in a list: [${name}]`
    : (didYouMean(name, known) ?? `there are ${known.join(', ')}`);
  scope.report(blameText(text, 0, `no starting mailbox "${name}"`, hint));
  return [];
}

function compileSeeds(scope: Scope, cursor: Cursor<readonly string[]>): readonly Seed[] {
  return items<string>(cursor).flatMap((item) => compileSeed(scope, textOf(item, scope.row)) ?? []);
}

const seed = /^(\S+)(?: +\(([^()]*)\))?(?: +(.+))?$/;
const flag = /^\\?[^\s\\(){%*"\]]+$/;
/** RFC 9051 section 9, date-time without its quotes. */
const dateTime = /^[ \d]?\d-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;

/** `plain`, `plain (\Seen)`, `plain (\Seen) 17-Jul-1996 02:44:25 -0700`. */
function compileSeed(scope: Scope, text: Text): Seed | undefined {
  const [, fixture, list, date] = seed.exec(text.value.trim()) ?? [];
  if (fixture === undefined) {
    scope.report(blameText(text, 0, 'this is no message', 'write plain, or plain (\\Seen) 17-Jul-1996 02:44:25 -0700'));
    return undefined;
  }
  checkFixture(scope, text, 0, fixture);
  const flags = (list ?? '').split(/\s+/).filter((word) => word !== '');
  for (const word of flags)
    if (!flag.test(word)) scope.report(blameText(text, text.value.indexOf(word), `"${word}" is no flag`));
  if (date !== undefined && !dateTime.test(date)) scope.report(dateProblem(text, date));
  return { fixture, flags, ...(date !== undefined && { date }) };
}

function dateProblem(text: Text, date: string): Problem {
  const at = text.value.lastIndexOf(date);
  if (date.startsWith('(')) return blameText(text, at, 'these flags cannot be read', 'write plain (\\Seen \\Flagged)');
  const hint = 'an internal date reads 17-Jul-1996 02:44:25 -0700, behind the flags in parentheses';
  return blameText(text, at, `"${date}" is no internal date`, hint);
}
