import { argumentsOf } from '../command-line.ts';
import { capabilities } from '../capabilities.ts';
import type { Pop3Command } from '../contract.ts';
import { err, okLines } from '../reply.ts';

/** CAPA (RFC 2449 section 5): what the server can do, in both states. */
export const capa: Pop3Command = {
  keyword: 'CAPA',
  states: ['authorization', 'transaction'],
  offered: ({ context }) => context.behaviour.setting('pop3.capa') === 'on',
  run(session, invocation) {
    if (argumentsOf(invocation)?.length !== 0) return err('wrong-arguments');
    const isRefused = session.state === 'transaction' && session.context.behaviour.has('pop3.capa.refused-after-login');
    return isRefused ? err('wrong-state') : okLines('capabilities-follow', capabilities(session));
  },
};
