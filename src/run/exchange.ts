import type { TranscriptEntry } from '../driver/transcript.ts';
import type { ExchangeLine } from '../result/result.ts';
import { escapeOctets } from '../wire/escape.ts';
import type { LiveDevice } from './live-device.ts';

/** Lines of an exchange that a report shows, and octets of each. */
const LINES = 24;
const OCTETS = 240;

function lineOf(
  session: string,
  entry: TranscriptEntry,
  startedAt: number,
  redact: (octets: Buffer) => Buffer,
): readonly ExchangeLine[] {
  const atMs = Math.round((entry.at - startedAt) * 1000) / 1000;
  if (entry.kind === 'event') return [{ session, atMs, direction: 'event', text: entry.text }];
  const text = entry.secret ? '********' : escapeOctets(redact(entry.bytes));
  return splitLines(text).map((line) => ({
    session,
    atMs,
    direction: entry.kind === 'sent' ? 'sent' : 'received',
    text: line,
  }));
}

/** One line of the wire each, long ones cut in the middle with the number of characters left out. */
function splitLines(text: string): readonly string[] {
  return text
    .split(/(?<=\\r\\n)/)
    .filter((line) => line !== '')
    .map((line) =>
      line.length <= OCTETS
        ? line
        : `${line.slice(0, OCTETS / 2)} [... ${String(line.length - OCTETS)} ...] ${line.slice(-OCTETS / 2)}`,
    );
}

/** The last of what went over the wire, of all sessions in order of time, since `since` (monotonic milliseconds). */
export function exchangeSince(
  devices: Iterable<LiveDevice>,
  since: number,
  startedAt: number,
  redact: (octets: Buffer) => Buffer,
): readonly ExchangeLine[] {
  const lines = [...devices].flatMap((device) =>
    device.sessions.flatMap((session) =>
      session.transcript.entries
        .filter((entry) => entry.at >= since)
        .flatMap((entry) => lineOf(session.name, entry, startedAt, redact)),
    ),
  );
  return lines.sort((a, b) => a.atMs - b.atMs).slice(-LINES);
}
