import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { mailboxOf } from '../words.ts';
import type { NameMirror } from './name-mirror.ts';
import type { Place, Success } from './place.ts';

/** CREATE, DELETE or RENAME was answered OK. */
export function takeNaming({ moment, command: { name, args } }: Success): void {
  const { at, mirror, account } = moment;
  const { mailboxes } = account;
  const first = mailboxes.named(mailboxOf(args[0]), mirror);
  const uidValidity = first.uidValidity?.value;
  if (name === 'CREATE') first.renew(at, { kind: 'made', at, uidValidity: undefined });
  if (name === 'DELETE') first.renew(at, { kind: 'deleted', at, uidValidity });
  if (name !== 'RENAME') return;
  const second = mailboxes.named(mailboxOf(args[1]), mirror);
  for (const one of mailboxes.names) if (isBelow(one, first) || isBelow(one, second)) one.renew(at, undefined);
  // RENAME of INBOX leaves an INBOX there (RFC 9051 section 6.3.6), and under rev2 it may have done anything.
  first.renew(at, first.name === 'INBOX' ? undefined : { kind: 'renamed', at, uidValidity });
  second.renew(at, { kind: 'taken', at, uidValidity: undefined });
}

/** Whether a name starts like another: it may be below it, whatever the delimiter is. */
function isBelow(one: NameMirror, above: NameMirror): boolean {
  return one.name.startsWith(above.name) && above.name !== '';
}

/** Names of which nobody can doubt how LIST writes them. */
const plainName = /^[A-Za-z0-9._/ -]*[A-Za-z0-9]$/;

/** LIST "" * was answered: every mailbox that was made and is there is among the names. */
export function judgeListed({ moment, command }: Success): void {
  const { judge, mirror, account } = moment;
  const { mailboxes } = account;
  if (!asksForAll(command) || command.overlapped || !mailboxes.areNamesQuietSince(command.sentAt)) return;
  const listed = new Set(mailboxes.notesOf(mirror).listed.map(({ name }) => name.toLowerCase()));
  for (const { name, existence } of mailboxes.names) {
    if (existence?.kind !== 'made' && existence?.kind !== 'taken') continue;
    if (existence.at >= command.sentAt || !plainName.test(name)) continue;
    decide(judge, 'rule.imap.existing-name-is-listed', listed.has(name.toLowerCase()), () => ({
      path: 'LIST "" *',
      wanted: name,
      got: `${listed.size} other names`,
    }));
  }
}

function asksForAll({ name, args }: ImapCommand): boolean {
  const [reference, pattern] = args;
  return name === 'LIST' && args.length === 2 && mailboxOf(reference) === '' && mailboxOf(pattern) === '*';
}

/** SELECT or EXAMINE was answered OK: what was deleted, renamed or called unselectable does not open. */
export function judgeOpened(moment: ImapMoment, { name, view, notes }: Place): void {
  const { judge, account } = moment;
  const { sentAt } = view.openedBy;
  if (!account.mailboxes.areNamesQuietSince(sentAt)) return;
  const { existence, listed } = name;
  if (listed && listed.sentAt > name.since && account.mailboxes.areNamesQuietSince(listed.sentAt))
    decide(judge, 'rule.imap.listed-name-opens', listed.selectable, () => ({
      path: name.name,
      wanted: 'NO: LIST called it \\NonExistent or \\Noselect',
      got: 'OK',
    }));
  if (existence?.uidValidity === undefined || existence.at >= sentAt) return;
  // A session that had the mailbox open may go on to use it (RFC 2180 section 3.2).
  if (notes.view?.mailbox === view.mailbox) return;
  const rule = existence.kind === 'deleted' ? 'rule.imap.deleted-name-is-gone' : 'rule.imap.renamed-name-is-gone';
  decide(judge, rule, view.uidValidity !== existence.uidValidity, () => ({
    path: name.name,
    wanted: `NO, or a new mailbox: it was ${existence.kind}`,
    got: `OK, UIDVALIDITY ${existence.uidValidity ?? 0} as before`,
  }));
}

/** SELECT or STATUS was refused: that is how a name answers that is gone. */
export function judgeRefused({ judge, mirror, account }: ImapMoment, { args, sentAt }: ImapCommand): void {
  const { existence } = account.mailboxes.named(mailboxOf(args[0]), mirror);
  if (existence?.uidValidity === undefined || existence.at >= sentAt) return;
  if (existence.kind === 'deleted') judge.held('rule.imap.deleted-name-is-gone');
  if (existence.kind === 'renamed') judge.held('rule.imap.renamed-name-is-gone');
}
