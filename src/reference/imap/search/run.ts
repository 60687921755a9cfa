import type { Behaviour } from '../../behaviour.ts';
import type { ImapSession, SearchSubject } from '../contract.ts';
import type { SearchProgram } from './program.ts';
import { indexed, rememberedFlags, subjectsOf } from './subjects.ts';
import { turns } from './turns.ts';

const deleted = String.raw`\Deleted`;

/** The messages of the view that match, ascending. A search that reads messages lets other sessions have their turn. */
export async function search(session: ImapSession, program: SearchProgram): Promise<readonly SearchSubject[]> {
  const { behaviour, view } = session;
  const all = subjectsOf(session);
  const flagged = behaviour.has('imap.search.flags-remembered') ? rememberedFlags(view, all) : all;
  const subjects =
    program.reads && behaviour.has('imap.search.new-mail-not-indexed') ? indexed(view, flagged) : flagged;
  const searched = behaviour.has('imap.search.last-message-left-out') ? subjects.slice(0, -1) : subjects;
  const hits: SearchSubject[] = [];
  const due = turns();
  for (const subject of searched) {
    if (program.test(subject)) hits.push(subject);
    if (program.reads) await due();
  }
  return visible(hits, behaviour, program);
}

function visible(
  hits: readonly SearchSubject[],
  behaviour: Behaviour,
  { keys }: SearchProgram,
): readonly SearchSubject[] {
  const some = !keys.has('DELETED') && hits.some(({ flags }) => flags.has(deleted));
  return some && behaviour.has('imap.search.deleted-hidden') ? hits.filter(({ flags }) => !flags.has(deleted)) : hits;
}
