import { decide } from '../../judge.ts';
import { printCommand } from '../command.ts';
import type { Listed } from '../fact.ts';
import type { Pop3Judge, Pop3Moment } from '../moment.ts';

const uniqueId = /^[!-~]{1,70}$/;

/** Unique-ids in one session (RFC 1939 section 7). */
export const judgeUids: Pop3Judge = (moment) => {
  const { fact } = moment;
  if (fact?.kind !== 'ids' || fact.listed.length === 0) return;
  judgeCharacters(moment, fact.listed);
  judgeSame(moment, fact.listed);
};

function judgeCharacters({ command, judge }: Pop3Moment, listed: readonly Listed<string>[]): void {
  const bad = listed.find(({ value }) => !uniqueId.test(value));
  decide(judge, 'rule.pop3.uidl-characters', bad === undefined, () => ({
    path: `${printCommand(command)} / message ${String(bad?.number)}`,
    wanted: '1 to 70 characters from 0x21 to 0x7E',
    got: JSON.stringify(bad?.value),
  }));
}

function judgeSame({ command, mirror, judge }: Pop3Moment, listed: readonly Listed<string>[]): void {
  const { uids } = mirror.drop;
  if (!listed.some(({ number }) => uids.has(number))) return;
  const other = listed.find(({ number, value }) => (uids.get(number) ?? value) !== value);
  decide(judge, 'rule.pop3.uidl-frozen', other === undefined, () => ({
    path: `${printCommand(command)} / message ${String(other?.number)}`,
    wanted: `${String(uids.get(other?.number ?? 0))} as before`,
    got: String(other?.value),
  }));
}
