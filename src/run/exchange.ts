import type { PrintedLine } from '../driver/transcript.ts';
import type { ExchangeLine } from '../result/result.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Lines of an exchange that a report shows, and characters of each. */
const LINES = 24;
const CHARACTERS = 240;

/** A long line cut in the middle, with the number of characters left out. */
function shortened(line: string): string {
  if (line.length <= CHARACTERS) return line;
  const left = line.length - CHARACTERS;
  return `${line.slice(0, CHARACTERS / 2)} [... ${left} ...] ${line.slice(-CHARACTERS / 2)}`;
}

function lineOf(session: string, line: PrintedLine, startedAt: number): ExchangeLine {
  const atMs = Math.round((line.at - startedAt) * 1000) / 1000;
  return { session, atMs, direction: line.kind, text: shortened(line.text) };
}

/** The last of what went over the wire, of all sessions in order of time, since `since` (monotonic milliseconds). */
export function exchangeSince(
  keepers: Iterable<SessionKeeper>,
  since: number,
  startedAt: number,
  redact: (octets: Buffer) => Buffer,
): readonly ExchangeLine[] {
  const lines = [...keepers].flatMap((keeper) =>
    keeper.sessions.flatMap((session) =>
      session.transcript
        .print(redact)
        .filter((line) => line.at >= since)
        .map((line) => lineOf(session.name, line, startedAt)),
    ),
  );
  return lines.sort((a, b) => a.atMs - b.atMs).slice(-LINES);
}
