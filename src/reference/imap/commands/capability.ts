import { command } from '../contract.ts';
import { ok } from '../reply.ts';

/** RFC 9051 section 6.1.1. */
export const capability = command({
  name: 'CAPABILITY',
  state: 'any',
  parse: () => undefined,
  run: (session) => {
    session.send(`CAPABILITY ${session.capabilities().join(' ')}`);
    return ok('That is all');
  },
});
