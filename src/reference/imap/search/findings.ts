import type { ImapSession, Invocation, SearchFindings, SearchSubject } from '../contract.ts';
import type { SearchProgram } from './program.ts';
import type { ReturnOptions } from './return-options.ts';

export interface FoundOptions {
  readonly session: ImapSession;
  readonly invocation: Invocation;
  readonly program: SearchProgram;
  readonly hits: readonly SearchSubject[];
  readonly options: ReturnOptions | undefined;
}

/** What was found, with how the command names it. */
export function findingsOf({ session, invocation, program, hits, options }: FoundOptions): SearchFindings {
  const { behaviour } = session;
  const byUid = invocation.uid
    ? !behaviour.has('imap.search.uid-search-returns-numbers')
    : behaviour.has('imap.search.returns-uids');
  return {
    hits,
    byUid: invocation.uid,
    keys: program.keys,
    options: [...(options?.keys() ?? [])],
    nameOf: ({ message, number }) => (byUid ? message.uid : number),
  };
}

/** What extensions add to the response, e.g. `MODSEQ 917162500`. */
export function addedData(session: ImapSession, findings: SearchFindings): readonly string[] {
  return session.extensions.allWith('searchData').flatMap(({ searchData }) => searchData(session, findings) ?? []);
}
