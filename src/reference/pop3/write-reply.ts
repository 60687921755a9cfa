import { stuffed, type Stuffing } from './byte-stuffing.ts';
import type { Pop3Session } from './contract.ts';
import type { Reply } from './reply.ts';
import { statusLine } from './status-line.ts';
import { batched } from './wire-form.ts';

/** Writes a reply; a long one no faster than the client takes it. `keyword` is that of the command answered. */
export async function writeReply(session: Pop3Session, reply: Reply, keyword: string): Promise<void> {
  const { connection } = session;
  connection.write(statusLine(session, reply));
  if (reply.body !== undefined) await writeBody(session, reply.body, keyword);
  // The handshake of TLS has to begin in the turn in which its +OK is written.
  await reply.afterwards?.();
}

async function writeBody({ context, connection }: Pop3Session, body: Iterable<Buffer>, keyword: string): Promise<void> {
  const { behaviour } = context;
  for (const chunk of batched(stuffed(body, stuffingOf(behaviour, keyword)))) {
    connection.write(chunk);
    await connection.drain();
    if (connection.closed) return;
  }
  connection.write('.\r\n');
}

/** One dot before each line that begins with one; a faulty server puts fewer or more. */
function stuffingOf(behaviour: Pop3Session['context']['behaviour'], keyword: string): Stuffing {
  if (keyword === 'TOP') return () => (behaviour.has('pop3.top.not-stuffed') ? 0 : 1);
  return ({ before, atEdge }) => {
    if (behaviour.has('pop3.retr.not-stuffed')) return 0;
    if (behaviour.has('pop3.retr.stuffed-twice')) return 2;
    if (before > 0 && behaviour.has('pop3.retr.stuffed-once')) return 0;
    return atEdge && behaviour.has('pop3.retr.edge-not-stuffed') ? 0 : 1;
  };
}
