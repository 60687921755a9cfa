import { command, type Extension, type ImapSession } from '../../contract.ts';
import { joined, quoted } from '../../output.ts';
import { ok } from '../../reply.ts';

const namespaceCommand = command({
  name: 'NAMESPACE',
  state: 'authenticated',
  parse: () => undefined,
  run: (session) => {
    const { behaviour } = session;
    const others = behaviour.has('imap.namespace.class-missing') ? ' NIL' : ' NIL NIL';
    if (!behaviour.has('imap.namespace.no-response')) {
      session.send(joined('NAMESPACE (("" ', quoted(delimiter(session)), '))', others));
    }
    return ok('That is all');
  },
});

function delimiter({ behaviour, store }: ImapSession): string {
  const other = store.delimiter === '/' ? '.' : '/';
  return behaviour.has('imap.namespace.other-delimiter') ? other : store.delimiter;
}

/** NAMESPACE (RFC 2342, RFC 9051 section 6.3.10): one personal namespace without a prefix, no others. */
export const namespace: Extension = {
  name: 'namespace',
  inRev2: true,
  capabilities: () => ['NAMESPACE'],
  commands: [namespaceCommand],
};
