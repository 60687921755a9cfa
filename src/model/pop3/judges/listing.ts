import type { RuleId } from '../../rules/all.ts';
import { decide } from '../../judge.ts';
import { messageNamed, printCommand } from '../command.ts';
import type { Listed } from '../fact.ts';
import type { Pop3Judge, Pop3Moment } from '../moment.ts';

/** Which messages LIST and UIDL name (RFC 1939 sections 5 and 7). */
export const judgeListing: Pop3Judge = (moment) => {
  const { fact } = moment;
  if (fact?.kind !== 'sizes' && fact?.kind !== 'ids') return;
  if (!fact.whole) judgeOne(moment, fact.listed);
  else judgeAll(moment, new Set(fact.listed.map(({ number }) => number)), fact);
};

/** The one line speaks of the message that was asked for. */
function judgeOne(moment: Pop3Moment, [first]: readonly Listed<unknown>[]): void {
  const asked = messageNamed(moment.command);
  if (asked === undefined || first === undefined) return;
  const got = `a line of message ${first.number}`;
  rule(moment, 'rule.pop3.numbers-frozen', first.number === asked, { wanted: `a line of message ${asked}`, got });
}

type Whole = Extract<NonNullable<Pop3Moment['fact']>, { readonly kind: 'sizes' | 'ids' }>;

function judgeAll(moment: Pop3Moment, numbers: ReadonlySet<number>, fact: Whole): void {
  const { marked } = moment.mirror.drop;
  if (marked.size > 0) {
    const shown = [...marked].filter((number) => numbers.has(number));
    const got = `lines of ${some(shown)}`;
    rule(moment, 'rule.pop3.deleted-hidden', shown.length === 0, { wanted: 'no line of a marked message', got });
  }
  judgeNumbering(moment, numbers, fact);
  if (fact.kind === 'sizes' || moment.undisturbed) judgeComplete(moment, numbers);
  judgeExtent(moment, numbers);
}

/** Each number once, and none below 1. */
function judgeNumbering(moment: Pop3Moment, numbers: ReadonlySet<number>, { listed }: Whole): void {
  const holds = numbers.size === listed.length && !numbers.has(0);
  const got = numbers.has(0) ? 'a line of message 0' : `${listed.length - numbers.size} lines more`;
  rule(moment, 'rule.pop3.message-numbers', holds, { wanted: 'one line for each message, counted from 1', got });
}

/** No message is missing that has no mark. */
function judgeComplete(moment: Pop3Moment, numbers: ReadonlySet<number>): void {
  const { count, marked, restored } = moment.mirror.drop;
  const missing: number[] = [];
  for (let number = count ?? highest(numbers); number > 0; number--) {
    if (!numbers.has(number) && !marked.has(number)) missing.push(number);
  }
  const again = missing.filter((number) => restored.has(number));
  if (restored.size > 0) {
    const got = `no line of ${some(again)}`;
    rule(moment, 'rule.pop3.rset-restores', again.length === 0, { wanted: 'what RSET took the marks of', got });
    if (again.length > 0) return;
  }
  const id = count === undefined ? 'rule.pop3.message-numbers' : 'rule.pop3.numbers-frozen';
  rule(moment, id, missing.length === 0, { wanted: 'every message without mark', got: `no line of ${some(missing)}` });
}

/** No message is there that was not there at login. */
function judgeExtent(moment: Pop3Moment, numbers: ReadonlySet<number>): void {
  const { count } = moment.mirror.drop;
  if (count === undefined) return;
  const last = highest(numbers);
  const wanted = `${count} messages as before`;
  rule(moment, 'rule.pop3.numbers-frozen', last <= count, { wanted, got: `a line of message ${last}` });
}

function highest(numbers: ReadonlySet<number>): number {
  let last = 0;
  for (const number of numbers) last = Math.max(last, number);
  return last;
}

function some(numbers: readonly number[]): string {
  const rest = numbers.length > 3 ? ` and ${numbers.length - 3} more` : '';
  return `message ${numbers.slice(0, 3).join(', ')}${rest}`;
}

function rule(moment: Pop3Moment, id: RuleId, holds: boolean, texts: { wanted: string; got: string }): void {
  decide(moment.judge, id, holds, () => ({ path: printCommand(moment.command), ...texts }));
}
