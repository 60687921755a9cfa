import type { Mismatch } from '../result/result.ts';
import type { GrammarFault } from '../wire/tree.ts';
import { compareStatus } from './compare-imap.ts';
import { compareStatusLine, printReply } from './compare-pop3.ts';
import type { Evidence } from './evidence.ts';
import type { ImapSeen, MatchInput, Pop3Seen, StatusWanted } from './input.ts';
import type { Pattern } from './pattern.ts';
import { showResponse } from './print.ts';
import { best, differ, holds } from './state.ts';
import type { At, State, States } from './state.ts';

type Reply = { readonly kind: 'imap'; readonly seen: ImapSeen } | { readonly kind: 'pop3'; readonly seen: Pop3Seen };

/** The judgement of the statuses: the bindings of those that hold, and what differs in the others. */
export interface StatusOutcome {
  readonly state: State;
  readonly mismatches: readonly Mismatch[];
}

/** A breach of the grammar as the `got` of a mismatch. */
export function describeFault(fault: GrammarFault): string {
  return `malformed, ${fault.rule} at octet ${String(fault.offset)}: ${fault.message}`;
}

function replyTo(index: number, input: MatchInput, evidence: Evidence): Reply | undefined {
  const tagged = evidence.imap.filter(({ seen }) => seen.data.kind === 'tagged');
  const { tags } = input;
  const answers = tags
    ? tagged.find(({ seen: { data } }) => data.kind === 'tagged' && data.tag === tags[index])
    : tagged[index];
  if (answers) return { kind: 'imap', seen: answers.seen };
  const reply = tags ? undefined : evidence.pop3[index];
  return reply && { kind: 'pop3', seen: reply.seen };
}

function printStatus(reply: Reply): string {
  if (reply.kind === 'pop3') return printReply(reply.seen);
  const { data } = reply.seen;
  return showResponse(data.kind === 'tagged' ? { ...data, kind: 'status' } : data);
}

function compareReply(pattern: Pattern, reply: Reply, at: At, state: State): States {
  if (pattern.protocol === 'pop3' && reply.kind === 'pop3') return compareStatusLine(pattern, reply.seen, at, state);
  if (pattern.protocol === 'imap' && reply.kind === 'imap' && reply.seen.data.kind === 'tagged') {
    return compareStatus(pattern, reply.seen.data, at, state);
  }
  return differ(state, at, pattern.text, printStatus(reply));
}

function missing(path: string, wanted: string, input: MatchInput, evidence: Evidence): Mismatch {
  if (input.ended === 'timeout') return { kind: 'timeout', path, wanted, got: 'no reply in time' };
  if (input.ended !== 'disconnect') return { kind: 'missing', path, wanted, got: 'no reply' };
  const bye = evidence.imap.find(({ seen: { data } }) => data.kind === 'status' && data.status === 'BYE');
  const said = bye ? ` after ${showResponse(bye.seen.data)}` : '';
  return { kind: 'disconnect', path, wanted, got: `the connection ended${said}` };
}

/** The same status with other arguments is told by its differences, anything else as a whole. */
function differing(
  path: string,
  wanted: StatusWanted,
  reply: Reply,
  state: State,
  states: States,
): readonly Mismatch[] {
  const differences = (states[0]?.differences ?? []).slice(state.differences.length);
  if (
    wanted.alternatives.length === 1 &&
    differences.every((one) => one.path !== path && !one.path.endsWith('/ code'))
  ) {
    return differences.map((one) => ({ kind: 'mismatch', ...one }));
  }
  return [{ kind: 'mismatch', path, wanted: wanted.text, got: printStatus(reply) }];
}

function judgeStatus(wanted: StatusWanted, path: string, reply: Reply, at: At, state: State): StatusOutcome {
  const states =
    wanted.alternatives.length === 0
      ? [state]
      : best(wanted.alternatives.flatMap((pattern) => compareReply(pattern, reply, at, state)));
  const [first] = states;
  if (!first || !holds(states)) return { state, mismatches: differing(path, wanted, reply, state, states) };
  const [fault] = reply.seen.faults;
  if (!fault) return { state: first, mismatches: [] };
  return { state: first, mismatches: [{ kind: 'malformed', path, wanted: wanted.text, got: describeFault(fault) }] };
}

/** Judges the completion of each command: its tagged reply, or the POP3 reply in its place. */
export function judgeStatuses(input: MatchInput, evidence: Evidence, at: At, start: State): StatusOutcome {
  const { status } = input.expectations;
  return status.reduce<StatusOutcome>(
    (before, wanted, index) => {
      const path = status.length > 1 ? `status ${String(index + 1)}` : 'status';
      const reply = replyTo(index, input, evidence);
      const outcome = reply
        ? judgeStatus(wanted, path, reply, { ...at, path }, before.state)
        : { state: before.state, mismatches: [missing(path, wanted.text, input, evidence)] };
      return { state: outcome.state, mismatches: [...before.mismatches, ...outcome.mismatches] };
    },
    { state: start, mismatches: [] },
  );
}
