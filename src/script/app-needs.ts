import type { AppStep, Body, Device, Need, ServerLook, Step } from './model.ts';
import { single } from './traits.ts';

/** What the apps of a case, their words and the looks at the server need of it, unasked. */
export function needsOfApps(devices: readonly Device[], bodies: readonly Body[]): readonly Need[] {
  const steps = single(bodies.flatMap((body) => [...body.before, ...body.steps]));
  const words = steps.filter((step): step is AppStep => step.op === 'app');
  const methods = new Set(devices.map((device) => device.app?.method));
  const needs: readonly (readonly [boolean, Need])[] = [
    // QRESYNC implies CONDSTORE (RFC 7162 section 3.2.3).
    [methods.has('condstore'), { protocol: 'imap', anyOf: ['CONDSTORE', 'QRESYNC'] }],
    [methods.has('qresync'), { protocol: 'imap', anyOf: ['QRESYNC'] }],
    [words.some(needsUidl), { protocol: 'pop3', anyOf: ['UIDL'] }],
    [words.some(({ act }) => act.word === 'idle'), { protocol: 'imap', anyOf: ['IDLE', 'IMAP4rev2'] }],
    [steps.some(looksBeyondInbox), { protocol: 'imap', anyOf: ['IMAP4rev1', 'IMAP4rev2'] }],
  ];
  return needs.filter(([isNeeded]) => isNeeded).map(([, need]) => need);
}

/** Only by its unique-id is a message known again that was left on the server (RFC 1939 section 7). */
function needsUidl({ act }: AppStep): boolean {
  return act.word === 'delete from server' || (act.word === 'collect' && act.then !== 'delete');
}

/** POP3 shows no folders and no flags. */
function looksBeyondInbox(step: Step): boolean {
  return step.op === 'server' && [step, ...step.oneOf].some(isBeyondInbox);
}

function isBeyondInbox({
  holds,
  unread,
  flagged,
  folders,
  noFolders,
}: ServerLook['oneOf'][number] | ServerLook): boolean {
  const others = [...(holds?.keys() ?? [])].filter((name) => name !== 'INBOX');
  return others.length > 0 || [unread, flagged, folders, noFolders].some((key) => key !== undefined);
}
