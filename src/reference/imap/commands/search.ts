import type { Command, ImapSession, Invocation, SearchFindings } from '../contract.ts';
import { command } from '../contract.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { extendedResponses } from '../search/extended-response.ts';
import { findingsOf } from '../search/findings.ts';
import { plainResponse } from '../search/plain-response.ts';
import type { SearchProgram } from '../search/program.ts';
import { searchProgram } from '../search/program.ts';
import type { ReturnOptions } from '../search/return-options.ts';
import { givenOptions, impliedOptions } from '../search/return-options.ts';
import { search as found } from '../search/run.ts';

interface Given {
  readonly options: ReturnOptions | undefined;
  readonly program: SearchProgram;
}

function parse(scanner: Scanner, session: ImapSession, { uid }: Invocation): Given {
  scanner.space();
  const options = givenOptions(scanner, session);
  try {
    return { options, program: searchProgram(scanner, session, { uid, charset: 'optional' }) };
  } catch (error) {
    for (const option of options?.values() ?? []) option.refused?.(session);
    throw error;
  }
}

async function run(session: ImapSession, given: Given, invocation: Invocation): Promise<Reply> {
  const { program } = given;
  const options = given.options ?? (session.rev2 ? impliedOptions(session) : undefined);
  if (program.refusal !== undefined) {
    finish(session, options, undefined);
    return program.refusal;
  }
  for (const extension of session.extensions.allWith('onSearch')) extension.onSearch(session, program.keys);
  const hits = await found(session, program);
  const findings = findingsOf({ session, invocation, program, hits, options });
  for (const response of responses(session, { findings, options, invocation })) session.send(response);
  finish(session, options, findings);
  for (const extension of session.extensions.allWith('afterSearch')) extension.afterSearch(session, findings);
  return ok('This is what was found');
}

interface Answer {
  readonly findings: SearchFindings;
  readonly options: ReturnOptions | undefined;
  readonly invocation: Invocation;
}

/** ESEARCH where result options were given, and always in IMAP4rev2; else SEARCH (RFC 9051 section 6.4.4). */
function responses(session: ImapSession, { findings, options, invocation }: Answer): readonly string[] {
  const plain = options === undefined || session.behaviour.has('imap.esearch.answered-by-search');
  if (!plain) return extendedResponses({ session, invocation, findings, options });
  const response = plainResponse(session, findings);
  return response === undefined ? [] : [response];
}

function finish(session: ImapSession, options: ReturnOptions | undefined, findings: SearchFindings | undefined): void {
  for (const option of options?.values() ?? []) option.done?.(session, findings);
}

/** SEARCH and UID SEARCH (RFC 9051 section 6.4.4, RFC 3501 section 6.4.4). */
export const search: Command = command<Given>({
  name: 'SEARCH',
  state: 'selected',
  hasUidForm: true,
  holdsExpunge: true,
  holdsExpungeFor: ({ program }) => program.byNumber,
  parse,
  run,
});
