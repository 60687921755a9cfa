import type { Pop3Session } from './contract.ts';
import { ok } from './reply.ts';
import { statusLine } from './status-line.ts';

/** What the server says first: one positive line, with a timestamp where APOP is offered (RFC 1939 sections 4 and 7). */
export function greeting(session: Pop3Session): string {
  const { behaviour } = session.context;
  const line = statusLine(session, ok('ready'));
  const stamped = session.timestamp === undefined ? line : line.replace('\r\n', ` ${session.timestamp}\r\n`);
  if (behaviour.has('pop3.greeting.without-status')) return stamped.slice('+OK '.length);
  return behaviour.has('pop3.greeting.two-lines') ? `${stamped}+OK Welcome\r\n` : stamped;
}
