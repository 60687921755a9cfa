import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';

/** Serves one IMAP connection to its end. */
export function serveImap(connection: Connection, context: ServerContext): Promise<void> {
  connection.write(`* BYE ${context.host} has no IMAP yet\r\n`);
  connection.end();
  return Promise.resolve();
}
