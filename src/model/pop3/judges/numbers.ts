import type { RuleId } from '../../rules/all.ts';
import { decide } from '../../judge.ts';
import { messageNamed, printCommand } from '../command.ts';
import type { Pop3Judge, Pop3Moment } from '../moment.ts';
import { placeOf } from '../mirror.ts';

/** What a command for one message is answered has to fit to the mark of the message, and to the messages that there are. */
export const judgeNumberNamed: Pop3Judge = (moment) => {
  const { command, reply, mirror } = moment;
  const number = messageNamed(command);
  if (number === undefined || mirror.state !== 'transaction' || reply.status === undefined) return;
  const accepted = reply.status === '+OK';
  switch (placeOf(mirror.drop, number)) {
    case 'marked':
      rule(moment, 'rule.pop3.deleted-hidden', !accepted, '-ERR: the message is marked');
      break;
    case 'absent':
      rule(moment, 'rule.pop3.numbers-frozen', !accepted, `-ERR: there are ${String(mirror.drop.count)} messages`);
      break;
    case 'present':
      judgePresent(moment, number, accepted);
      break;
    case 'unknown':
      break;
  }
};

/**
 * A message that is there has its line in LIST. Whether the rest is still to be had depends on what others did; a
 * refusal with a response code has a reason of its own, such as `[UTF8]`.
 */
function judgePresent(moment: Pop3Moment, number: number, accepted: boolean): void {
  const { command, reply, mirror, undisturbed } = moment;
  const mayRefuse = reply.code !== undefined || (command.keyword !== 'LIST' && !undisturbed);
  if (!accepted && mayRefuse) return;
  if (mirror.drop.restored.has(number)) {
    rule(moment, 'rule.pop3.rset-restores', accepted, '+OK: RSET took the mark of the message back');
  } else if (command.keyword === 'LIST') {
    rule(moment, 'rule.pop3.numbers-frozen', accepted, '+OK: the message was there at login');
  }
}

function rule({ command, reply, judge }: Pop3Moment, id: RuleId, holds: boolean, wanted: string): void {
  decide(judge, id, holds, () => ({ path: printCommand(command), wanted, got: reply.status ?? 'no status' }));
}
