import type { RuleId } from '../../rules/all.ts';
import { decide } from '../../judge.ts';
import type { DropMirror } from '../mirror.ts';
import { knowsSizes, markedOctets } from '../mirror.ts';
import type { Pop3Judge, Pop3Moment } from '../moment.ts';

/** STAT counts the messages without mark, and adds up their sizes (RFC 1939 section 5). */
export const judgeStat: Pop3Judge = (moment) => {
  const { fact, mirror } = moment;
  if (fact?.kind !== 'stat') return;
  // One fault, one breach: octets say nothing where other messages are counted.
  if (!judgeCount(moment, fact.count)) return;
  // RFC 6856 section 2.1: in UTF-8 mode only LIST tells sizes to rely on.
  if (!mirror.utf8) judgeOctets(moment, fact.octets);
};

/** Whether the number is right, as far as that is known. */
function judgeCount(moment: Pop3Moment, told: number): boolean {
  const { count, marked } = moment.mirror.drop;
  if (count === undefined) return true;
  const wanted = count - marked.size;
  const texts = { wanted: `${wanted} messages`, got: String(told) };
  if (marked.size > 0 && told === count) rule(moment, 'rule.pop3.deleted-hidden', false, texts);
  else rule(moment, ruleOfCount(moment, told), told === wanted, texts);
  if (marked.size > 0 && told === wanted) moment.judge.held('rule.pop3.deleted-hidden');
  return told === wanted;
}

/** Messages are missing though RSET took all marks back: that is the bug, before all others. */
function ruleOfCount({ mirror: { drop } }: Pop3Moment, told: number): RuleId {
  const wanted = (drop.count ?? 0) - drop.marked.size;
  const fewer = told <= wanted && told >= wanted - drop.restored.size;
  return drop.restored.size > 0 && fewer ? 'rule.pop3.rset-restores' : 'rule.pop3.numbers-frozen';
}

function judgeOctets(moment: Pop3Moment, told: number): void {
  const { drop } = moment.mirror;
  const sum = sumOfSizes(drop);
  if (sum !== undefined) {
    rule(moment, 'rule.pop3.stat-is-sum-of-list', told === sum, { wanted: `${sum} octets`, got: String(told) });
  } else if (drop.octets !== undefined && drop.marked.size === 0) {
    const wanted = `${drop.octets} octets, as before`;
    rule(moment, 'rule.pop3.numbers-frozen', told === drop.octets, { wanted, got: String(told) });
  }
}

function sumOfSizes(drop: DropMirror): number | undefined {
  const hidden = markedOctets(drop);
  return knowsSizes(drop) && hidden !== undefined ? drop.sizeSum - hidden : undefined;
}

function rule({ judge }: Pop3Moment, id: RuleId, holds: boolean, texts: { wanted: string; got: string }): void {
  decide(judge, id, holds, () => ({ path: 'STAT', ...texts }));
}
