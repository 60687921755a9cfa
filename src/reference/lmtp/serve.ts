import type { ServerContext } from '../context.ts';
import type { Connection } from '../net/connection.ts';

/** Serves one LMTP connection to its end. */
export function serveLmtp(connection: Connection, context: ServerContext): Promise<void> {
  connection.write(`* BYE ${context.host} has no LMTP yet\r\n`);
  connection.end();
  return Promise.resolve();
}
