import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';

/** Serves one POP3 connection to its end. */
export function servePop3(connection: Connection, context: ServerContext): Promise<void> {
  connection.write(`* BYE ${context.host} has no POP3 yet\r\n`);
  connection.end();
  return Promise.resolve();
}
