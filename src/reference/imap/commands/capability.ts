import { command, type ImapSession } from '../contract.ts';
import { bad, ok } from '../reply.ts';

/** RFC 9051 section 6.1.1. */
export const capability = command({
  name: 'CAPABILITY',
  state: 'any',
  parse: () => undefined,
  run: (session) => {
    if (session.state === 'selected' && session.behaviour.has('imap.capability.refused-when-selected'))
      return bad('Not now');
    const list = listed(session);
    const reply = ok('That is all');
    if (session.behaviour.has('imap.capability.after-ok')) {
      const after = () => {
        session.send(`CAPABILITY ${list.join(' ')}`);
      };
      return { ...reply, after };
    }
    for (const part of parts(session, list)) send(session, `CAPABILITY ${part.join(' ')}`);
    return reply;
  },
});

function listed(session: ImapSession): readonly string[] {
  const list = session.capabilities();
  return session.behaviour.has('imap.capability.no-revision') ? list.filter((word) => !/^imap4/i.test(word)) : list;
}

function parts({ behaviour }: ImapSession, list: readonly string[]): readonly (readonly string[])[] {
  const half = Math.ceil(list.length / 2);
  return behaviour.has('imap.capability.twice') ? [list.slice(0, half), list.slice(half)] : [list];
}

function send(session: ImapSession, text: string): void {
  if (session.behaviour.has('imap.framing.bare-lf')) session.connection.write(`* ${text}\n`);
  else session.send(text);
}
