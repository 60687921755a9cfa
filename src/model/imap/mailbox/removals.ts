import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { isInSet, numberSetOf } from '../../../imap/number-set.ts';
import { isByUid, plainName } from '../words.ts';
import { hasFlag } from './message-facts.ts';
import { isUpToDate, pathOf, type Place, unexplained } from './place.ts';
import { hasStar, naming } from './targets.ts';

/** Codes of a NO that say that the target of MOVE is not there (RFC 9051 section 6.4.8, RFC 5530 section 3). */
const noTarget: ReadonlySet<string> = new Set(['TRYCREATE', 'NONEXISTENT']);

/**
 * EXPUNGE or MOVE was answered, and what it removed is not taken yet. Only where nobody else has changed anything since
 * the command went out can it be told what it did.
 */
export function judgeRemovals(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const name = plainName(command);
  if ((name !== 'EXPUNGE' && name !== 'MOVE') || command.overlapped) return;
  if (!moment.changes.isAloneSince(command) || moment.account.lastChange(['pop3']) > 0) return;
  if (isUpToDate(moment, place.notes)) judgeSpared(moment, place, command);
  if (name === 'EXPUNGE') judgeRemoved(moment, place, command);
  else judgeRefusedMove(moment, place);
}

/** What is gone was to go: a session that knew of all changes is told of what its own command removed, and of that alone. */
function judgeSpared(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const named = namedBefore(place, command);
  const byFlag = plainName(command) === 'EXPUNGE';
  for (const uid of place.notes.gone) {
    const isNamed = command.name === 'EXPUNGE' || named(uid);
    const lacks = byFlag && isDeleted(moment, place, uid) === false;
    decide(moment.judge, 'rule.imap.removal-spares-others', isNamed && !lacks, () => ({
      path: pathOf(place, uid),
      wanted: isNamed ? 'kept: it has no \\Deleted' : `kept: ${command.name} does not name it`,
      got: 'told as gone',
    }));
  }
}

/** The messages that a command has named. Numbers mean what they meant before it removed anything. */
function namedBefore(place: Place, command: ImapCommand): (uid: number) => boolean {
  if (isByUid(command) || hasStar(command)) return naming(place, command);
  const { notes } = place;
  const before = [...new Set([...knownTo(place), ...notes.gone])].filter((uid) => uid !== undefined).sort(ascending);
  const numbers = numberSetOf(command.args[0], notes.count);
  if (!numbers || before.length !== notes.count) return everything;
  return (uid) => isInSet(numbers, before.indexOf(uid) + 1);
}

function ascending(left: number, right: number): number {
  return left - right;
}

/** What had to go is gone, before the OK (RFC 9051 section 6.4.3). */
function judgeRemoved(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const { response, judge } = moment;
  const { mailbox, notes, view } = place;
  if (response.kind !== 'tagged' || response.status !== 'OK' || view.readOnly || mailbox.isUnsure) return;
  const named = command.name === 'EXPUNGE' ? everything : explicit(place, command);
  if (!named) return;
  const due = [...mailbox.alive].filter((uid) => isDeleted(moment, place, uid) === true && named(uid));
  if (due.length === 0) return;
  const gone = new Set([...notes.gone, ...view.gone]);
  const inView = knownTo(place);
  for (const uid of due) {
    if (!gone.has(uid) && !inView.has(uid)) continue;
    decide(judge, 'rule.imap.expunge-removes-deleted', gone.has(uid), () => ({
      path: pathOf(place, uid),
      wanted: `told as gone by ${command.name}: it has \\Deleted`,
      got: 'nothing',
    }));
  }
}

const everything = (): boolean => true;

function explicit(place: Place, command: ImapCommand): ((uid: number) => boolean) | undefined {
  const [set] = command.args;
  if (set === undefined || !('text' in set) || !/^[\d:,]+$/.test(set.text)) return undefined;
  return naming(place, command);
}

/** UIDs of messages that the session has in view, told or inferred. */
function knownTo({ view, notes }: Place): ReadonlySet<number | undefined> {
  const inferred = notes.roster?.view === view ? notes.roster.uids : [];
  return new Set([...inferred, ...(view.messages ?? []).map(({ uid }) => uid)]);
}

/** Whether a message has `\Deleted`, as far as that is beyond doubt. */
function isDeleted(moment: ImapMoment, { mailbox }: Place, uid: number): boolean | undefined {
  const fact = mailbox.known(uid)?.flags;
  return fact?.holds === unexplained(moment) ? hasFlag(fact, '\\deleted') : undefined;
}

function judgeRefusedMove(moment: ImapMoment, place: Place): void {
  const { response, judge } = moment;
  if (response.kind !== 'tagged' || response.status !== 'NO' || !noTarget.has(response.code?.name ?? '')) return;
  if (!isUpToDate(moment, place.notes)) return;
  const [lost] = place.notes.gone;
  decide(judge, 'rule.imap.refused-move-loses-nothing', lost === undefined, () => ({
    path: lost === undefined ? place.name.name : pathOf(place, lost),
    wanted: 'kept: there was nowhere to move it to',
    got: 'told as gone',
  }));
}
