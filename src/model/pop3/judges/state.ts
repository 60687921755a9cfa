import { decide } from '../../judge.ts';
import { printCommand } from '../command.ts';
import type { Pop3Judge } from '../moment.ts';

const transactionOnly: ReadonlySet<string> = new Set(['STAT', 'LIST', 'RETR', 'DELE', 'NOOP', 'RSET', 'TOP', 'UIDL']);
/** RFC 1939 section 7, RFC 5034 section 4, RFC 2595 section 4, RFC 6856 section 2.1. */
const authorizationOnly: ReadonlySet<string> = new Set(['USER', 'PASS', 'APOP', 'AUTH', 'STLS', 'UTF8']);

/** A command in the wrong state is answered -ERR (RFC 1939 section 3). */
export const judgeState: Pop3Judge = ({ command, reply, mirror, judge }) => {
  const wrong = mirror.state === 'transaction' ? authorizationOnly : transactionOnly;
  if (!wrong.has(command.keyword)) return;
  decide(judge, 'rule.pop3.state', reply.status !== '+OK', () => ({
    path: `${printCommand(command)} in the ${mirror.state.toUpperCase()} state`,
    wanted: '-ERR',
    got: '+OK',
  }));
};
