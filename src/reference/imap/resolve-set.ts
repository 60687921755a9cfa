import type { Message } from '../store/store.ts';
import { SyntaxFault } from './reply.ts';
import type { SequenceSet } from './scanner.ts';
import { lowerBound } from './uid-index.ts';

type Ranges = Exclude<SequenceSet, 'saved'>;
/** Indexes, the second one exclusive. */
type Span = readonly [from: number, to: number];

/** Messages that a set names, ascending, each once (RFC 9051 section 9 sequence-set). */
export function resolved(messages: readonly Message[], set: Ranges, by: 'number' | 'uid'): readonly Message[] {
  const spanOf = by === 'number' ? numberSpan : uidSpan;
  const spans = set.map(({ from, to }) => spanOf(messages, from, to)).sort((a, b) => a[0] - b[0]);
  const [only] = spans;
  if (only?.[0] === 0 && only[1] === messages.length) return messages;
  let next = 0;
  return spans.flatMap(([from, to]) => {
    const part = messages.slice(Math.max(from, next), to);
    next = Math.max(next, to);
    return part;
  });
}

/** A number beyond the view is no number of a message, nor is `*` when there is none. */
function numberSpan(messages: readonly Message[], from: number | undefined, to: number | undefined): Span {
  const last = messages.length;
  const [low, high] = ordered(from ?? last, to ?? last);
  if (low < 1 || high > last) throw new SyntaxFault('There is no message of that number');
  return [low - 1, high];
}

/** `*` is the last UID, also where the other end is beyond it; what is not there is passed over. */
function uidSpan(messages: readonly Message[], from: number | undefined, to: number | undefined): Span {
  const last = messages.at(-1)?.uid ?? 0;
  const [low, high] = ordered(from ?? last, to ?? last);
  return [lowerBound(messages, low), lowerBound(messages, high + 1)];
}

function ordered(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a];
}
