import type { Protocol } from './model.ts';

/** What comparing by value means; the long form stands in docs/language.md. */
const common = ['texts meant for people are never compared; numbers compare by value'];

const imap = [
  'untagged responses may come in any order, others may come beside them, and one message may spread over several FETCH',
  'FETCH and STATUS items match by name, others may stand beside them',
  'flags compare as sets, in any order and case; \\Recent is ignored unless it is named',
  'LIST attributes, FLAGS, PERMANENTFLAGS and CAPABILITY: what is listed must be there, more may be',
  'a quoted string and a literal are the same; INBOX in any case; SEARCH results are sets',
];

const pop3 = [
  'behind the words that are given, +OK and -ERR may carry more text',
  'lines of a reply may come beside those listed',
];

/** What a correct server may do beside what the steps say, for the protocols of a case. */
export function defaultsInWords(protocols: ReadonlySet<Protocol>): readonly string[] {
  return [...(protocols.has('imap') ? imap : []), ...(protocols.has('pop3') ? pop3 : []), ...common];
}
