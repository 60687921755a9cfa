import { argumentsOf } from '../command-line.ts';
import type { Entry, Pop3Command, Pop3Session } from '../contract.ts';
import { messageNamed } from '../message-named.ts';
import { err, okData, okLines, type Reply } from '../reply.ts';
import { uniqueId } from '../unique-id.ts';

/** UIDL (RFC 1939 section 7): the unique-id listing of one message, or of all that are not marked. */
export const uidl: Pop3Command = {
  keyword: 'UIDL',
  states: ['transaction'],
  offered: ({ context }) => context.behaviour.setting('pop3.uidl') === 'on',
  run(session, invocation) {
    const [argument, ...more] = argumentsOf(invocation) ?? ['', ''];
    if (more.length > 0) return err('wrong-arguments');
    return argument === undefined ? all(session) : one(session, argument);
  },
};

function one(session: Pop3Session, argument: string): Reply {
  const { behaviour } = session.context;
  const named = messageNamed(session, argument, () => behaviour.has('pop3.uidl.one-marked'));
  if ('refusal' in named) return named.refusal;
  const { entry } = named;
  return okData(
    behaviour.has('pop3.uidl.one-differs') ? `${entry.number} ${entry.message.uid}` : listing(session, entry),
  );
}

function all(session: Pop3Session): Reply {
  const { maildrop, context } = session;
  const isWrong = maildrop.marked.size > 0 && context.behaviour.has('pop3.uidl.all-with-marked');
  const entries = isWrong ? maildrop.entries : maildrop.unmarked;
  if (entries.length === 0 && context.behaviour.has('pop3.uidl.empty-refused')) return err('no-such-message');
  return okLines(
    'listing-follows',
    entries.map((entry) => listing(session, entry)),
  );
}

function listing(session: Pop3Session, entry: Entry): string {
  const line = `${entry.number} ${uniqueId(session, entry)}`;
  return session.context.behaviour.has('pop3.uidl.size-behind-id') ? `${line} ${entry.size}` : line;
}
