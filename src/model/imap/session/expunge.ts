import { numberSetOf, sizeOf, type NumberRange } from '../../../imap/number-set.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapCommand } from '../command.ts';
import { hasWord, isSelect } from '../words.ts';
import { judge, named, type AnswerRule, type DataRule, type Untagged } from './moment.ts';

/** Commands during which no message may go, and the rule that says so. */
const closedSeason: Readonly<Record<string, RuleId>> = {
  FETCH: 'rule.imap.no-expunge-in-fetch-store-search',
  STORE: 'rule.imap.no-expunge-in-fetch-store-search',
  SEARCH: 'rule.imap.no-expunge-in-fetch-store-search',
  SORT: 'rule.imap.no-expunge-in-sort',
  THREAD: 'rule.imap.no-expunge-in-sort',
};

/** `VANISHED (EARLIER)` tells of the past, and takes no numbers away. */
export function isEarlier({ data }: Untagged): boolean {
  return data[0]?.kind === 'list' && hasWord(data[0].items, 'EARLIER');
}

/** Messages go only while a command is in progress, and not during some (RFC 9051 section 7.5.1, RFC 5256 section 3). */
export const expungeSeason: DataRule = (moment, response) => {
  if (isEarlier(response)) return;
  const { inProgress, inFlight } = moment;
  judge(moment, 'rule.imap.expunge-needs-command', inProgress !== undefined, () => [
    `${response.name} response`,
    'none while no command is in progress',
    inFlight[0] ? `it came before all of ${named(inFlight[0])} was sent` : 'it came',
  ]);
  const rule = closedSeason[inProgress?.name ?? ''];
  if (rule)
    judge(moment, rule, false, () => [`${response.name} response`, `none during ${named(inProgress)}`, 'it came']);
};

/** The commands whose season it was: one that is over without an EXPUNGE has kept the rule. */
export const seasonOver: AnswerRule = (moment, _response, command) => {
  const rule = closedSeason[command.name];
  if (rule) moment.judge.held(rule);
};

/** VANISHED comes when the client has asked for it, and EXPUNGE then no more (RFC 7162 section 3.2.10). */
export const expungeOrVanished: DataRule = (moment, response) => {
  const { mirror, view, notes } = moment;
  if (response.name === 'EXPUNGE') {
    const asked = mirror.enabled.has('QRESYNC') && view?.noModseq === false && !isSelect(moment.inProgress);
    if (asked)
      judge(moment, 'rule.imap.vanished-for-expunge', false, () => ['EXPUNGE response', 'VANISHED', 'EXPUNGE']);
    return;
  }
  const asked = notes.asked.has('QRESYNC') || mirror.enabled.has('UIDONLY');
  judge(moment, 'rule.imap.vanished-asked-for', asked, () => [
    'VANISHED response',
    'none without ENABLE QRESYNC',
    'it came',
  ]);
  if (asked && !isEarlier(response)) moment.judge.held('rule.imap.vanished-for-expunge');
};

/** `(EARLIER)` answers SELECT (QRESYNC) and UID FETCH (VANISHED), nothing else (RFC 7162 section 3.2.10). */
export const earlierOnlyAsked: DataRule = (moment, response) => {
  if (!isEarlier(response)) return;
  judge(moment, 'rule.imap.vanished-earlier-asked-for', moment.inFlight.some(asksForEarlier), () => [
    'VANISHED (EARLIER) response',
    'only in answer to SELECT (QRESYNC) or UID FETCH (VANISHED)',
    `it came during ${named(moment.inProgress)}`,
  ]);
};

function asksForEarlier(command: ImapCommand): boolean {
  if (isSelect(command)) return hasWord(command.args.slice(1), 'QRESYNC');
  return command.name === 'UID FETCH' && hasWord(command.args.slice(2), 'VANISHED');
}

/** VANISHED names messages that the session knows, and each once (RFC 7162 section 3.2.10.2). */
export const vanishedVisible: DataRule = (moment, response) => {
  const { view } = moment;
  const uids = isEarlier(response) ? undefined : numberSetOf(response.data[0], 0);
  if (!uids || !view?.messages || isSelect(moment.inProgress)) return;
  const strange = strangers(uids, view);
  judge(moment, 'rule.imap.vanished-visible', strange === undefined, () => [
    'VANISHED response',
    'UIDs of messages that are in the view',
    strange ?? '',
  ]);
};

type Visible = Pick<NonNullable<Parameters<DataRule>[0]['view']>, 'messages' | 'gone' | 'mayHave'>;

function strangers(uids: readonly NumberRange[], view: Visible): string | undefined {
  const count = view.messages?.length ?? 0;
  const named = sizeOf(uids);
  if (named > count) return `${named} UIDs, where ${count} messages were there`;
  for (const { low, high } of uids)
    for (let uid = low; uid <= high; uid++) {
      if (view.gone.has(uid)) return `UID ${uid}, which was told gone before`;
      if (!view.mayHave(uid)) return `UID ${uid}, which no message can have`;
    }
  return undefined;
}

/** Nothing goes from a mailbox that was opened by EXAMINE, while nobody else changes it (RFC 9051 section 6.3.3). */
export const examineKeeps: DataRule = (moment, response) => {
  const { view, changes, inFlight } = moment;
  if (inFlight.some(({ name }) => takesName.has(name))) return;
  if (view?.openedBy.name !== 'EXAMINE' || isEarlier(response) || !changes.isAloneSince(view.openedBy)) return;
  judge(moment, 'rule.imap.examine-keeps-messages', false, () => [
    `${response.name} response`,
    'none, for the mailbox was opened by EXAMINE and nobody else changes it',
    `it came during ${named(moment.inProgress)}`,
  ]);
};

/** Commands by which a session takes the mailbox away that it has open itself: its messages may go with it. */
const takesName: ReadonlySet<string> = new Set(['RENAME', 'DELETE']);

/** Commands that would remove messages if they could. */
const removing: ReadonlySet<string> = new Set(['EXPUNGE', 'UID EXPUNGE', 'MOVE', 'UID MOVE']);

/** A command that could have removed something from an examined mailbox is over. */
export const examineKept: AnswerRule = (moment, _response, command) => {
  if (moment.view?.openedBy.name === 'EXAMINE' && removing.has(command.name))
    moment.judge.held('rule.imap.examine-keeps-messages');
};
