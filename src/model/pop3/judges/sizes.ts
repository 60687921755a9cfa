import { decide } from '../../judge.ts';
import { printCommand } from '../command.ts';
import type { Listed } from '../fact.ts';
import type { BodyFacts } from '../mirror.ts';
import type { Pop3Judge, Pop3Moment } from '../moment.ts';

/** Sizes of LIST: the same each time, what RETR sends, and what STAT adds up (RFC 1939 sections 4, 5 and 11). */
export const judgeSizes: Pop3Judge = (moment) => {
  const { fact, mirror } = moment;
  if (fact?.kind === 'sizes') {
    judgeSame(moment, fact.listed);
    for (const { number, value } of fact.listed) judgeOctets(moment, number, value, mirror.drop.bodies.get(number));
    if (fact.whole) judgeSum(moment, fact.listed);
  }
  if (fact?.kind === 'message') judgeOctets(moment, fact.number, mirror.drop.sizes.get(fact.number), fact.body);
};

function judgeSame({ command, mirror, judge }: Pop3Moment, listed: readonly Listed<number>[]): void {
  const { sizes } = mirror.drop;
  const other = listed.find(({ number, value }) => (sizes.get(number) ?? value) !== value);
  if (sizes.size === 0) return;
  decide(judge, 'rule.pop3.numbers-frozen', other === undefined, () => ({
    path: `${printCommand(command)} / message ${String(other?.number)}`,
    wanted: `${String(sizes.get(other?.number ?? 0))} octets as before`,
    got: String(other?.value),
  }));
}

/** A server may count the line end that it adds to a message without one, or not. */
function judgeOctets({ judge }: Pop3Moment, number: number, size: number | undefined, body?: BodyFacts): void {
  if (size === undefined || body === undefined) return;
  const holds = size === body.octets || (body.mayLackLineEnd && size === body.octets - 2);
  decide(judge, 'rule.pop3.size-is-octets', holds, () => ({
    path: `message ${number}`,
    wanted: `${body.octets} octets, as RETR gives`,
    got: `${size} in LIST`,
  }));
}

/** What STAT has told before the first listing. */
function judgeSum({ mirror, judge }: Pop3Moment, listed: readonly Listed<number>[]): void {
  const { octets, count, marked } = mirror.drop;
  if (octets === undefined || marked.size > 0 || listed.length !== count || mirror.utf8) return;
  const sum = listed.reduce((total, { value }) => total + value, 0);
  decide(judge, 'rule.pop3.stat-is-sum-of-list', sum === octets, () => ({
    path: 'LIST after STAT',
    wanted: `sizes that add up to ${octets} octets`,
    got: String(sum),
  }));
}
