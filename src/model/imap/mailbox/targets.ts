import { isInSet, type NumberRange, numberSetOf } from '../../../imap/number-set.ts';
import type { ImapCommand } from '../command.ts';
import { isByUid } from '../words.ts';
import type { Place } from './place.ts';
import { uidOf } from './roster.ts';
import { limits } from '../../../wire/limits.ts';

/** UIDs of the messages that a command names, as far as anything is known of them. Undefined: nobody can tell. */
export function targetsOf(place: Place, command: ImapCommand): readonly number[] | undefined {
  const { messages, goneAt } = place.view;
  if (!messages) return undefined;
  // What numbers and `*` meant when the command was sent, or what they mean now?
  const went = goneAt > command.sentAt;
  // In an empty mailbox `1:*` names nothing, or what came since.
  if (hasStar(command) && messages.length === 0) return undefined;
  if (hasStar(command) ? went || messages.length !== place.notes.count : went && !isByUid(command)) return undefined;
  return isByUid(command) ? byUid(place, command) : byNumber(place, command);
}

/** UIDs of messages that `*` may have reached although the session was not told of them yet. */
export function beyondView(place: Place, command: ImapCommand): readonly number[] {
  if (!hasStar(command)) return [];
  const count = place.view.messages?.length ?? 0;
  const last = count === 0 ? 0 : uidOf(place, count);
  return last === undefined ? [] : [...place.mailbox.alive].filter((uid) => uid > last);
}

function byNumber(place: Place, { args }: ImapCommand): readonly number[] | undefined {
  const { messages = [] } = place.view;
  const ranges = numberSetOf(args[0], messages.length);
  if (!ranges) return undefined;
  const uids: number[] = [];
  for (const { low, high } of ranges)
    for (let number = low; number <= Math.min(high, messages.length); number++) {
      const uid = uidOf(place, number);
      if (uid === undefined) return undefined;
      uids.push(uid);
    }
  return uids;
}

function byUid(place: Place, { args }: ImapCommand): readonly number[] | undefined {
  const { view, mailbox } = place;
  const count = view.messages?.length ?? 0;
  const last = count === 0 ? 0 : uidOf(place, count);
  const ranges = numberSetOf(args[0], last ?? 0);
  if (!ranges || last === undefined) return undefined;
  return ranges.flatMap((range) =>
    range.high - range.low < limits.messagesLookedAt
      ? walk(range, (uid) => mailbox.known(uid) !== undefined)
      : mailbox.knownIn(ranges),
  );
}

function walk({ low, high }: NumberRange, takes: (uid: number) => boolean): readonly number[] {
  const uids: number[] = [];
  for (let uid = low; uid <= high; uid++) if (takes(uid)) uids.push(uid);
  return uids;
}

/** Tells of UIDs whether the command may have named their messages. */
export function naming(place: Place, command: ImapCommand): (uid: number) => boolean {
  // `*` may have reached messages that the session was told of since.
  if (hasStar(command)) return () => true;
  if (!isByUid(command)) {
    const targets = targetsOf(place, command);
    const set = targets && new Set(targets);
    return (uid) => set?.has(uid) ?? true;
  }
  const ranges = numberSetOf(command.args[0], 0);
  return (uid) => !ranges || isInSet(ranges, uid);
}

/** Whether a set names the last message as `*`. */
export function hasStar({ args: [set] }: ImapCommand): boolean {
  return set?.kind === 'atom' && set.text.includes('*');
}
