import { argumentsOf } from '../command-line.ts';
import type { Pop3Command, Pop3Session } from '../contract.ts';
import { err, ok } from '../reply.ts';
import { othersOf } from '../shared-state.ts';

/** RSET (RFC 1939 section 5): takes back every mark of this session. */
export const rset: Pop3Command = {
  keyword: 'RSET',
  states: ['transaction'],
  run(session, invocation) {
    if (argumentsOf(invocation)?.length !== 0) return err('wrong-arguments');
    unmark(session);
    return ok('none-marked');
  },
};

function unmark({ context: { behaviour }, maildrop }: Pop3Session): void {
  const { marked } = maildrop;
  const others = othersOf(maildrop).filter((other) => other.marked.size > 0);
  if (others.length > 0 && behaviour.has('pop3.several.rset-for-all')) for (const other of others) other.marked.clear();
  if (marked.size > 0 && behaviour.has('pop3.rset.does-nothing')) return;
  const [first] = marked;
  const isPartial = marked.size > 1 && behaviour.has('pop3.rset.leaves-first');
  marked.clear();
  if (isPartial && first !== undefined) marked.add(first);
}
