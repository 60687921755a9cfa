import { decide } from '../../judge.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import type { CountFact, NameMirror } from './name-mirror.ts';
import type { Place } from './place.ts';

/** A number that a server told of a mailbox. */
export interface Count {
  readonly item: 'MESSAGES' | 'UIDNEXT' | 'HIGHESTMODSEQ';
  readonly value: bigint;
  readonly by: CountFact['by'];
  /** The command that asked for it. */
  readonly command: ImapCommand;
}

/**
 * A number told in a quiet time equals what was told before in the same time, to any session. Once mail was delivered
 * from outside it may still be on its way: then numbers may grow.
 */
export function judgeCount(moment: ImapMoment, name: NameMirror, { item, value, by, command }: Count): void {
  const { account, at, mirror, judge } = moment;
  const epoch = account.lastChange();
  if (command.sentAt <= epoch) return;
  if (item === 'MESSAGES') judgeLeft(moment, name, Number(value));
  const facts = name.counts(epoch);
  const known = facts.get(item);
  const fact = { value, by, session: mirror.name, at };
  if (!known) {
    facts.set(item, fact);
    return;
  }
  const mayGrow = account.lastChange(['operator']) > 0;
  const grew = mayGrow && (value > known.value || command.sentAt <= known.at);
  decide(judge, ruleOf(item, by, known.by), grew || value === known.value, () => ({
    path: `${name.name} / ${item} by ${by === 'session' ? `news to ${mirror.name}` : by}`,
    wanted: `${known.value} as ${known.by === 'session' ? `news to ${known.session}` : known.by} had it`,
    got: String(value),
  }));
  if (known.by === 'session' || value > known.value) facts.set(item, fact);
}

/** What the last command that changed something has left there. */
function judgeLeft({ account, judge }: ImapMoment, { name, left }: NameMirror, messages: number): void {
  if (left?.begun !== account.begun) return;
  const grew = messages > left.messages && account.lastChange(['operator']) > 0;
  decide(judge, left.rule, grew || messages === left.messages, () => ({
    path: `${name} / messages`,
    wanted: `${left.messages}, for nothing was removed`,
    got: String(messages),
  }));
}

function ruleOf(item: Count['item'], left: CountFact['by'], right: CountFact['by']): RuleId {
  if (left === 'session' || right === 'session') return 'rule.imap.quiet-sessions-agree';
  if (item === 'HIGHESTMODSEQ') return 'rule.imap.status-highestmodseq-agrees';
  const status = left === 'STATUS' || right === 'STATUS';
  return status ? 'rule.imap.status-agrees-with-select' : 'rule.imap.select-repeats-itself';
}

/** FETCH gave a message by number to a session that was told everything: others know it by the same number. */
export function judgeNumber({ judge, account }: ImapMoment, place: Place, uid: number, number: number): void {
  const { notes, mailbox } = place;
  const epoch = account.lastChange();
  if (notes.epoch !== epoch || notes.synced?.view !== place.view) return;
  const message = mailbox.message(uid);
  const known = message.number;
  if (known?.epoch === epoch && known.by !== notes)
    decide(judge, 'rule.imap.quiet-sessions-agree', known.number === number, () => ({
      path: `${place.name.name} / UID ${uid}`,
      wanted: `message ${known.number} as in another session`,
      got: `message ${number}`,
    }));
  if (known?.epoch !== epoch) message.number = { number, epoch, by: notes };
}
