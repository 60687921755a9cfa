import type { ImapSession, SearchReturn } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

/** Result options of a command, by their names in the order given. */
export type ReturnOptions = ReadonlyMap<string, SearchReturn>;

/** What stands for no options at all (RFC 9051 section 6.4.4). */
const allOption = 'ALL';

/** `RETURN (...) SP`, where the server has result options and the client gave them (RFC 9051 section 9 search-return-opts). */
export function givenOptions(scanner: Scanner, session: ImapSession): ReturnOptions | undefined {
  if (!session.extensions.has('esearch') || !scanner.tryWord('RETURN')) return undefined;
  scanner.space();
  const options = scanner.list(() => option(scanner.keyword(), session), { empty: true });
  scanner.space();
  return options.length > 0 ? new Map(options) : emptyOptions(session);
}

function emptyOptions(session: ImapSession): ReturnOptions {
  return session.behaviour.has('imap.esearch.no-options-returns-count')
    ? new Map([option('COUNT', session)])
    : impliedOptions(session);
}

/** What a plain SEARCH of IMAP4rev2 returns. */
export function impliedOptions(session: ImapSession): ReturnOptions {
  return new Map([option(allOption, session)]);
}

function option(name: string, session: ImapSession): [name: string, option: SearchReturn] {
  const found = session.extensions.searchReturn(name);
  if (found !== undefined) return [name, found];
  if (session.behaviour.has('imap.esearch.unknown-option-ignored')) return [name, {}];
  throw new SyntaxFault(`Unknown result option ${name}`);
}
