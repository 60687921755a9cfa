import type { SessionTrace } from '../run/case.ts';

/** How wide the picture may be, and where a line shows what broke. */
export interface LaneOptions {
  readonly width: number;
  /** The session that showed it, and what it got. */
  readonly session: string | undefined;
  readonly got: string;
}

interface Entry {
  readonly at: number;
  readonly lane: number;
  readonly side: '>' | '<' | '!';
  readonly text: string;
}

/** Octets of a line that a lane shows at least; with less, lanes stand below each other. */
const NARROWEST = 24;

const setUpNames = /^(set-up|wipe|look|health|probe)/;

/** Lines of a log-in and of the harness's own questions before the steps; they are the same in every case. */
const logIn = /^\S+ (LOGIN|CAPABILITY|AUTHENTICATE|STARTTLS)\b|^(USER|PASS|APOP|CAPA|AUTH|STLS)\b/i;

/** The printed line without the escapes of its end. */
function shorten(text: string): string {
  return text.replace(/(\\r)?(\\n)?$/, '');
}

/** A line that begins a response of IMAP, or a status line of POP3. */
const beginsResponse = /^(\*|\+|[A-Za-z]*\d+ (OK|NO|BAD)|-ERR)/;

/** Octets of messages and long lists are left out, as far as nobody needs them to understand what happened. */
function withoutContent(entries: readonly Entry[]): readonly Entry[] {
  let following = 0;
  return entries.filter(({ side, text }) => {
    following = side !== '<' || beginsResponse.test(text) ? 0 : following + 1;
    return following === 0 || (isListing(text) && following <= LISTED);
  });
}

/** Lines of LIST and UIDL, and the end of a list. */
const isListing = (text: string): boolean => /^\d+ \S+$/.test(text);

/** Lines of a listing that are shown. */
const LISTED = 10;

/** What a session said and heard behind its log-in. */
function entriesOf({ lines }: SessionTrace, lane: number): readonly Entry[] {
  const sides = { sent: '>', received: '<', event: '!' } as const;
  const all = lines.map(({ at, kind, text }) => ({ at, lane, side: sides[kind], text: shorten(text) }));
  const lastLogIn = all.findLastIndex(({ side, text }) => side === '>' && logIn.test(text));
  const next = all.findIndex(({ side }, index) => index > lastLogIn && side === '>');
  if (next === -1) return [];
  const lastSaid = all.findLastIndex(({ side }) => side !== '!');
  return withoutContent(
    all.slice(next, lastSaid + 2).filter(({ side, text }) => side !== '!' || !text.startsWith(ourEnd)),
  );
}

/** Each session ends so, when the case is over. */
const ourEnd = 'we closed';

function cut(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`;
}

/** Sessions of one device have the same lane: `phone 2` follows `phone`. */
function laneNames(traces: readonly SessionTrace[]): readonly string[] {
  return [...new Set(traces.map(({ session }) => deviceOf(session)))];
}

const deviceOf = (session: string): string => session.replace(/ \d+$/, '');

/** The response that is shown as what broke: the last one of the session that is part of what it got, or says its words. */
function breakingEntry(entries: readonly Entry[], lane: number, got: string): Entry | undefined {
  const words = got.split(/[^A-Za-z0-9]+/).filter((word) => word.length > 1);
  const score = ({ text }: Entry): number =>
    got.includes(text) ? words.length + 1 : words.filter((word) => text.includes(word)).length;
  let best: { readonly entry: Entry; readonly score: number } | undefined;
  for (const entry of entries) {
    if (entry.lane !== lane || entry.side !== '<') continue;
    const scored = score(entry);
    if (scored >= (best?.score ?? 0)) best = { entry, score: scored };
  }
  return best?.entry;
}

/** One column a session, time downwards: what was sent (`>`) and received (`<`), and what broke marked with `**`. */
export function swimLane(traces: readonly SessionTrace[], { width, session, got }: LaneOptions): string {
  const shown = traces.filter((trace) => !setUpNames.test(trace.session));
  const names = laneNames(shown);
  const entries = shown
    .flatMap((trace) => entriesOf(trace, names.indexOf(deviceOf(trace.session))))
    .sort((a, b) => a.at - b.at);
  const used = names.filter((_, lane) => entries.some((entry) => entry.lane === lane));
  const lane = Math.max(NARROWEST, Math.floor(width / Math.max(1, used.length)) - 3);
  const broken = session === undefined ? undefined : breakingEntry(entries, names.indexOf(deviceOf(session)), got);
  const row = (cells: readonly string[]): string =>
    cells
      .map((cell) => cut(cell, lane))
      .join(' | ')
      .trimEnd();
  const body = entries.map((entry) => {
    const column = used.indexOf(names[entry.lane] ?? '');
    const mark = entry === broken ? '** ' : '';
    return row(used.map((_, index) => (index === column ? `${entry.side} ${mark}${entry.text}` : '')));
  });
  return [row(used), row(used.map(() => '-'.repeat(lane))), ...body].map((line) => `    ${line}\n`).join('');
}
