import { command, type Extension } from '../../contract.ts';
import { joined, quoted } from '../../output.ts';
import { ok } from '../../reply.ts';

const namespaceCommand = command({
  name: 'NAMESPACE',
  state: 'authenticated',
  parse: () => undefined,
  run: (session) => {
    session.send(joined('NAMESPACE (("" ', quoted(session.store.delimiter), ')) NIL NIL'));
    return ok('That is all');
  },
});

/** NAMESPACE (RFC 2342, RFC 9051 section 6.3.10): one personal namespace without a prefix, no others. */
export const namespace: Extension = {
  name: 'namespace',
  inRev2: true,
  capabilities: () => ['NAMESPACE'],
  commands: [namespaceCommand],
};
