import { createHash } from 'node:crypto';
import type { Account, Message } from '../store/store.ts';
import type { Entry, Maildrop, Pop3Session } from './contract.ts';

/** A unique-id that became free, and the UID of the message that came next, for the fault that gives it to that one. */
const freed = new WeakMap<Account, { readonly id: string; readonly uid: number }>();
/** Sessions of an account that broke off, for the fault that counts them. */
const drops = new WeakMap<Account, number>();
/** Server starts, for the fault that makes ids anew each time. */
const starts = new WeakMap<AbortSignal, string>();
let started = 0;

/** Notes what QUIT removed. */
export function rememberRemoved({ account, mailbox }: Maildrop, [removed]: readonly Message[]): void {
  if (removed !== undefined) freed.set(account, { id: removed.uidl, uid: mailbox.uidNext });
}

/** Notes that a session ended without QUIT. */
export function rememberDrop(account: Account): void {
  drops.set(account, (drops.get(account) ?? 0) + 1);
}

/** The unique-id of a message (RFC 1939 section 7): what the store gave it for life, or made of its octets. */
export function uniqueId(session: Pop3Session, entry: Entry): string {
  const { behaviour } = session.context;
  const { message } = entry;
  const isHash = behaviour.setting('pop3.unique-ids') === 'hash';
  const right = isHash ? createHash('sha256').update(message.octets).digest('base64url') : message.uidl;
  return changedId(session, entry) ?? malformedId(session, right) ?? right;
}

/** What a faulty server makes of the form of an id. */
function malformedId({ context: { behaviour } }: Pop3Session, right: string): string | undefined {
  if (behaviour.has('pop3.uidl.too-long')) return right.padEnd(71, 'x');
  if (behaviour.has('pop3.uidl.has-space')) return `${right} ${right}`;
  return undefined;
}

/** The id that a faulty server gives: one that does not stay, or that is not the message's own. */
function changedId(session: Pop3Session, { number, message }: Entry): string | undefined {
  const { context, connection, maildrop } = session;
  const { behaviour } = context;
  const dropped = drops.get(maildrop.account);
  if (behaviour.has('pop3.uidl.of-the-session')) return `${message.uidl}.${connection.id}`;
  if (behaviour.has('pop3.uidl.of-the-number')) return `${maildrop.mailbox.uidValidity}.${number}`;
  if (behaviour.has('pop3.uidl.of-the-start')) return `${message.uidl}.${startOf(context.stopping)}`;
  if (behaviour.has('pop3.uidl.of-the-time')) return String(Math.floor(message.internalDate.epochMs / 3_600_000));
  if (message.flags.size > 0 && behaviour.has('pop3.uidl.of-the-flags')) return `${message.uidl}.${message.flags.size}`;
  if (dropped !== undefined && behaviour.has('pop3.uidl.changed-by-drop')) return `${message.uidl}.${dropped}`;
  const free = freed.get(maildrop.account);
  return free?.uid === message.uid && behaviour.has('pop3.uidl.reused') ? free.id : undefined;
}

function startOf(stopping: AbortSignal): string {
  const known = starts.get(stopping) ?? String(++started);
  starts.set(stopping, known);
  return known;
}
