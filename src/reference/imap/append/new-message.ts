import type { Behaviour } from '../../behaviour.ts';
import type { Instant, NewMessage } from '../../store/store.ts';
import { keptOctets } from './kept-octets.ts';
import type { GivenMessage } from './parse.ts';

const seen = String.raw`\Seen`;

/** What is added to the mailbox for a message of APPEND (RFC 9051 section 6.3.12). */
export function newMessage(behaviour: Behaviour, { flags, date, octets }: GivenMessage): NewMessage {
  const added = { octets: keptOctets(behaviour, octets), flags: keptFlags(behaviour, flags) };
  return date === undefined || behaviour.has('imap.append.date-lost')
    ? added
    : { ...added, internalDate: keptDate(behaviour, date) };
}

function keptFlags(behaviour: Behaviour, flags: readonly string[]): readonly string[] {
  if (!flags.includes(seen) && behaviour.has('imap.append.sets-seen')) return [...flags, seen];
  return flags.length > 0 && behaviour.has('imap.append.flags-lost') ? [] : flags;
}

/** A zone that is not understood leaves the local time, as if it were UTC. */
function keptDate(behaviour: Behaviour, date: Instant): Instant {
  const { epochMs, zoneMinutes } = date;
  const isWrong = zoneMinutes !== 0 && behaviour.has('imap.append.zone-ignored');
  return isWrong ? { epochMs: epochMs + zoneMinutes * 60_000, zoneMinutes: 0 } : date;
}
