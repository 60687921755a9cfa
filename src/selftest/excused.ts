import type { FaultId } from '../reference/index.ts';
import type { SeenCheck } from './play.ts';
import type { World } from './world.ts';

/**
 * MUST checks that no fault is asked to turn red, with the reason. An entry whose check is killed or is not there any
 * more fails the selftest.
 */
export const excused: Readonly<Record<string, string>> = {};

/**
 * Lasting faults that a case of their own finds, but neither a rule nor a promise, with the reason. An entry whose fault is
 * watched by now fails the selftest.
 */
export const unwatched: Readonly<Partial<Record<FaultId, string>>> = {};

interface Permission {
  /** Checks that warn or fail in this world, or `set-up` for those that cannot begin in it. */
  readonly of: readonly string[] | 'set-up';
  /** Devices race in it: who comes first, they or the refusal, is not decided. */
  readonly mayPass?: true;
  readonly reason: string;
}

/**
 * What is amiss under some choice of the server because of that choice, and is no finding. A check that is no longer amiss
 * fails the selftest, but for those that may pass.
 */
const permitted: Readonly<Record<World, readonly Permission[]>> = {
  'imap.fetch-of-expunged=expunge-refused': [
    { of: 'set-up', reason: 'EXPUNGE is refused while others look (RFC 2180 section 4.1.4)' },
    {
      of: [
        'devices.promises-imap-at-work.copied-as-shown',
        'devices.promises-imap-at-work.flagged-though-gone',
        'devices.promises-imap-at-work.found-and-deleted-later',
        'devices.promises-imap-at-work.found-by-its-number',
        'devices.promises-imap-at-work.moved-on-two-devices',
        'devices.promises-imap-mail.deleted-while-looking',
        'devices.promises-imap-mail.moved-while-looking',
        'devices.promises-imap-offline.ten-devices',
        'devices.promises-imap-offline.three-move-the-same',
      ],
      mayPass: true,
      reason: 'what is removed while others look is a promise that a server breaks by refusing it (RFC 2180 section 4.1.4)',
    },
  ],
  'pop3.extra-text=on': [
    {
      of: ['pop3.listing.nothing-after-the-size-in-list', 'pop3.listing.nothing-after-the-size-in-stat'],
      reason: 'more after the size is discouraged and not forbidden (RFC 1939 section 5)',
    },
  ],
  'pop3.top=off': [
    { of: ['pop3.states.encouraged-commands:top'], reason: 'TOP is encouraged and optional (RFC 1939 section 7)' },
  ],
  'pop3.uidl=off': [
    { of: ['pop3.states.encouraged-commands:uidl'], reason: 'UIDL is encouraged and optional (RFC 1939 section 7)' },
  ],
};

/** Why a check may be amiss in a world; undefined where it may not. */
export function permissionFor(world: World, { id, verdict }: SeenCheck): string | undefined {
  return (permitted[world] ?? []).find(({ of }) =>
    of === 'set-up' ? verdict === 'blocked' : (verdict === 'warn' || verdict === 'fail') && of.includes(id),
  )?.reason;
}

/** Checks that must be amiss in a world. */
export function amissIn(world: World): readonly string[] {
  return (permitted[world] ?? []).flatMap(({ of, mayPass }) => (of === 'set-up' || mayPass === true ? [] : of));
}
