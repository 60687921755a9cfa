import type { CheckResult } from '../result/result.ts';
import { counted } from '../result/words.ts';
import type { CommandFigures, Incident, StressResult } from './result.ts';

const megabytes = (octets: number): string => `${(octets / 1_048_576).toFixed(1)} MB`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What a load has shown, for people. */
export function writeStress(result: StressResult): string {
  const lines = [
    ...head(result),
    '',
    ...table(result.byCommand),
    '',
    ...incidents(result),
    ...rules(result),
    '',
    ...foot(result),
  ];
  return `${lines.join('\n')}\n`;
}

function head({
  rules: { tookMs },
  target,
  seed,
  sessions,
  accounts,
  durationMs,
  commands,
  commandsPerSecond,
  harnessLoad,
  rests,
}: StressResult): readonly string[] {
  const spoken = Object.entries(sessions).flatMap(([name, count]) =>
    count > 0 ? [`${count} ${name.toUpperCase()}`] : [],
  );
  return [
    `${target.name}, ${target.version}: ${spoken.join(' and ')} sessions on ${counted(accounts, 'account')}, seed ${seed}`,
    `${commands} commands in ${seconds(durationMs)}, ${commandsPerSecond} a second; views compared at ${counted(rests, 'rest')}`,
    `mailspec itself took ${percent(harnessLoad)} of a processor, the rules of state ${percent(tookMs / durationMs)}`,
  ];
}

const columns = ['command', 'count', 'p50 ms', 'p99 ms', 'max ms', 'replies'] as const;

function table(figures: readonly CommandFigures[]): readonly string[] {
  const rows = [
    columns,
    ...figures.map(({ command, count, p50Ms, p99Ms, maxMs, replies }) => [
      ...[command, String(count), p50Ms.toFixed(2), p99Ms.toFixed(2), maxMs.toFixed(2)],
      Object.entries(replies)
        .map(([name, times]) => `${name} ${times}`)
        .join(', '),
    ]),
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === 0 || at === columns.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function incidents({ bad, byes, disconnects, timeouts, lockedOut }: StressResult): readonly string[] {
  return [
    ...told('without a reply in time', timeouts),
    ...told('connections that the server broke off', disconnects),
    ...told('connections ended with BYE', byes),
    ...told('commands called BAD', bad),
    ...(lockedOut > 0 ? [`POP3 logins refused, as with a locked maildrop: ${lockedOut}`] : []),
  ];
}

function told(what: string, { count, examples }: Incident): readonly string[] {
  return count === 0 ? [] : [`${what}: ${count}`, ...examples.map((example) => `  ${example}`)];
}

function rules({ rules: { kept, neverExercised }, violations }: StressResult): readonly string[] {
  const broken = violations.length === 0 ? 'none broken' : `${violations.length} broken`;
  return [`rules: ${kept} kept, ${broken}, ${neverExercised} never exercised`, ...violations.flatMap(violation)];
}

/** Lines of what was said before a rule was broken for the first time; --json has more. */
const SHOWN = 24;

const sides = { sent: 'C:', received: 'S:', event: '--' } as const;

function violation(check: CheckResult): readonly string[] {
  const { id, title, verdict, standing, known, message, mismatches, exchange } = check;
  const name = standing === 'known' ? `${verdict}, known` : verdict;
  const said = standing === 'known' ? [] : exchange.slice(-SHOWN);
  return [
    '',
    `${name}: ${id}: ${title}`,
    ...(known === undefined ? [] : [`  known: ${known.reason.trim()}`]),
    ...(mismatches.length === 0 ? [`  ${message}`] : [`  ${times(message)}`]),
    ...mismatches.flatMap(({ path, wanted, got }) => [`  ${path}`, `    wanted ${wanted}`, `    got    ${got}`]),
    ...(said.length === 0 ? [] : ['  before the first of them:']),
    ...said.map(({ session, direction, text }) => `    ${session} ${sides[direction]} ${text}`),
  ];
}

/** The count at the end of a message; the rest of it is the first example. */
function times(message: string): string {
  return /\d+ times? in /.exec(message)?.[0].replace(/ in $/, '') ?? message;
}

function foot({ memory, ended, reasons }: StressResult): readonly string[] {
  const { atStart, atEnd, most } = memory;
  return [
    `memory: ${megabytes(atStart)} at the first rest, ${megabytes(atEnd)} at the last, ${megabytes(most)} at most`,
    ...(ended.by === 'interrupt' ? ['interrupted before its time'] : []),
    ...(reasons.length === 0 ? ['nothing unexpected'] : reasons),
  ];
}
