import { command } from '../contract.ts';
import { bad, ok } from '../reply.ts';

/** RFC 9051 section 6.1.2: does nothing, so that what others did can be told. */
export const noop = command({
  name: 'NOOP',
  state: 'any',
  parse: () => undefined,
  run: ({ behaviour, state }) => {
    if (state === 'authenticated' && behaviour.has('imap.noop.needs-mailbox')) return bad('Select a mailbox first');
    return ok(behaviour.has('imap.framing.no-text-space') ? '' : 'Nothing done');
  },
});
