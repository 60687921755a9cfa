import type { Mismatch } from '../result/result.ts';
import type { Goal, Pairing } from './assign.ts';
import type { Candidate } from './candidates.ts';
import { describeAll } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { MatchInput } from './input.ts';
import { shorten } from './print.ts';
import { holds, keyOfUse } from './state.ts';
import type { Difference, State, Use } from './state.ts';
import { describeFault } from './status.ts';

/** A response that nearly met an expectation. */
interface NearMiss {
  readonly candidate: Candidate;
  readonly differences: readonly Difference[];
}

/** Why expectations were not met, and which pieces the near misses are. */
export interface Explanation {
  readonly mismatches: readonly Mismatch[];
  readonly uses: readonly Use[];
}

/** Candidates named in a message. */
const maxNamed = 5;

/** Differences in what a response is about, not in what it says: it is another one, and no near miss. */
const identity = /^(?:LIST|LSUB|STATUS|QUOTAROOT|METADATA|ACL|MYRIGHTS|LISTRIGHTS) \/ mailbox$|^line \d+ \/ word 1$/;

function nearMisses(goal: Goal, state: State, isTaken: (use: Use) => boolean): readonly NearMiss[] {
  return goal.candidates
    .filter((one) => !one.fault && !(one.uses.length > 0 && one.uses.every(isTaken)))
    .map((candidate) => {
      const differences = candidate.compare(state, isTaken)[0]?.differences ?? [];
      return { candidate, differences: differences.slice(state.differences.length) };
    })
    .filter(({ differences }) => !differences.some(({ path }) => identity.test(path)))
    .sort((left, right) => left.differences.length - right.differences.length);
}

/** A malformed response that would have met the goal, or is all that came of its kind. */
function malformed(goal: Goal, state: State, near: NearMiss | undefined): Candidate | undefined {
  const broken = goal.candidates.filter((one) => one.fault);
  return broken.find((one) => holds(one.compare(state, () => false))) ?? (near ? undefined : broken[0]);
}

function missing(goal: Goal, input: MatchInput, evidence: Evidence): Mismatch {
  const { text } = goal;
  const others = goal.candidates.slice(0, maxNamed).map((one) => one.text());
  const more = goal.candidates.length > maxNamed ? `, and ${String(goal.candidates.length - maxNamed)} more` : '';
  const got = others.length > 0 ? `only ${shorten(others.join(', '))}${more}` : describeAll(evidence);
  return { kind: input.ended === 'disconnect' ? 'disconnect' : 'missing', path: text, wanted: text, got };
}

function fromNear(goal: Goal, near: NearMiss): readonly Mismatch[] {
  if (near.differences.length > 0) return near.differences.map((one) => ({ kind: 'mismatch', ...one }));
  const { text } = goal;
  return [{ kind: 'mismatch', path: text, wanted: `${text}, behind the ones before it`, got: 'it came before them' }];
}

/** Says of each goal that found nothing what came closest, and how it differs; near misses stand first. */
export function explain(goals: readonly Goal[], pairing: Pairing, input: MatchInput, evidence: Evidence): Explanation {
  const { state } = pairing;
  const claimed: Use[] = [];
  const used = new Set(state.uses.map(keyOfUse));
  const isTaken = (use: Use): boolean => used.has(keyOfUse(use));
  const near: (readonly Mismatch[])[] = [];
  const far: Mismatch[] = [];
  goals.forEach((goal, index) => {
    if (pairing.found[index]) return;
    const closest = nearMisses(goal, state, isTaken)[0];
    const broken = malformed(goal, state, closest);
    const { text } = goal;
    if (broken?.fault) far.unshift({ kind: 'malformed', path: text, wanted: text, got: describeFault(broken.fault) });
    else if (closest) near.push(fromNear(goal, closest));
    else far.push(missing(goal, input, evidence));
    for (const use of (broken ?? closest?.candidate)?.uses ?? []) {
      used.add(keyOfUse(use));
      claimed.push(use);
    }
  });
  near.sort((left, right) => left.length - right.length);
  return { mismatches: [...near.flat(), ...far], uses: claimed };
}
