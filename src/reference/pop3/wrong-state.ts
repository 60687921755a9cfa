import type { FaultId } from '../faults/registry.ts';
import type { Pop3Command, Pop3Session } from './contract.ts';
import { err, ok, okData, type Reply } from './reply.ts';

/** What a faulty server takes in any state, and its answer. */
const taken: Readonly<Record<string, { readonly fault: FaultId; readonly reply: Reply }>> = {
  NOOP: { fault: 'pop3.state.noop-before-login', reply: ok('nothing-done') },
  STAT: { fault: 'pop3.state.stat-before-login', reply: okData('0 0') },
  USER: { fault: 'pop3.state.user-after-login', reply: ok('password-wanted') },
  AUTH: { fault: 'pop3.state.auth-after-login', reply: ok('maildrop-open') },
  UTF8: { fault: 'pop3.state.utf8-after-login', reply: ok('utf8-on') },
};

/** A command in a state in which it is not allowed is refused, and changes nothing (RFC 1939 section 3). */
export function inWrongState(session: Pop3Session, { keyword }: Pop3Command): Reply {
  const { behaviour } = session.context;
  const anyway = taken[keyword];
  if (anyway !== undefined && behaviour.has(anyway.fault)) return anyway.reply;
  const isMarked = session.state === 'transaction' && session.maildrop.marked.size > 0;
  if (isMarked && behaviour.has('pop3.state.refusal-unmarks')) session.maildrop.marked.clear();
  return err('wrong-state');
}
