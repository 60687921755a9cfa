import { argumentsOf } from '../command-line.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { err, okData } from '../reply.ts';
import { servedSize } from '../served.ts';

/** STAT (RFC 1939 section 5): the drop listing of what is not marked. */
export const stat: Pop3Command = {
  keyword: 'STAT',
  states: ['transaction'],
  run(session, invocation) {
    const { behaviour } = session.context;
    if (argumentsOf(invocation)?.length !== 0) return err('wrong-arguments');
    if (isTooEarly(session)) return okData('0 0');
    const more = behaviour.setting('pop3.extra-text') === 'on' ? ' octets in all' : '';
    return okData(`${count(session)} ${octets(session)}${more}`);
  },
};

/** Sessions that were counted, for the fault that does not wait for it. */
const counted = new WeakSet<Pop3Session>();

function isTooEarly(session: Pop3Session): boolean {
  if (counted.has(session)) return false;
  counted.add(session);
  return session.maildrop.entries.length > 0 && session.context.behaviour.has('pop3.stat.nothing-at-first');
}

function count({ maildrop, context: { behaviour } }: Pop3Session): number {
  const isWrong = maildrop.marked.size > 0 && behaviour.has('pop3.stat.counts-marked');
  return isWrong ? maildrop.entries.length : maildrop.unmarked.length;
}

function octets(session: Pop3Session): number {
  const { maildrop, context } = session;
  const { behaviour } = context;
  const isWrong = maildrop.marked.size > 0 && behaviour.has('pop3.stat.adds-marked-sizes');
  const entries = isWrong ? maildrop.entries : maildrop.unmarked;
  const total = entries.reduce((sum, entry) => sum + servedSize(session, entry), 0);
  const isInBlocks = total > 0 && behaviour.has('pop3.stat.size-in-blocks');
  return isInBlocks ? Math.ceil(total / 4096) * 4096 : total;
}
