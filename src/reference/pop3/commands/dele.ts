import { argumentsOf } from '../command-line.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { messageNamed } from '../message-named.ts';
import { err, ok, type Reply } from '../reply.ts';
import { othersOf } from '../shared-state.ts';
import type { Message } from '../../store/store.ts';

/** DELE (RFC 1939 section 5): marks a message as deleted, for this session. */
export const dele: Pop3Command = {
  keyword: 'DELE',
  states: ['transaction'],
  run(session, invocation) {
    const { behaviour } = session.context;
    const [argument, ...more] = argumentsOf(invocation) ?? [];
    const number = argument ?? (behaviour.has('pop3.dele.first-by-default') ? '1' : undefined);
    if (number === undefined || more.length > 0) return err('wrong-arguments');
    const named = messageNamed(session, number, () => behaviour.has('pop3.dele.twice'));
    return 'refusal' in named ? refusal(session, named.refusal) : marked(session, named.entry.message);
  },
};

function refusal({ context: { behaviour } }: Pop3Session, reply: Reply): Reply {
  const isAbsent = reply.text === 'no-such-message';
  return isAbsent && behaviour.has('pop3.dele.absent-accepted') ? ok('is-marked') : reply;
}

function marked({ context: { behaviour }, maildrop }: Pop3Session, message: Message): Reply {
  maildrop.marked.add(message);
  if (behaviour.has('pop3.dele.removed-at-once')) maildrop.mailbox.expunge([message], maildrop);
  const others = othersOf(maildrop);
  if (others.length > 0 && behaviour.has('pop3.several.marks-shared'))
    for (const other of others) other.marked.add(message);
  return ok('is-marked');
}
