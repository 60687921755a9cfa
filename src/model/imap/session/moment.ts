import type { ResponseData } from '../../../imap/value.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import type { SessionMirror } from '../session-mirror.ts';
import type { View } from '../view.ts';
import type { Notes } from './notes.ts';

/** A response before the mirror takes it, with all that rules of one session look at. */
export interface SessionMoment extends ImapMoment {
  readonly mirror: SessionMirror;
  /** The view that data of messages belong to. */
  readonly view: View | undefined;
  /** The oldest command whose last octet was sent. */
  readonly inProgress: ImapCommand | undefined;
  /** Whether the client has announced more octets. */
  readonly hasMoreToSend: boolean;
  readonly notes: Notes;
}

export type Untagged = Extract<ResponseData, { kind: 'data' }>;

/** Judges a response of untagged data. */
export type DataRule = (moment: SessionMoment, response: Untagged) => void;

export type Tagged = Extract<ResponseData, { kind: 'tagged' }>;

/** Judges a tagged response together with the command that it answers. */
export type AnswerRule = (moment: SessionMoment, response: Tagged, command: ImapCommand) => void;

/** What was found: `[subject, wanted, got]`. */
export type Found = readonly [about: string, wanted: string, got: string];

/** Notes that a rule was kept, or how it was broken. */
export function judge({ judge, view }: SessionMoment, rule: RuleId, holds: boolean, found: () => Found): void {
  if (holds) {
    judge.held(rule);
    return;
  }
  const [about, wanted, got] = found();
  judge.broken(rule, { path: view ? `${view.mailbox} / ${about}` : about, wanted, got: excerpt(got) });
}

/** A command in the words of a report: never its arguments, which may be secret. */
export function named(command: ImapCommand | undefined): string {
  return command ? `${command.tag} ${command.name}` : 'no command';
}

/** Characters of a server's answer that a report shows. */
const shown = 200;

function excerpt(text: string): string {
  return text.length <= shown ? text : `${text.slice(0, shown)}...`;
}
