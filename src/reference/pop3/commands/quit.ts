import { argumentsOf } from '../command-line.ts';
import type { Pop3Command } from '../contract.ts';
import { err } from '../reply.ts';

/** QUIT (RFC 1939 sections 4 and 6): the end, with UPDATE where a maildrop is open. */
export const quit: Pop3Command = {
  keyword: 'QUIT',
  states: ['authorization', 'transaction'],
  run(session, invocation) {
    const { behaviour } = session.context;
    if (argumentsOf(invocation)?.length !== 0) return err('wrong-arguments');
    const isEarly = session.state === 'authorization';
    if (isEarly && behaviour.has('pop3.quit.refused-before-login')) return err('wrong-state');
    const reply = session.quit();
    return behaviour.has('pop3.quit.not-answered') ? undefined : reply;
  },
};
