import type { ImapSession, ListedName } from '../contract.ts';
import { foldersSeen } from './folders-seen.ts';
import { superiorNames } from './hierarchy.ts';
import { canonicalPatterns, nameMatches } from './name-matcher.ts';
import type { ListRequest } from './request.ts';
import { wronglyAdded, wronglyLeftOut } from './return-subscribed.ts';

/** A name that LIST returns. */
export interface Found {
  readonly listed: ListedName;
  /** It meets the selection options itself, and is not only there for what is below it. */
  readonly selected: boolean;
  /** Something below it meets the selection options (RFC 9051 section 6.3.9.6). */
  readonly childInfo: boolean;
}

/** The names that LIST returns, each once, in the order in which the server likes to list them. */
export function collect(session: ImapSession, request: ListRequest): readonly Found[] {
  const patterns = canonicalPatterns(session, request);
  const added = wronglyAdded(session, request);
  const { names, superiors } = candidates(session, request, added);
  const matching = new Map(names.map(({ name }) => [name, patterns.filter((one) => nameMatches(session, name, one))]));
  const matched = (name: string): readonly string[] => matching.get(name) ?? [];
  const selects = selector(session, request, added);
  const above = superiorsOfSelected(session, { request, names, selects, matched });
  return names.flatMap((listed) => {
    const by = matched(listed.name);
    if (by.length === 0) return [];
    const selected = selects(listed, by);
    if (!selected && !above.shown.has(listed.name)) return [];
    const found = { listed, selected, childInfo: above.all.has(listed.name) };
    return isRepeated(session, found, { by, isSuperior: superiors.has(listed.name) }) ? [found, found] : [found];
  });
}

interface Match {
  readonly by: readonly string[];
  readonly isSuperior: boolean;
}

/** The bugs of servers that list what they come across more than once. */
function isRepeated({ behaviour }: ImapSession, { listed }: Found, { by, isSuperior }: Match): boolean {
  if (by.length > 1 && behaviour.has('imap.list.once-a-pattern')) return true;
  const isBoth = isSuperior && listed.folder?.mailbox !== undefined && by.some((pattern) => pattern.endsWith('%'));
  return isBoth && behaviour.has('imap.list.superior-twice');
}

interface Candidates {
  readonly names: readonly ListedName[];
  /** Those of them that have others below them. */
  readonly superiors: ReadonlySet<string>;
}

/** Folders, names that options bring, and the levels above them. */
function candidates(session: ImapSession, request: ListRequest, added: readonly string[]): Candidates {
  const names = new Map<string, ListedName>(
    foldersSeen(session).map((folder) => [folder.name, { name: folder.name, folder }]),
  );
  const add = (name: string): void => {
    if (!names.has(name)) names.set(name, { name, folder: undefined });
  };
  for (const { names: bring } of request.selections.values()) {
    for (const name of bring?.(session) ?? []) add(name);
  }
  for (const name of added) add(name);
  const superiors = superiorNames(names.keys(), session.store.delimiter);
  for (const name of superiors) add(name);
  const sorted = [...names.values()].sort(byName);
  const isBackwards = session.behaviour.setting('imap.list-order') === 'backwards';
  return { names: isBackwards ? sorted.reverse() : sorted, superiors };
}

function byName(one: ListedName, other: ListedName): number {
  if (one.name === 'INBOX' || other.name === 'INBOX') return one.name === 'INBOX' ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}

type Selects = (listed: ListedName, patterns: readonly string[]) => boolean;

/** Without options, folders are selected, and mere levels by a pattern that ends in `%` (RFC 9051 section 6.3.9). */
function selector(session: ImapSession, request: ListRequest, added: readonly string[]): Selects {
  const { selections } = request;
  const criteria = Array.from(selections.values(), ({ selects }) => selects).filter((one) => one !== undefined);
  if (criteria.length > 0) return (listed) => criteria.every((meets) => meets(session, listed));
  const leftOut = wronglyLeftOut(session, request);
  return ({ name, folder }, patterns) => {
    if (added.includes(name)) return true;
    if (leftOut.includes(name)) return false;
    if (folder?.mailbox !== undefined) return true;
    const asLevel = patterns.some((pattern) => pattern.endsWith('%'));
    if (asLevel && session.behaviour.has('imap.list.levels-left-out')) return false;
    return folder !== undefined || asLevel;
  };
}

interface Selection {
  readonly request: ListRequest;
  readonly names: readonly ListedName[];
  readonly selects: Selects;
  readonly matched: (name: string) => readonly string[];
}

/** RECURSIVEMATCH: all names with a selected one below, and those that are shown because that one is not. */
function superiorsOfSelected(session: ImapSession, { request, names, selects, matched }: Selection): Superiors {
  const { behaviour, store } = session;
  const recursive = request.selections.has('RECURSIVEMATCH');
  if (!recursive && !request.selections.has('SUBSCRIBED')) return { all: new Set(), shown: new Set() };
  const selected = names.filter((listed) => selects(listed, [])).map(({ name }) => name);
  const all = superiorNames(selected, store.delimiter);
  if (!recursive) {
    const unasked = all.size > 0 && behaviour.has('imap.list.childinfo-unasked');
    return { all: unasked ? all : new Set(), shown: new Set() };
  }
  const redundantToo = behaviour.setting('imap.redundant-childinfo') === 'sent';
  const hidden = selected.filter((name) => matched(name).length === 0);
  const shown = redundantToo ? all : superiorNames(hidden, store.delimiter);
  return shown.size > 0 && behaviour.has('imap.list.recursivematch-ignored')
    ? { all, shown: new Set() }
    : { all, shown };
}

interface Superiors {
  readonly all: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}
