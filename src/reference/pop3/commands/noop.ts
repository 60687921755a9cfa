import { argumentsOf } from '../command-line.ts';
import type { Pop3Command } from '../contract.ts';
import { err, ok } from '../reply.ts';

/** NOOP (RFC 1939 section 5): nothing but an answer. */
export const noop: Pop3Command = {
  keyword: 'NOOP',
  states: ['transaction'],
  run(session, invocation) {
    if (argumentsOf(invocation)?.length !== 0) return err('wrong-arguments');
    const { marked } = session.maildrop;
    if (marked.size > 0 && session.context.behaviour.has('pop3.noop.unmarks')) marked.clear();
    return ok('nothing-done');
  },
};
