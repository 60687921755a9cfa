import { byeAtLogout, continuationWanted, selectTells, taggedAnswers } from './dialogue.ts';
import {
  earlierOnlyAsked,
  examineKeeps,
  examineKept,
  expungeOrVanished,
  expungeSeason,
  seasonOver,
  vanishedVisible,
} from './expunge.ts';
import { flagsListed, flagsTold, storeAnswers } from './flags.ts';
import { fetchItems } from './items.ts';
import { modseqs } from './modseq.ts';
import type { AnswerRule, DataRule, SessionMoment } from './moment.ts';
import { existsNeverShrinks, needsMailbox, numberInView } from './numbers.ts';
import { esearch, foundInView } from './search.ts';
import { sizes } from './sizes.ts';
import { uidIncluded, uidsFit } from './uids.ts';

const fetched: DataRule = (moment, response) => {
  const items = fetchItems(response);
  uidsFit(moment, items);
  uidIncluded(moment, items);
  modseqs(moment, items);
  flagsTold(moment, items);
  sizes(moment, items);
};

const going: readonly DataRule[] = [needsMailbox, expungeSeason, expungeOrVanished, examineKeeps];

/** Rules for untagged data, by the name of the response. */
const ofData: Readonly<Record<string, readonly DataRule[]>> = {
  EXISTS: [needsMailbox, existsNeverShrinks],
  RECENT: [needsMailbox],
  EXPUNGE: [...going, numberInView],
  VANISHED: [...going, earlierOnlyAsked, vanishedVisible],
  FETCH: [needsMailbox, numberInView, fetched],
  SEARCH: [foundInView],
  SORT: [foundInView],
  THREAD: [foundInView],
  ESEARCH: [esearch],
};

const ofAnswers: readonly AnswerRule[] = [byeAtLogout, selectTells, seasonOver, examineKept, flagsListed, storeAnswers];

/** Judges a response by the rules that one session alone can break, before the mirror takes it. */
export function judgeSession(moment: SessionMoment): void {
  const { response, answered, notes } = moment;
  if (response.kind === 'continuation') continuationWanted(moment);
  if (response.kind === 'status' && response.status === 'BYE') notes.saidBye = true;
  if (response.kind === 'data') for (const rule of ofData[response.name] ?? []) rule(moment, response);
  if (response.kind !== 'tagged') return;
  taggedAnswers(moment, response);
  if (answered) for (const rule of ofAnswers) rule(moment, response, answered);
  notes.told = [];
}
