import type { ServerContext } from './context.ts';
import { serveImap } from './imap/serve.ts';
import { serveLmtp } from './lmtp/serve.ts';
import type { Connection } from './net/connection.ts';
import { servePop3 } from './pop3/serve.ts';
import type { Service } from './server.ts';

/** What is spoken at a port. */
export interface ServiceProtocol {
  /** Serves one connection to its end. */
  readonly serve: (connection: Connection, context: ServerContext) => Promise<void>;
  /** TLS from the first octet (RFC 8314 section 3). */
  readonly implicitTls: boolean;
  /** Greeting of a server that has no room for one more. */
  readonly busy: string;
}

const imap = { serve: serveImap, busy: '* BYE Too many connections\r\n' };
const pop3 = { serve: servePop3, busy: '-ERR [SYS/TEMP] Too many connections\r\n' };

/** Protocol of each service. */
export const protocols: Readonly<Record<Service, ServiceProtocol>> = {
  imap: { ...imap, implicitTls: false },
  imaps: { ...imap, implicitTls: true },
  pop3: { ...pop3, implicitTls: false },
  pop3s: { ...pop3, implicitTls: true },
  lmtp: { serve: serveLmtp, busy: '421 4.3.2 Too many connections\r\n', implicitTls: false },
};
