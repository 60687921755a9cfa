import { isSelect } from '../words.ts';
import { judge, named, type AnswerRule, type SessionMoment, type Tagged } from './moment.ts';

/** Each tagged response answers a command, which has one (RFC 9051 section 2.2.2). */
export function taggedAnswers(moment: SessionMoment, response: Tagged): void {
  const { inFlight, answered } = moment;
  judge(moment, 'rule.imap.tag-answers-command', answered !== undefined, () => [
    'tagged response',
    inFlight.length > 0 ? `the tag of one of ${inFlight.map(named).join(', ')}` : 'none, for no command is in flight',
    `${response.tag} ${response.status}`,
  ]);
}

/** `+` comes only where the client has announced more (RFC 9051 section 7.6). */
export function continuationWanted(moment: SessionMoment): void {
  judge(moment, 'rule.imap.continuation-wanted', moment.hasMoreToSend, () => [
    'continuation request',
    'none, for the client has announced nothing',
    `+ during ${named(moment.inFlight[0])}`,
  ]);
}

/** BYE comes before the OK to LOGOUT (RFC 9051 section 3.4). */
export const byeAtLogout: AnswerRule = (moment, { status }, command) => {
  if (command.name !== 'LOGOUT' || status !== 'OK') return;
  judge(moment, 'rule.imap.bye-at-logout', moment.notes.saidBye, () => [
    'LOGOUT',
    '* BYE before the tagged OK',
    'no BYE',
  ]);
};

/** The OK to SELECT comes after FLAGS and EXISTS (RFC 9051 section 6.3.2, RFC 3501 section 6.3.1). */
export const selectTells: AnswerRule = (moment, { status }, command) => {
  if (!isSelect(command) || status !== 'OK') return;
  const { opening } = moment.mirror;
  const missing = [...(opening?.messagesTold ? [] : ['EXISTS']), ...(opening?.flags ? [] : ['FLAGS'])];
  judge(moment, 'rule.imap.select-tells', missing.length === 0, () => [
    command.name,
    'FLAGS and EXISTS before the tagged OK',
    `no ${missing.join(', no ')}`,
  ]);
};
