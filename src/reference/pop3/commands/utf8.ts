import { argumentsOf } from '../command-line.ts';
import type { Pop3Command } from '../contract.ts';
import { err, ok } from '../reply.ts';

/** UTF8 (RFC 6856 section 2): messages may come in UTF-8 from now on. */
export const utf8: Pop3Command = {
  keyword: 'UTF8',
  states: ['authorization'],
  offered: ({ context }) => context.behaviour.setting('pop3.utf8') !== 'off',
  run(session, invocation) {
    const isBare = argumentsOf(invocation)?.length === 0;
    if (!isBare && !session.context.behaviour.has('pop3.utf8.argument-ignored')) return err('wrong-arguments');
    session.utf8 = true;
    return ok('utf8-on');
  },
};
