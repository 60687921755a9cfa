/** What QRESYNC promises: the old state, what vanished and what changed make the new state (RFC 7162 section 3.2.5). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Behaviour } from '../../../behaviour.ts';
import { createStore } from '../../../store/memory-store.ts';
import type { Mailbox } from '../../../store/store.ts';
import { changedAfter } from '../condstore/changed-since.ts';
import { covers, numbersOf } from './uid-ranges.ts';

type State = ReadonlyMap<number, string>;

const flagNames = [String.raw`\Seen`, String.raw`\Flagged`, 'Work'] as const;

const step = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), flags: fc.subarray([...flagNames]) }),
  fc.record({ kind: fc.constant('store' as const), place: fc.nat(9), flags: fc.subarray([...flagNames]) }),
  fc.record({ kind: fc.constant('expunge' as const), places: fc.array(fc.nat(9), { maxLength: 3 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function perform(mailbox: Mailbox, done: Step): void {
  const { messages } = mailbox;
  if (done.kind === 'append') mailbox.append([{ octets: Buffer.from('x'), flags: done.flags }], 'a session');
  else if (done.kind === 'expunge') mailbox.expunge(messages.filter((_, index) => done.places.includes(index)));
  else {
    const message = messages[done.place];
    if (message !== undefined) mailbox.setFlags(message, done.flags);
  }
}

function stateOf({ messages }: Mailbox): State {
  return new Map(messages.map(({ uid, flags }) => [uid, [...flags].sort().join(' ')]));
}

function replayed(old: State, mailbox: Mailbox, modseq: number): State {
  const state = new Map(old);
  for (const uid of mailbox.expungedSince(modseq)) state.delete(uid);
  for (const { uid, flags } of changedAfter(mailbox.messages, modseq, new Behaviour())) {
    state.set(uid, [...flags].sort().join(' '));
  }
  return state;
}

describe('resynchronization', () => {
  it('leads from any state to the one after it', () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (before, after) => {
        const mailbox = createStore([{ user: 'ann', password: 'x' }])
          .account('ann')
          ?.inbox();
        if (mailbox === undefined) throw new Error('no account');
        for (const one of before) perform(mailbox, one);
        const [old, known] = [stateOf(mailbox), mailbox.highestModseq];
        for (const one of after) perform(mailbox, one);
        expect(replayed(old, mailbox, known)).toEqual(stateOf(mailbox));
      }),
    );
  });
});

describe('sets of UIDs', () => {
  const set = [
    { from: 3, to: 5 },
    { from: 9, to: 8 },
    { from: 12, to: undefined },
  ];

  it('name what lies between their ends, in either order', () => {
    const named = Array.from({ length: 16 }, (_, uid) => uid).filter((uid) => covers(set, uid, 14));
    expect(named).toEqual([3, 4, 5, 8, 9, 12, 13, 14]);
  });

  it('are taken apart up to a limit', () => {
    expect(numbersOf(set.slice(0, 2), 4)).toEqual([3, 4, 5, 8]);
  });
});
