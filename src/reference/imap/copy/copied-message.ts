import type { Behaviour } from '../../behaviour.ts';
import type { Instant, Message, NewMessage } from '../../store/store.ts';

/** What a copy is made of: octets, flags and internal date of the message (RFC 9051 section 6.4.7). */
export function copyOf(behaviour: Behaviour, { octets, flags, internalDate }: Message): NewMessage {
  const copied = { octets: copiedOctets(behaviour, octets), flags: copiedFlags(behaviour, flags) };
  if (behaviour.has('imap.copy.date-lost')) return copied;
  return { ...copied, internalDate: copiedDate(behaviour, internalDate) };
}

function copiedOctets(behaviour: Behaviour, octets: Buffer): Buffer {
  return behaviour.has('imap.copy.header-added') ? Buffer.concat([Buffer.from('X-Filtered: no\r\n'), octets]) : octets;
}

function copiedFlags(behaviour: Behaviour, flags: ReadonlySet<string>): Iterable<string> {
  if (flags.size === 0) return flags;
  if (behaviour.has('imap.copy.flags-lost')) return [];
  const keywords = [...flags].filter((flag) => !flag.startsWith('\\'));
  if (keywords.length === 0 || !behaviour.has('imap.copy.keywords-lost')) return flags;
  return [...flags].filter((flag) => !keywords.includes(flag));
}

function copiedDate(behaviour: Behaviour, date: Instant): Instant {
  const isWrong = date.zoneMinutes !== 0 && behaviour.has('imap.copy.date-loses-zone');
  return isWrong ? { epochMs: date.epochMs + date.zoneMinutes * 60_000, zoneMinutes: 0 } : date;
}
