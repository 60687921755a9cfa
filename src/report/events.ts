import type { CheckResult, RunEvent, RunResult } from '../result/result.ts';

/** One line of `events.ndjson`. */
export function writeEvent(event: RunEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** The stream of a run that is over, for a bundle that was not written along the way. */
export function eventsOf({ run, target, checks, gate }: RunResult): readonly RunEvent[] {
  const { id, startedAt, mailspec, node } = run;
  return [
    { event: 'start', run: { id, startedAt, mailspec, node }, target, checks: checks.length },
    ...checks.map((check): RunEvent => ({ event: 'check', check })),
    { event: 'end', complete: run.complete, checks: checks.length, gate },
  ];
}

/** What a stream holds, as far as it can be read. Only a `whole` one tells how the run ended. */
export interface EventRecord {
  /** `cut off`: it stops before its footer. `damaged`: it is no stream of a run, or pieces are missing from it. */
  readonly state: 'whole' | 'cut off' | 'damaged';
  /** Absent when the stream is whole. */
  readonly problem?: string;
  readonly events: readonly RunEvent[];
  readonly checks: readonly CheckResult[];
}

const names: ReadonlySet<unknown> = new Set(['start', 'check', 'end'] satisfies RunEvent['event'][]);

/** A line as an event; undefined when it is none. Its inside is taken as the writer left it. */
function readLine(line: string): RunEvent | undefined {
  try {
    const json: unknown = JSON.parse(line);
    const isEvent = typeof json === 'object' && json !== null && 'event' in json && names.has(json.event);
    return isEvent ? (json as RunEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with events that were all read. */
function judge(events: readonly RunEvent[], found: number): Pick<EventRecord, 'state' | 'problem'> {
  const [start, end] = [events[0], events.at(-1)];
  if (start?.event !== 'start') return { state: 'damaged', problem: 'the stream does not begin with a start event' };
  if (events.slice(1).some((event) => event.event === 'start'))
    return { state: 'damaged', problem: 'the stream has a second start event' };
  if (events.slice(0, -1).some((event) => event.event === 'end'))
    return { state: 'damaged', problem: 'the stream goes on after its end event' };
  if (end?.event !== 'end')
    return { state: 'cut off', problem: `the run was cut off after ${found} of ${start.checks} checks` };
  const wanted = end.complete ? Math.max(start.checks, end.checks) : end.checks;
  if (found !== wanted) return { state: 'damaged', problem: `the stream holds ${found} checks instead of ${wanted}` };
  return { state: 'whole' };
}

/** Reads a stream of events, and says whether it is all of it: without its footer it is of a run that was cut off. */
export function readEvents(text: string): EventRecord {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const events: RunEvent[] = [];
  const checks: CheckResult[] = [];
  for (const [index, line] of lines.entries()) {
    const event = readLine(line);
    if (!event) return { state: 'damaged', problem: `line ${index + 1} is no event of a run`, events, checks };
    events.push(event);
    if (event.event === 'check') checks.push(event.check);
  }
  if (events.length === 0)
    return { state: 'cut off', problem: 'the stream is cut off before its first event', events, checks };
  const judged = judge(events, checks.length);
  if (rest === '' || judged.state === 'damaged') return { ...judged, events, checks };
  const problem = judged.problem ?? 'the stream goes on after its end event';
  return { state: judged.state === 'whole' ? 'damaged' : 'cut off', problem, events, checks };
}
