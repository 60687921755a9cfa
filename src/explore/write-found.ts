import type { Paint } from '../report/paint.ts';
import { counted } from '../result/words.ts';
import { breakingCommand } from './breaking-command.ts';
import type { Explored, Found } from './found.ts';
import { deviceOf } from './lane-entries.ts';
import { swimLane } from './swim-lane.ts';
import type { Violation } from './violation.ts';

export interface FoundOptions {
  readonly paint: Paint;
  readonly width: number;
}

/** The session that a breach was seen in: rules say it before the colon of its path. */
function sessionOf({ mismatches: [first] }: Violation): string | undefined {
  return /^[^,]+, ([^:]+):/.exec(first?.path ?? '')?.[1];
}

const commandsOf = ({ plan }: Found): number =>
  plan.steps.reduce(
    (sum, step) =>
      sum + (step.kind !== 'turn' ? 1 : step.parts.reduce((more, { intents }) => more + intents.length, 0)),
    0,
  );

function recurrenceOf({ recurrence: { broken, plays } }: Found): string {
  return plays === 0 ? 'not played again' : `broken in ${broken} of ${counted(plays, 'play')}`;
}

function shrinkingOf(found: Found): string {
  const { original, written, plan, shrinking, shownMs } = found;
  const before = `plan ${found.index}, after ${(shownMs / 1000).toFixed(1)} s, ${counted(original.steps, 'step')}`;
  const after = `${counted(written.steps, 'step')} of ${counted(plan.sessions.length, 'session')}`;
  return `${before}; shrunk to ${after}${shrinking.finished ? '' : '; the time for shrinking was over before its end'}`;
}

/** A step as one line: `phone: NOOP`, `at once: phone: NOOP / laptop: EXPUNGE`. */
function stepLine(step: object): string {
  const [first] = Object.entries(step) as [string, unknown][];
  const [actor, value] = first ?? ['', ''];
  if (actor === 'at once') return `at once: ${(value as readonly object[]).map(stepLine).join(' / ')}`;
  const pauses = 'pause' in step ? ', and stop before the literal' : '';
  return `${actor}: ${Array.isArray(value) ? value.join(' + ') : String(value)}${pauses}`;
}

/** The steps that are left, without the looks at the end: what an operator did shows nowhere else. */
function stepLines({ written }: Found): readonly string[] {
  const { steps } = written.value as { readonly steps: readonly object[] };
  return steps.slice(0, written.steps).map((step, index) => `  ${index + 1}. ${stepLine(step)}`);
}

function picture({ violation, trace, written }: Found, width: number): string {
  const [first] = violation.mismatches;
  const device = deviceOf(sessionOf(violation) ?? '');
  const command = breakingCommand(written, violation.line, device);
  return swimLane(trace, { width, device, command, got: first?.got ?? '' });
}

/** A violation for a person: the rule, how it broke, and the least that breaks it as a picture. */
export function writeFound(found: Found, { paint, width }: FoundOptions): string {
  const { violation, besides } = found;
  const [first] = violation.mismatches;
  const style = violation.verdict === 'warn' ? 'caution' : 'bad';
  const lines = [
    `${paint(style, violation.verdict)}: ${paint('strong', violation.rule)}: ${violation.title}`,
    `  ${violation.requirement}`,
    ...(first ? [`  ${first.path}`, `  wanted ${first.wanted}`, `  got    ${first.got}`] : [`  ${violation.message}`]),
    `  ${shrinkingOf(found)} (${counted(commandsOf(found), 'command')}); ${recurrenceOf(found)}`,
    ...(besides.length > 0 ? [`  breaks besides: ${besides.map(({ rule }) => rule).join(', ')}`] : []),
    ...stepLines(found),
    '',
  ];
  return `${lines.join('\n')}${picture(found, width)}\n`;
}

/** What the whole search amounts to, in two or three lines. */
export function writeSummary({ found, known, plans, commands, ms, gone }: Explored): string {
  const rate = Math.round(plans / Math.max(0.001, ms / 1000));
  const lines = [
    `${counted(plans, 'plan')} in ${(ms / 1000).toFixed(1)} s (${rate} a second, shrinking included), ${counted(commands, 'command')}`,
    `${counted(found.length, 'rule')} broken${found.length > 0 ? `: ${found.map(({ violation }) => violation.rule).join(', ')}` : ''}`,
    ...(known.length > 0 ? [`known: ${known.map(({ rule }) => rule).join(', ')}`] : []),
    ...(gone === undefined ? [] : [`nothing more could be played: ${gone}`]),
  ];
  return `${lines.join('\n')}\n`;
}
