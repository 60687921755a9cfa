import { isSelect } from '../words.ts';
import { judge, named, type DataRule, type SessionMoment } from './moment.ts';

/** Messages are told of only in selected state, or while SELECT runs (RFC 9051 section 3.3). */
export const needsMailbox: DataRule = (moment, response) => {
  const { mirror, inFlight } = moment;
  if (!mirror.certain || mirror.state === 'logout') return;
  const isThere = mirror.state === 'selected' || inFlight.some(isSelect);
  judge(moment, 'rule.imap.data-needs-mailbox', isThere, () => [
    `${response.name} response`,
    'none, for no mailbox is selected',
    `${String(response.number ?? '')} ${response.name} during ${named(inFlight[0])}`,
  ]);
};

/**
 * Count of messages that the session was told of; undefined where nobody can say: before EXISTS, and while a SELECT may
 * or may not have given up the mailbox before.
 */
export function countOf({ mirror, inProgress, view }: SessionMoment): number | undefined {
  if (isSelect(inProgress) && mirror.view) return undefined;
  return view?.messages?.length;
}

/** EXISTS tells no fewer messages than there were (RFC 9051 section 5.2). */
export const existsNeverShrinks: DataRule = (moment, response) => {
  const before = countOf(moment);
  const now = Number(response.number ?? 0n);
  if (before === undefined) return;
  judge(moment, 'rule.imap.exists-never-shrinks', now >= before, () => ['EXISTS', `at least ${before}`, String(now)]);
};

/** EXPUNGE and FETCH name messages that are there (RFC 9051 section 2.3.1.2). */
export const numberInView: DataRule = (moment, response) => {
  const count = countOf(moment);
  if (count === undefined) return;
  const number = Number(response.number ?? 0n);
  const rule = response.name === 'FETCH' ? 'rule.imap.fetch-in-view' : 'rule.imap.expunge-in-view';
  judge(moment, rule, number >= 1 && number <= count, () => [
    `${response.name} response`,
    count === 0 ? 'none, for there is no message' : `a number from 1 to ${count}`,
    String(number),
  ]);
};
