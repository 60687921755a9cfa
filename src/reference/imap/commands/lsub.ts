import type { Command } from '../contract.ts';
import { command } from '../contract.ts';
import { runLsub } from '../list/lsub.ts';
import { parseLsub } from '../list/parse.ts';
import { SyntaxFault } from '../reply.ts';

/** LSUB (RFC 3501 section 6.3.9). */
export const lsub: Command = command<ReturnType<typeof parseLsub>>({
  name: 'LSUB',
  state: 'authenticated',
  parse: (scanner, session) => {
    // IMAP4rev2 has no LSUB (RFC 9051 appendix E).
    if (!session.extensions.has('rev1')) throw new SyntaxFault('There is no command LSUB');
    return parseLsub(scanner);
  },
  run: runLsub,
});
