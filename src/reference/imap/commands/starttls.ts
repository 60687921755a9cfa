import { command } from '../contract.ts';
import { bad, ok } from '../reply.ts';

/** RFC 9051 section 6.2.1. What came after the command and before TLS is thrown away. */
export const starttls = command({
  name: 'STARTTLS',
  state: 'not authenticated',
  parse: () => undefined,
  run: ({ connection }) => {
    if (!connection.canStartTls) return bad(connection.secure ? 'TLS is active' : 'There is no TLS here');
    const after = () => {
      connection.dropPending();
      return connection.startTls();
    };
    return { ...ok('Begin TLS'), after };
  },
});
