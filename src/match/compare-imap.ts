import type { ResponseCode, ResponseData } from '../imap/data.ts';
import { codeRule } from './code-rules.ts';
import type { Pattern } from './pattern.ts';
import { printAll, shorten, showResponse } from './print.ts';
import { responseRule } from './response-rules.ts';
import { astring, number } from './scalars.ts';
import { searchByExtended } from './search-rule.ts';
import { differ, inside, onward } from './state.ts';
import type { At, State, States } from './state.ts';
import { numberOf, stringOf } from './values.ts';

export type ImapPattern = Extract<Pattern, { protocol: 'imap' }>;
type DataResponse = Extract<ResponseData, { kind: 'data' }>;
type Conditional = Extract<ResponseData, { kind: 'status' | 'tagged' }>;

const printCode = (code: ResponseCode): string => `[${[code.name, printAll(code.args)].join(' ').trim()}]`;

function compareCode(wanted: ResponseCode, got: ResponseCode | undefined, at: At, state: State): States {
  if (got?.name !== wanted.name) {
    return differ(
      state,
      inside(at, 'code'),
      shorten(printCode(wanted)),
      got ? shorten(printCode(got)) : 'no response code',
    );
  }
  if (wanted.args.length === 0) return [state];
  return codeRule(wanted.name)({ items: wanted.args, exact: false }, got.args, inside(at, wanted.name), state);
}

function compareText(pattern: ImapPattern, text: string, at: At, state: State): States {
  return pattern.textHole ? astring(pattern.textHole, stringOf(Buffer.from(text)), inside(at, 'text'), state) : [state];
}

/** A status with its code, tagged or not (RFC 9051 section 7.1). Its text is for people. */
export function compareStatus(pattern: ImapPattern, got: Conditional, at: At, state: State): States {
  const wanted = pattern.response;
  if (wanted.kind !== 'status' && wanted.kind !== 'tagged') return differ(state, at, pattern.text, showResponse(got));
  const { code } = wanted;
  const named = wanted.status === got.status ? [state] : differ(state, at, wanted.status, showResponse(got));
  const coded = code ? onward(named, (before) => compareCode(code, got.code, at, before)) : named;
  return onward(coded, (before) => compareText(pattern, got.text, at, before));
}

/** The number that leads a response, literal or a hole. */
export function compareNumber(wanted: DataResponse, got: bigint, at: At, state: State): States {
  if (wanted.numberHole) return number(wanted.numberHole, numberOf(got), at, state);
  return wanted.number === undefined ? [state] : number(numberOf(wanted.number), numberOf(got), at, state);
}

/** A name alone stands for any response of that name, but `SEARCH` says that nothing was found. */
function isBare(wanted: DataResponse, at: At): boolean {
  return wanted.data.length === 0 && (wanted.name !== 'SEARCH' || at.scope.forbidding);
}

/** Untagged data that are no FETCH. The names agree already, or SEARCH was answered by ESEARCH. */
function compareData(wanted: DataResponse, got: DataResponse, at: At, state: State): States {
  const states = got.number === undefined ? [state] : compareNumber(wanted, got.number, at, state);
  if (isBare(wanted, at)) return states;
  const rule = wanted.name === 'SEARCH' && got.name === 'ESEARCH' ? searchByExtended : responseRule(wanted.name);
  return onward(states, (before) => rule({ items: wanted.data, exact: false }, got.data, at, before));
}

/** A pattern with one response of the same kind. */
export function compareImap(pattern: ImapPattern, got: ResponseData, at: At, state: State): States {
  const wanted = pattern.response;
  if (got.kind === 'status' || got.kind === 'tagged') return compareStatus(pattern, got, at, state);
  if (wanted.kind === 'data' && got.kind === 'data') return compareData(wanted, got, at, state);
  if (wanted.kind !== 'continuation' || got.kind !== 'continuation') {
    return differ(state, at, pattern.text, showResponse(got));
  }
  if (wanted.text !== '' && wanted.text !== got.text) return differ(state, at, wanted.text, shorten(got.text));
  return compareText(pattern, got.text, at, state);
}

function sameName(wanted: string, got: string, forbidding: boolean): boolean {
  return wanted === got || (wanted === 'SEARCH' && got === 'ESEARCH' && !forbidding);
}

/** Whether a response is of the kind that a pattern speaks of: only such a response can be a near miss. */
export function sameHead({ response: wanted }: ImapPattern, got: ResponseData, forbidding: boolean): boolean {
  if (wanted.kind === 'data') return got.kind === 'data' && sameName(wanted.name, got.name, forbidding);
  if (wanted.kind === 'tagged') return got.kind === 'tagged' && got.tag === wanted.tag;
  if (wanted.kind !== 'status') return got.kind === wanted.kind;
  const { code, status } = wanted;
  return got.kind === 'status' && got.status === status && (!code || code.name === got.code?.name);
}

/** The path that differences in a response start from. */
export function pathOf(pattern: ImapPattern): string {
  const { response } = pattern;
  switch (response.kind) {
    case 'data':
      return response.name;
    case 'status':
      return response.status;
    case 'tagged':
      return `${response.tag} ${response.status}`;
    case 'continuation':
    case 'unreadable':
      return '+';
  }
}
