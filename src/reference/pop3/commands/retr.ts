import type { Behaviour } from '../../behaviour.ts';
import { retrieved } from '../altered.ts';
import { argumentsOf } from '../command-line.ts';
import type { Entry, Pop3Command, Pop3Session } from '../contract.ts';
import { messageNamed } from '../message-named.ts';
import { err, type Reply } from '../reply.ts';
import { markSeen } from '../seen.ts';
import { refusedContent, servedOctets } from '../served.ts';
import { chunksOf, lacksLineEnd } from '../wire-form.ts';

/** RETR (RFC 1939 section 5): a whole message. */
export const retr: Pop3Command = {
  keyword: 'RETR',
  states: ['transaction'],
  run(session, invocation) {
    const { behaviour } = session.context;
    const [argument, ...more] = argumentsOf(invocation) ?? [];
    const number = argument ?? (behaviour.has('pop3.retr.first-by-default') ? '1' : undefined);
    if (number === undefined || more.length > 0) return err('wrong-arguments');
    const named = messageNamed(session, number, () => behaviour.has('pop3.retr.marked'));
    if ('refusal' in named) return named.refusal;
    return refusedContent(session, named.entry) ?? whole(session, named.entry);
  },
};

function whole(session: Pop3Session, entry: Entry): Reply {
  const { context, maildrop } = session;
  const { behaviour } = context;
  const { message } = entry;
  maildrop.retrieved.add(message);
  if (behaviour.setting('pop3.retr-seen') === 'at-once') markSeen(maildrop, [message]);
  if (message.flags.size > 0 && behaviour.has('pop3.retr.flags-lost'))
    maildrop.mailbox.setFlags(message, ['\\Seen'], maildrop);
  const isEmptied = !maildrop.holds(message) && behaviour.has('pop3.snapshot.removed-served-empty');
  const octets = isEmptied ? Buffer.alloc(0) : retrieved(servedOctets(session, entry), behaviour);
  return { status: '+OK', text: 'message-follows', body: pieces(octets, behaviour) };
}

function* pieces(octets: Buffer, behaviour: Behaviour): Iterable<Buffer> {
  const isOpen = lacksLineEnd(octets) && behaviour.has('pop3.retr.last-line-not-ended');
  for (const piece of chunksOf(octets)) if (!isOpen || piece.length > 2) yield lineFeeds(piece, behaviour);
}

function lineFeeds(piece: Buffer, behaviour: Behaviour): Buffer {
  if (!behaviour.has('pop3.retr.bare-line-feeds')) return piece;
  return Buffer.from(piece.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
