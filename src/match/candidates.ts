import type { GrammarFault } from '../wire/tree.ts';
import { compareFetch, readyFetch } from './compare-fetch.ts';
import type { FetchWanted } from './compare-fetch.ts';
import { compareImap, pathOf, sameHead } from './compare-imap.ts';
import type { ImapPattern } from './compare-imap.ts';
import { compareLine, compareStatusLine, printReply } from './compare-pop3.ts';
import { isFetch } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { Bindings } from './input.ts';
import { messageOf } from './message.ts';
import type { FetchResponse, Message } from './message.ts';
import type { Pattern } from './pattern.ts';
import { shorten, showResponse } from './print.ts';
import { printSet } from './sets.ts';
import type { Scope, State, States, Use } from './state.ts';
import { atomOf, numericOf, readingsOf, setOf } from './values.ts';

/** Something that came and that a pattern may speak of. */
export interface Candidate {
  /** The pieces of it that other expectations may take; a FETCH tells only when it is compared. */
  readonly uses: readonly Use[];
  /** The first breach of the grammar: such a response meets no expectation. */
  readonly fault?: GrammarFault;
  /** For messages. */
  readonly text: () => string;
  readonly compare: (state: State, isTaken: (use: Use) => boolean) => States;
}

const whole = (response: number): Use => ({ response, piece: '' });
const withFault = (faults: readonly GrammarFault[]): { readonly fault?: GrammarFault } =>
  faults[0] ? { fault: faults[0] } : {};

/** A candidate that is taken as a whole. */
function taking(
  uses: readonly Use[],
  faults: readonly GrammarFault[],
  text: () => string,
  compare: (state: State) => States,
): Candidate {
  return {
    uses,
    ...withFault(faults),
    text,
    compare: (state) => compare(state).map((after) => ({ ...after, uses: [...after.uses, ...uses] })),
  };
}

/** The message number that a FETCH pattern asks for already, if it does. */
function askedNumber(response: FetchResponse, bindings: Bindings, scope: Scope): bigint | undefined {
  const name = response.numberHole?.name;
  if (name === undefined) return response.number;
  const bound = bindings.get(scope.keyOf(name));
  const [reading] = bound ? readingsOf(bound) : [];
  return reading && numericOf(reading);
}

function messageCandidate(
  wanted: FetchWanted,
  message: Message,
  fault: GrammarFault | undefined,
  scope: Scope,
): Candidate {
  const at = { path: `${wanted.response.name} ${message.number.toString()}`, scope };
  return {
    uses: message.parts.map(({ index }) => whole(index)),
    ...(fault ? { fault } : {}),
    text: () => shorten(message.parts.map(({ data }) => showResponse(data)).join(' | ')),
    compare: (state, isTaken) => compareFetch(wanted, message, isTaken, at, state),
  };
}

/** One for each message; where the pattern is exact or forbids, one for each response. */
function fetchCandidates(
  response: FetchResponse,
  evidence: Evidence,
  bindings: Bindings,
  scope: Scope,
): readonly Candidate[] {
  const wanted = readyFetch(response);
  const number = askedNumber(response, bindings, scope);
  const index = evidence.messages.get(response.name);
  const asked = (number === undefined ? index?.all : index?.byNumber.get(number)) ?? [];
  const apart = scope.forbidding || wanted.exact;
  const split = apart ? asked.flatMap((one) => one.parts.map((part) => messageOf(one.number, [part]))) : asked;
  const broken = evidence.brokenFetches.flatMap(({ faults, ...part }) => {
    const own = part.data.number ?? 0n;
    if (part.data.name !== response.name || (number !== undefined && own !== number)) return [];
    return [messageCandidate(wanted, messageOf(own, [part]), faults[0], scope)];
  });
  return [...split.map((message) => messageCandidate(wanted, message, undefined, scope)), ...broken];
}

/** Several VANISHED responses of one kind, as the one that they could have been. */
function vanishedTogether(pattern: ImapPattern, evidence: Evidence, scope: Scope): readonly Candidate[] {
  if (pattern.response.kind !== 'data' || pattern.response.name !== 'VANISHED' || scope.forbidding) return [];
  return [false, true].flatMap((early) => {
    const parts = evidence.imap.flatMap(({ index, seen: { data, faults } }) => {
      const fits = data.kind === 'data' && data.name === 'VANISHED' && (data.data[0]?.kind === 'list') === early;
      return fits && faults.length === 0 ? [{ index, data }] : [];
    });
    const [first] = parts;
    if (!first || parts.length < 2) return [];
    const set = atomOf(printSet(parts.flatMap(({ data }) => setOf(data.data.at(-1) ?? atomOf('')) ?? [])));
    const data = { ...first.data, data: [...first.data.data.slice(0, -1), set] };
    const at = { path: pathOf(pattern), scope };
    const uses = parts.map(({ index }) => whole(index));
    return [
      taking(
        uses,
        [],
        () => showResponse(data),
        (state) => compareImap(pattern, data, at, state),
      ),
    ];
  });
}

function imapCandidates(
  pattern: ImapPattern,
  evidence: Evidence,
  bindings: Bindings,
  scope: Scope,
): readonly Candidate[] {
  if (isFetch(pattern.response)) return fetchCandidates(pattern.response, evidence, bindings, scope);
  const at = { path: pathOf(pattern), scope };
  const single = evidence.imap.flatMap(({ index, seen: { data, faults } }) =>
    sameHead(pattern, data, scope.forbidding)
      ? [
          taking(
            [whole(index)],
            faults,
            () => showResponse(data),
            (state) => compareImap(pattern, data, at, state),
          ),
        ]
      : [],
  );
  return [...single, ...vanishedTogether(pattern, evidence, scope)];
}

/** Everything that came and that is of the kind a pattern speaks of, in the order of arrival. */
export function candidatesOf(
  pattern: Pattern,
  evidence: Evidence,
  bindings: Bindings,
  scope: Scope,
): readonly Candidate[] {
  switch (pattern.protocol) {
    case 'imap':
      return imapCandidates(pattern, evidence, bindings, scope);
    case 'event':
      return evidence.closed.map((index) =>
        taking(
          [whole(index)],
          [],
          () => '(closed)',
          (state) => [state],
        ),
      );
    case 'pop3':
      return evidence.pop3.map(({ index, seen }) => {
        const at = { path: 'status line', scope };
        const uses = [{ response: index, piece: 'status' }];
        return taking(
          uses,
          seen.faults,
          () => printReply(seen),
          (state) => compareStatusLine(pattern, seen, at, state),
        );
      });
    case 'pop3-line':
      return evidence.pop3.flatMap(({ index, seen }) =>
        (seen.lines ?? []).map((line, row) => {
          const at = { path: `line ${String(row + 1)}`, scope };
          const uses = [{ response: index, piece: `line ${String(row)}`, row }];
          const text = (): string => shorten(line.toString('latin1'));
          return taking(uses, seen.faults, text, (state) => compareLine(pattern, line, at, state));
        }),
      );
  }
}
