import type { SessionTrace } from '../run/case.ts';
import type { BreakingCommand } from './breaking-command.ts';
import { beginsResponse, deviceOf, type Entry, entriesOf } from './lane-entries.ts';

/** How wide the picture may be, and what broke. */
export interface LaneOptions {
  readonly width: number;
  /** Device whose session showed it, the command under way, and what it got. */
  readonly device: string | undefined;
  readonly command: BreakingCommand | undefined;
  readonly got: string;
}

/** Characters of a lane at least: with less of them nothing could be told apart. */
const NARROWEST = 24;

/** Sessions of the harness itself, beside those of the case. */
const ownSessions = /^(set-up|wipe|look|health|probe)/;

function cut(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`;
}

/** Commands of the case, in order: of IMAP those with a tag of the device, of POP3 all. */
function commandsSent(own: readonly Entry[], device: string): readonly Entry[] {
  const sent = own.filter(({ side }) => side === '>');
  const tagged = sent.filter(({ text }) => new RegExp(`^${device.slice(0, 1)}\\d+ `).test(text));
  return tagged.length > 0 ? tagged : sent;
}

/** What the lane of the device heard while the command was under way; all that it heard where that is not known. */
function heardDuring(entries: readonly Entry[], lane: number, command: BreakingCommand | undefined): readonly Entry[] {
  const own = entries.filter((entry) => entry.lane === lane);
  const sent = commandsSent(own, command?.device ?? '');
  const from = command === undefined ? undefined : sent[command.count - 1];
  const to = command === undefined ? undefined : sent[command.count];
  const window = own.filter(
    (entry) =>
      entry.side === '<' && (from === undefined || entry.at >= from.at) && (to === undefined || entry.at < to.at),
  );
  return window.filter(({ text }) => beginsResponse(text));
}

/** The response that is marked as what broke: of those that came meanwhile, the last that says most of what was got. */
function breakingEntry(heard: readonly Entry[], got: string): Entry | undefined {
  const words = got.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const score = ({ text }: Entry): number => words.filter((word) => text.split(/[^A-Za-z0-9]+/).includes(word)).length;
  let best: { readonly entry: Entry; readonly score: number } | undefined;
  for (const entry of heard) {
    const scored = score(entry);
    if (scored >= (best?.score ?? 0)) best = { entry, score: scored };
  }
  return best?.entry;
}

/** Said of every mailbox that is opened, and seldom what matters. */
const furniture = /^\* (FLAGS |OK \[(PERMANENTFLAGS|UNSEEN|CLOSED)|OK .*selected|\d+ RECENT)/;

/** One column a session, time downwards: what was sent (`>`) and received (`<`); what broke is marked with `**`. */
export function swimLane(traces: readonly SessionTrace[], { width, device, command, got }: LaneOptions): string {
  const shown = traces.filter(({ session }) => !ownSessions.test(session));
  const names = [...new Set(shown.map(({ session }) => deviceOf(session)))];
  const all = shown
    .flatMap((trace) => entriesOf(trace, names.indexOf(deviceOf(trace.session))))
    .sort((a, b) => a.at - b.at);
  const broken = breakingEntry(heardDuring(all, names.indexOf(device ?? ''), command), got);
  const entries = all.filter((entry) => entry === broken || !furniture.test(entry.text));
  const used = names.filter((_, lane) => entries.some((entry) => entry.lane === lane));
  const lane = Math.max(NARROWEST, Math.floor((width - 4) / Math.max(1, used.length)) - 3);
  const row = (cells: readonly string[]): string =>
    cells
      .map((cell) => cut(cell, lane))
      .join(' | ')
      .trimEnd();
  const body = entries.map((entry) => {
    const column = used.indexOf(names[entry.lane] ?? '');
    const text = `${entry === broken ? '**' : ` ${entry.side}`} ${entry.text}`;
    return row(used.map((_, index) => (index === column ? text : '')));
  });
  return [row(used), row(used.map(() => '-'.repeat(lane))), ...body].map((line) => `    ${line}\n`).join('');
}
