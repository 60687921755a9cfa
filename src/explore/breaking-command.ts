import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { WrittenCase } from './write-case.ts';

/** Which of the commands of a device was under way: the first is 1. */
export interface BreakingCommand {
  readonly device: string;
  readonly count: number;
}

/** Commands of a step, with the device that sends them; acts and DONE are none. */
function commandsOf(step: unknown): readonly { readonly device: string; readonly line: string }[] {
  const pairs = Object.entries(step as Readonly<Record<string, unknown>>);
  return pairs.flatMap(([key, value]) => {
    if (key === 'at once') return (value as readonly unknown[]).flatMap(commandsOf);
    if (['status', 'until', 'pause', 'for', 'optional', 'operator'].includes(key)) return [];
    const lines = Array.isArray(value) ? (value as readonly string[]) : [value as string];
    return lines.filter((line) => !line.startsWith('(') && line !== 'DONE').map((line) => ({ device: key, line }));
  });
}

function stepsOf(text: string): readonly { readonly line: number; readonly step: unknown }[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const places: { line: number; step: unknown }[] = [];
  for (const key of ['before', 'steps']) {
    const list = document.getIn(['cases', 0, key]);
    if (!isSeq(list)) continue;
    for (const item of list.items as Node[])
      if ((isMap(item) || isScalar(item)) && item.range)
        places.push({ line: lines.linePos(item.range[0]).line, step: item.toJS(document) as unknown });
  }
  return places;
}

/** The last command that a device had sent when the step of a line was under way; undefined where it had sent none. */
export function breakingCommand(written: WrittenCase, line: number, device: string): BreakingCommand | undefined {
  const sent = stepsOf(written.text)
    .filter((place) => place.line <= line)
    .flatMap(({ step }) => commandsOf(step))
    .filter((command) => command.device === device);
  return sent.length === 0 ? undefined : { device, count: sent.length };
}
