import { argumentsOf } from '../command-line.ts';
import type { Entry, Pop3Command, Pop3Session } from '../contract.ts';
import { messageNamed } from '../message-named.ts';
import { err, okData, okLines, type Reply } from '../reply.ts';
import { servedSize } from '../served.ts';

/** LIST (RFC 1939 section 5): the scan listing of one message, or of all that are not marked. */
export const list: Pop3Command = {
  keyword: 'LIST',
  states: ['transaction'],
  run(session, invocation) {
    const [argument, ...more] = argumentsOf(invocation) ?? ['', ''];
    if (more.length > 0) return err('wrong-arguments');
    return argument === undefined ? all(session) : one(session, argument);
  },
};

function one(session: Pop3Session, argument: string): Reply {
  const { behaviour } = session.context;
  const named = messageNamed(session, argument, () => behaviour.has('pop3.list.one-marked'));
  if ('refusal' in named) return refusal(session, argument, named.refusal);
  const line = scanListing(session, named.entry);
  return behaviour.has('pop3.list.one-in-many-lines') ? okLines('listing-follows', [line]) : okData(line);
}

function refusal({ context: { behaviour } }: Pop3Session, argument: string, reply: Reply): Reply {
  const isAbsent = reply.text === 'no-such-message';
  return isAbsent && behaviour.has('pop3.list.absent-has-no-octets') ? okData(`${argument} 0`) : reply;
}

function all(session: Pop3Session): Reply {
  const { context, maildrop } = session;
  const { behaviour } = context;
  const isMarked = maildrop.marked.size > 0;
  const entries = isMarked && behaviour.has('pop3.list.all-with-marked') ? maildrop.entries : maildrop.unmarked;
  if (entries.length === 0 && behaviour.has('pop3.list.empty-refused')) return err('no-such-message');
  const listed = entries.length > 1 && behaviour.has('pop3.list.last-left-out') ? entries.slice(0, -1) : entries;
  const renumbers = isMarked && behaviour.has('pop3.list.renumbers');
  return okLines(
    'listing-follows',
    listed.map((entry, at) => scanListing(session, renumbers ? { ...entry, number: at + 1 } : entry)),
  );
}

function scanListing(session: Pop3Session, entry: Entry): string {
  const { behaviour } = session.context;
  const { number } = entry;
  const shown = behaviour.has('pop3.list.numbers-from-zero') ? number - 1 : number;
  const more = behaviour.setting('pop3.extra-text') === 'on' ? ' octets' : '';
  return `${shown}${behaviour.has('pop3.list.two-spaces') ? '  ' : ' '}${servedSize(session, entry)}${more}`;
}
