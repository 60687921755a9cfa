import type { GrammarFault } from '../wire/tree.ts';
import { fault } from './octets.ts';
import type { StatusLine } from './status-line.ts';

const atom = "[!#-'*+\\-/-9=?A-Z^-~]+";
const local = `(?:${atom}(?:\\.${atom})*|"[^"\\\\]*")`;
const domain = `(?:${atom}(?:\\.${atom})*|\\[[^\\[\\]\\\\]*\\])`;
/** msg-id of RFC 822, without its folding and comments. */
const messageId = new RegExp(`^<${local}@${domain}>$`);

/** The timestamp of a greeting with its angle brackets: its presence offers APOP (RFC 1939 s.7). */
export function greetingTimestamp(greeting: { readonly text: string }): string | undefined {
  return /<[^\s<>]+@[^\s<>]+>/.exec(greeting.text)?.[0];
}

/**
 * `greeting = "+OK" [resp-code] *gchar [timestamp] *gchar CRLF` (RFC 2449 s.3): a positive response, in which a `<` can
 * only begin a timestamp.
 */
export function greetingFaults(first: StatusLine): readonly GrammarFault[] {
  if (first.status !== '+OK') return [fault('greeting', 0, 'a greeting is a positive response')];
  const open = first.text.indexOf('<');
  if (open === -1) return [];
  const close = first.text.indexOf('>', open);
  const more = first.text.indexOf('<', open + 1);
  if (close !== -1 && messageId.test(first.text.slice(open, close + 1)) && more === -1) return [];
  return [fault('timestamp', first.textStart + open, 'a "<" begins one timestamp, and that is a msg-id')];
}
