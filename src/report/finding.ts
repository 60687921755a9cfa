import type { CheckResult, ExchangeLine, Mismatch } from '../result/result.ts';
import type { Paint } from './paint.ts';
import { counted } from '../result/words.ts';
import { indented, visible } from './text.ts';

/** Lines of the exchange that a report for people shows; the transcript has all of them. */
const shownLines = 30;

function mismatchLines({ kind, path, wanted, got }: Mismatch, paint: Paint): readonly string[] {
  return [
    `${paint('strong', visible(path))} ${paint('faint', `(${kind})`)}`,
    `  wanted  ${paint('good', visible(wanted))}`,
    `  got     ${paint('bad', visible(got))}`,
  ];
}

const arrows = { sent: '>', received: '<', event: '*' } as const satisfies Record<ExchangeLine['direction'], string>;

function exchangeLines(exchange: readonly ExchangeLine[], paint: Paint): readonly string[] {
  const shown = exchange.slice(-shownLines);
  const nameWidth = Math.max(0, ...shown.map((line) => line.session.length));
  const left = exchange.length - shown.length;
  const head = left > 0 ? [paint('faint', `… ${counted(left, 'earlier line')}: see the transcript`)] : [];
  const body = shown.map(({ session, atMs, direction, text }) => {
    const time = `${atMs.toFixed(1).padStart(8)} ms`;
    const said = `${arrows[direction]} ${visible(text)}`;
    return `${paint('faint', time)}  ${session.padEnd(nameWidth)} ${direction === 'event' ? said : paint(direction, said)}`;
  });
  return [...head, ...body];
}

/** The step that decided, as it stands in its file, under its place. */
function stepLines({ source, step }: CheckResult, paint: Paint): readonly string[] {
  const place = paint('faint', `${source.file}:${source.line}:${source.column}`);
  if (step === undefined) return [place];
  return [
    place,
    ...step
      .trimEnd()
      .split('\n')
      .map((line) => `${paint('faint', '|')} ${visible(line)}`),
  ];
}

/** Everything that is known about what a check found, as lines for a person. */
export function describeFinding(check: CheckResult, paint: Paint): readonly string[] {
  const mismatches = check.mismatches.flatMap((mismatch) => mismatchLines(mismatch, paint));
  const exchange = exchangeLines(check.exchange, paint);
  const others = check.requirements.filter((id) => id !== check.requirement);
  return [
    ...(mismatches.length === 0 && check.message !== '' ? [visible(check.message)] : []),
    ...stepLines(check, paint),
    ...indented(mismatches, 2),
    ...(exchange.length === 0 ? [] : ['exchange', ...indented(exchange, 2)]),
    ...(check.branches.length === 0 ? [] : [`branches taken  ${check.branches.map(visible).join(', ')}`]),
    ...(others.length === 0 ? [] : [`cites too  ${others.join(', ')}`]),
  ];
}
