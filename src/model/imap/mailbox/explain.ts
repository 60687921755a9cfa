import type { Data } from '../../../imap/value.ts';
import type { ImapCommand } from '../command.ts';
import { marksSeen } from '../effects.ts';
import type { ImapMoment } from '../moment.ts';
import { hasWord, itemsOf, plainName, wordOf } from '../words.ts';
import { isPermanent, samePermanent } from './flag-sets.ts';
import { type Place, unexplained } from './place.ts';
import { targetsOf } from './targets.ts';

/** Commands that leave the flags of the messages that are there, whatever else they do. */
const leavesFlags: ReadonlySet<string> = new Set([
  ...['APPEND', 'COPY', 'MOVE', 'EXPUNGE', 'CLOSE', 'SELECT', 'EXAMINE', 'UNSELECT'],
  ...['CREATE', 'DELETE', 'RENAME', 'SUBSCRIBE', 'UNSUBSCRIBE'],
]);

/** Takes in what a command has done to flags that is over now. */
export function explain(moment: ImapMoment, place: Place | undefined, command: ImapCommand): void {
  const { response, account } = moment;
  const name = plainName(command);
  const bad = response.kind === 'tagged' && response.status === 'BAD';
  const known = bad || leavesFlags.has(name) || (name === 'FETCH' && !marksSeen(command));
  if (known || changesFlags(moment, place, command)) account.mailboxes.explained += 1;
}

/** What a command does to the flags of one message; undefined: that is not known. */
type Effect = (flags: ReadonlySet<string>) => ReadonlySet<string> | undefined;

function changesFlags(moment: ImapMoment, place: Place | undefined, command: ImapCommand): boolean {
  const uids = place && targetsOf(place, command);
  const effect = effectOf(moment, place, command);
  if (!place || !uids || !effect) return false;
  for (const uid of uids) apply(moment, place, { uid, effect, command });
  return true;
}

function effectOf({ response }: ImapMoment, place: Place | undefined, command: ImapCommand): Effect | undefined {
  const name = plainName(command);
  if (!place || (name !== 'STORE' && name !== 'FETCH')) return undefined;
  const done = response.kind === 'tagged' && response.status === 'OK' && response.code?.name !== 'MODIFIED';
  const lasting = done && !place.view.readOnly && !hasWord(command.args.slice(1, 2), 'UNCHANGEDSINCE');
  if (!lasting) return () => undefined;
  return name === 'FETCH' ? adds(new Set(['\\seen']), place) : storeEffect(command, place);
}

function storeEffect({ args }: ImapCommand, place: Place): Effect {
  const [, how, ...rest] = args;
  const flags = new Set(rest.flatMap(listed).map((flag) => flag.toLowerCase()));
  const [, sign] = /^([+-]?)FLAGS(?:\.SILENT)?$/.exec(wordOf(how) ?? '') ?? [];
  if (sign === undefined) return () => undefined;
  if (sign === '+') return adds(flags, place);
  const lasting = allPermanent(flags, place);
  if (sign === '') return () => (lasting ? flags : undefined);
  return (before) => new Set([...before].filter((flag) => !flags.has(flag)));
}

function listed(data: Data): readonly string[] {
  const items = data.kind === 'list' ? itemsOf(data) : [data];
  return items.map((item) => ('text' in item ? item.text : ''));
}

function adds(flags: ReadonlySet<string>, place: Place): Effect {
  const lasting = allPermanent(flags, place);
  return (before) => (lasting ? new Set([...before, ...flags]) : undefined);
}

/** Flags of which a server keeps one (RFC 9051 section 2.3.2): setting it may take the other away. */
const linked: ReadonlySet<string> = new Set(['$junk', '$notjunk', '$phishing']);

function allPermanent(flags: ReadonlySet<string>, { view: { permanentFlags } }: Place): boolean {
  for (const flag of flags) if (linked.has(flag) || !isPermanent(flag, permanentFlags)) return false;
  return true;
}

interface Change {
  readonly uid: number;
  readonly effect: Effect;
  readonly command: ImapCommand;
}

function apply(moment: ImapMoment, { mailbox, notes }: Place, { uid, effect, command }: Change): void {
  // As it is when this command is explained.
  const holds = unexplained(moment) - 1;
  const message = mailbox.message(uid);
  const before = message.flags?.holds === holds ? message.flags.flags : undefined;
  const after = before && effect(before);
  const { at } = moment;
  message.flags = after && { flags: after, holds, at, by: notes, from: 'changed' };
  if (before && after && !samePermanent(before, after, mailbox.permanentFlags))
    mailbox.changedFlags({ uid, flags: after, at, sentAt: command.sentAt, by: notes });
}
