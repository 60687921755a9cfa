import type { Pop3Session } from './contract.ts';
import type { Reply } from './reply.ts';

/** The first line of a reply: status, response code, what clients read, and a text for people (RFC 1939 section 3). */
export function statusLine(session: Pop3Session, reply: Reply): string {
  const { context, language } = session;
  const code =
    reply.code !== undefined && context.behaviour.setting('pop3.resp-codes') === 'on' ? `[${reply.code}]` : '';
  const text = reply.text === undefined ? '' : language.texts[reply.text];
  const words = [reply.status, code, reply.data ?? '', text].filter((word) => word !== '');
  return spelt(session, reply, words.join(' '));
}

/** The line with its end, as a faulty server writes it. */
function spelt({ context: { behaviour } }: Pop3Session, reply: Reply, line: string): string {
  if (reply.text === 'unknown-command' && behaviour.has('pop3.reply.status-in-lower-case'))
    return `${line.toLowerCase()}\r\n`;
  if (reply.text === 'unknown-command' && behaviour.has('pop3.reply.too-long')) return `${line.padEnd(600, '.')}\r\n`;
  if (reply.text === 'wrong-state' && behaviour.has('pop3.reply.bare-line-feed')) return `${line}\n`;
  if (reply.text === 'message-follows' && behaviour.has('pop3.reply.text-in-brackets'))
    return '+OK [message follows]\r\n';
  return `${line}\r\n`;
}
