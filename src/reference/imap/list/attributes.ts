import type { ImapSession, ListedName } from '../contract.ts';
import { isEitherOr } from '../mailboxes/place.ts';
import { superiorNames } from './hierarchy.ts';
import type { ListRequest } from './request.ts';

const noselect = String.raw`\Noselect`;
const unmarked = String.raw`\Unmarked`;
const nonExistent = String.raw`\NonExistent`;

/** What LIST tells of names: computed once a command, asked for each name. */
export type Attributes = (listed: ListedName) => readonly string[];

/** The attributes that this request gets (RFC 9051 section 7.3.1). */
export function attributesFor(session: ImapSession, request: Pick<ListRequest, 'returns' | 'extended'>): Attributes {
  const { extensions, behaviour } = session;
  const unasked = behaviour.setting('imap.list-attributes') === 'always';
  const children = request.returns.has('CHILDREN') || (unasked && extensions.has('children'));
  const superiors = children ? superiorsIn(session) : undefined;
  const uses = unasked && extensions.has('special-use') && !request.returns.has('SPECIAL-USE');
  return (listed) => [
    ...selectability(session, listed, request.extended),
    ...inferiority(session, listed, superiors),
    ...Array.from(request.returns.values(), (returned) => returned.attributes?.(session, listed) ?? []).flat(),
    ...(uses ? (listed.folder?.mailbox?.specialUse ?? []) : []),
  ];
}

/** At most one of these for a name (RFC 9051 section 9 mbx-list-sflag). */
function selectability(session: ImapSession, { folder }: ListedName, extended: boolean): readonly string[] {
  const { behaviour } = session;
  if (folder === undefined && extended) return behaviour.has('imap.list.nonexistent-missing') ? [] : [nonExistent];
  const marks = behaviour.setting('imap.list-marked') === 'yes';
  if (folder?.mailbox === undefined) {
    if (behaviour.has('imap.list.noselect-missing')) return [];
    return marks && behaviour.has('imap.list.marked-noselect') ? [noselect, unmarked] : [noselect];
  }
  if (!marks) return [];
  return [folder.mailbox.recent().length > 0 ? String.raw`\Marked` : unmarked];
}

/** Noinferiors implies HasNoChildren (RFC 9051 section 6.3.9.4), and is told unasked. */
function inferiority(
  session: ImapSession,
  { name, folder }: ListedName,
  superiors: ReadonlySet<string> | undefined,
): readonly string[] {
  if (folder?.mailbox !== undefined && isEitherOr(session)) return [String.raw`\Noinferiors`];
  return superiors === undefined ? [] : childAttributes(session, name, superiors);
}

function superiorsIn({ account, store }: ImapSession): ReadonlySet<string> {
  return superiorNames(
    account.folders().map(({ name }) => name),
    store.delimiter,
  );
}

function childAttributes(session: ImapSession, name: string, superiors: ReadonlySet<string>): readonly string[] {
  const { behaviour, account } = session;
  const hasChildren = superiors.has(name);
  if (hasChildren) {
    if (behaviour.has('imap.list.haschildren-never')) return [String.raw`\HasNoChildren`];
    return [
      String.raw`\HasChildren`,
      ...(behaviour.has('imap.list.both-children') ? [String.raw`\HasNoChildren`] : []),
    ];
  }
  const isPrefix = account.folders().some((folder) => folder.name !== name && folder.name.startsWith(name));
  return isPrefix && behaviour.has('imap.list.children-by-prefix')
    ? [String.raw`\HasChildren`]
    : [String.raw`\HasNoChildren`];
}
