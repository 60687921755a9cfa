import type { ImapCommand } from '../command.ts';
import { isInSet, type NumberRange, numberSetOf } from '../number-set.ts';
import { isByUid } from '../words.ts';
import type { Place } from './place.ts';

/** A set that is walked UID by UID; of a larger one the known messages are gone through. */
const walked = 10_000;

/** UIDs of the messages that a command names, as far as anything is known of them. Undefined: nobody can tell. */
export function targetsOf(place: Place, command: ImapCommand): readonly number[] | undefined {
  const { messages } = place.view;
  if (!messages) return undefined;
  return isByUid(command) ? byUid(place, command) : byNumber(place, command);
}

function byNumber({ view: { messages = [] } }: Place, { args }: ImapCommand): readonly number[] | undefined {
  const ranges = numberSetOf(args[0], messages.length);
  if (!ranges) return undefined;
  const uids: number[] = [];
  for (const { low, high } of ranges)
    for (let number = low; number <= Math.min(high, messages.length); number++) {
      const uid = messages[number - 1]?.uid;
      if (uid === undefined) return undefined;
      uids.push(uid);
    }
  return uids;
}

function byUid({ view: { messages = [] }, mailbox }: Place, { args }: ImapCommand): readonly number[] | undefined {
  const last = messages.length === 0 ? 0 : messages.at(-1)?.uid;
  const ranges = numberSetOf(args[0], last ?? 0);
  if (!ranges || last === undefined) return undefined;
  return ranges.flatMap((range) =>
    range.high - range.low < walked ? walk(range, (uid) => mailbox.known(uid) !== undefined) : mailbox.knownIn(ranges),
  );
}

function walk({ low, high }: NumberRange, takes: (uid: number) => boolean): readonly number[] {
  const uids: number[] = [];
  for (let uid = low; uid <= high; uid++) if (takes(uid)) uids.push(uid);
  return uids;
}

/** Tells of UIDs whether the command may have named their messages. */
export function naming(place: Place, command: ImapCommand): (uid: number) => boolean {
  if (!isByUid(command)) {
    const targets = targetsOf(place, command);
    const set = targets && new Set(targets);
    return (uid) => set?.has(uid) ?? true;
  }
  const ranges = numberSetOf(command.args[0], 0);
  return (uid) => !ranges || hasStar(command) || isInSet(ranges, uid);
}

function hasStar({ args: [set] }: ImapCommand): boolean {
  return set?.kind === 'atom' && set.text.includes('*');
}
