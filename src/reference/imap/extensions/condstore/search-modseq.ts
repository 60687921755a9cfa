import type { ImapSession, SearchFindings, SearchKeyParser, SearchSubject } from '../../contract.ts';
import type { Scanner } from '../../scanner.ts';

const entryName = /^\/flags\/[^ ]+$/i;

/**
 * `MODSEQ [entry-name SP entry-type-req] SP n`: messages with this mod-sequence or a higher one. Without a mod-sequence
 * for each flag the entry is ignored (RFC 7162 section 3.1.5).
 */
export const modseqKey: SearchKeyParser = (scanner, session) => {
  scanner.space();
  if (scanner.peek() === '"') skipEntry(scanner, session);
  const from = scanner.number64();
  const exclusive = session.behaviour.has('imap.condstore.search-modseq-exclusive');
  return ({ modseq }) => (exclusive ? modseq > from : modseq >= from);
};

function skipEntry(scanner: Scanner, { behaviour }: ImapSession): void {
  const isEntry = entryName.test(scanner.string().toString('latin1'));
  if (!isEntry || behaviour.has('imap.condstore.search-entry-refused')) scanner.fail('the entry of a flag');
  scanner.space();
  const type = scanner.keyword();
  if (!['PRIV', 'SHARED', 'ALL'].includes(type)) scanner.fail('priv, shared or all');
  scanner.space();
}

/** The highest mod-sequence of what is returned, where MODSEQ was searched for (RFC 7162 section 3.1.5, RFC 4731 section 3.2). */
export function foundModseq(session: ImapSession, findings: SearchFindings): string | undefined {
  const { behaviour } = session;
  const { hits, keys } = findings;
  if (!keys.has('MODSEQ') || hits.length === 0 || behaviour.has('imap.condstore.search-tells-no-modseq'))
    return undefined;
  const returned = endsOnly(findings) && !behaviour.has('imap.condstore.min-modseq-is-of-all') ? ends(findings) : hits;
  const highest = returned.reduce((high, { modseq }) => Math.max(high, modseq), 0);
  const value = behaviour.has('imap.condstore.search-modseq-is-highestmodseq')
    ? session.view.mailbox.highestModseq
    : highest;
  return `MODSEQ ${String(value)}`;
}

function endsOnly({ options }: SearchFindings): boolean {
  const some = options.includes('MIN') || options.includes('MAX');
  return some && !options.includes('ALL') && !options.includes('COUNT');
}

function ends({ hits, options }: SearchFindings): readonly SearchSubject[] {
  return [...(options.includes('MIN') ? hits.slice(0, 1) : []), ...(options.includes('MAX') ? hits.slice(-1) : [])];
}
