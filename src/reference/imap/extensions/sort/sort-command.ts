import type { Command, ImapSession, Invocation } from '../../contract.ts';
import { command } from '../../contract.ts';
import type { Reply } from '../../reply.ts';
import { ok } from '../../reply.ts';
import type { Scanner } from '../../scanner.ts';
import { addedData, findingsOf } from '../../search/findings.ts';
import type { SearchProgram } from '../../search/program.ts';
import { searchProgram } from '../../search/program.ts';
import { search } from '../../search/run.ts';
import type { Criterion } from './criteria.ts';
import { sortCriteria } from './criteria.ts';
import { sorted } from './sorted.ts';

interface Given {
  readonly criteria: readonly Criterion[];
  readonly program: SearchProgram;
}

/** `SORT SP sort-criteria SP charset 1*(SP search-key)` (RFC 5256 section 5). */
function parse(scanner: Scanner, session: ImapSession, { uid }: Invocation): Given {
  scanner.space();
  const criteria = sortCriteria(scanner, session);
  scanner.space();
  return { criteria, program: searchProgram(scanner, session, { uid, charset: 'mandatory' }) };
}

async function run(session: ImapSession, { criteria, program }: Given, invocation: Invocation): Promise<Reply> {
  if (program.refusal !== undefined) return program.refusal;
  for (const extension of session.extensions.allWith('onSearch')) extension.onSearch(session, program.keys);
  const hits = await sorted(session, await search(session, program), criteria);
  const findings = findingsOf({ session, invocation, program, hits, options: undefined });
  const isSilent = hits.length === 0 && session.behaviour.has('imap.sort.no-response-when-nothing-found');
  const added = addedData(session, findings).map((data) => `(${data})`);
  if (!isSilent) session.send(['SORT', ...hits.map(findings.nameOf).map(String), ...added].join(' '));
  return ok('This is what was found, in that order');
}

/** SORT and UID SORT (RFC 5256 section 3). */
export const sortCommand: Command = command<Given>({
  name: 'SORT',
  state: 'selected',
  hasUidForm: true,
  holdsExpunge: true,
  holdsExpungeFor: ({ program }) => program.byNumber,
  parse,
  run,
});
