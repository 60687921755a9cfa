import type { ImapWord, Pop3Word, Weighted } from './intent.ts';
import type { ConnectionWord, PlannedSession, PlanStep, PlanWord } from './plan.ts';

/** Numbers for the dice of one act. */
type Throw = readonly [number, number, number];

/** What one of the cast does: one of some words. */
interface Act {
  /** Index in the cast. */
  readonly who: number;
  readonly words: readonly PlanWord[];
  /** The second die, where it must say a certain thing. */
  readonly how?: (shared: number) => number;
}

type Cast = readonly ('imap' | 'pop3')[];

/** A few steps of sessions that get in each other's way: who they are, and what is done one after the other or at once. */
interface Scene {
  readonly cast: Cast;
  readonly steps: readonly (readonly Act[])[];
}

/** The second die of `store`: set a flag, take the same one away (`FLAG_DIE` parts the one from the other). */
const sets = (shared: number): number => shared % 6;
const clears = (shared: number): number => 64 + (shared % 6);

/** The second die of `copy` and `move`: to another mailbox than the one that is selected. */
const elsewhere = (): number => 0;

const one =
  (who: number) =>
  (...words: readonly (ImapWord | Pop3Word | ConnectionWord)[]): Act => ({ who, words });

const [a, b, c] = [one(0), one(1), one(2)];

/** Commands that name messages as a session knows them. */
const byView = ['fetch', 'store', 'search', 'fetch body', 'copy', 'move', 'use saved', 'search text'] as const;

/** What changes a mailbox for others. */
const changes = ['store', 'append', 'mark deleted', 'expunge', 'copy', 'move'] as const;

const two: Cast = ['imap', 'imap'];

/** What suites know to be where servers go wrong, on whatever messages, flags and mailboxes the dice choose. */
const scenes: readonly Scene[] = [
  // One removes messages while the other goes on by the numbers that it knows.
  {
    cast: two,
    steps: [
      [a('mark deleted')],
      [a('expunge', 'uid expunge')],
      [b(...byView)],
      [b(...byView)],
      [b('noop')],
      [b('fetch')],
    ],
  },
  { cast: two, steps: [[a('move')], [b(...byView)], [b('noop', 'search')], [b('fetch')]] },
  // A saved result outlives what others remove, and what they search for.
  {
    cast: two,
    steps: [
      ...[[b('search saved')], [a('mark deleted', 'search saved')], [a('expunge')]],
      ...[[b('use saved')], [b('noop')], [b('use saved')]],
    ],
  },
  // A flag is set and taken away again, and somebody hears of both.
  {
    cast: two,
    steps: [
      [{ ...a('store'), how: sets }],
      [b('noop', 'fetch modseq', 'fetch')],
      [{ ...a('store'), how: clears }],
      [b('fetch changed', 'noop', 'fetch modseq')],
      [b('fetch modseq', 'fetch', 'search')],
    ],
  },
  {
    cast: two,
    steps: [
      [
        { ...a('store'), how: sets },
        { ...b('store'), how: clears },
      ],
      [a('noop')],
      [b('noop')],
      [b('fetch')],
    ],
  },
  // A device that was away catches up.
  {
    cast: two,
    steps: [
      [b('close', 'unselect', 'leave', 'drop')],
      [a(...changes)],
      [a('expunge', ...changes)],
      ...[[b('resync', 'select')], [b('resync', 'select')], [b('fetch', 'fetch changed')]],
    ],
  },
  // Two want to move the same.
  {
    cast: two,
    steps: [[{ ...a('move'), how: elsewhere }], [{ ...b('move', 'copy'), how: elsewhere }], [a('noop')], [b('noop')]],
  },
  {
    cast: two,
    steps: [
      [
        { ...a('move'), how: elsewhere },
        { ...b('move', 'copy'), how: elsewhere },
      ],
      [b('noop')],
      [a('noop')],
    ],
  },
  // One waits in IDLE for what the other does.
  {
    cast: two,
    steps: [[b('idle')], [a(...changes)], [b('idle')], [a(...changes)], [b('idle')], [b('noop')], [b('fetch')]],
  },
  // An APPEND stands half way.
  { cast: two, steps: [[a('pause')], [b('mark deleted')], [b('expunge', 'append')], [a('noop')], [a('noop')]] },
  // Names and subscriptions that the other knows of.
  {
    cast: two,
    steps: [[b('list', 'subscribed', 'status')], [a('create', 'subscribe')], [b('list', 'subscribed')], [b('select')]],
  },
  {
    cast: two,
    steps: [
      ...[[a('create')], [a('append', 'copy')], [b('select', 'status')]],
      ...[[a('rename', 'delete')], [b('list', 'select', 'status')]],
    ],
  },
  // What one was told of a mailbox before the other changed it.
  { cast: two, steps: [[b('status', 'select')], [a(...changes)], [a('expunge', ...changes)], [b('status', 'select')]] },
  {
    cast: two,
    steps: [[b('fetch modseq')], [{ ...a('store'), how: sets }], [b('store unchanged')], [b('fetch modseq')]],
  },
  {
    cast: two,
    steps: [
      [b('status modseq', 'fetch modseq')],
      [a('append', 'copy', 'close')],
      [b('status modseq')],
      [b('fetch changed')],
    ],
  },
  { cast: two, steps: [[a('mark deleted')], [a('close')], [b('noop')], [b('fetch', 'search')]] },
  {
    cast: two,
    steps: [[a('append')], [b('examine', 'status', 'search text')], [a('select')], [b('select', 'search text')]],
  },
  // A session breaks off, and another does what it would have been told.
  { cast: two, steps: [[b('drop', 'leave')], [a(...changes)], [a('expunge', 'append')], [b('noop')], [b('fetch')]] },
  // POP3 works on what it saw at login.
  {
    cast: ['pop3', 'imap'],
    steps: [
      ...[[a('uidl', 'list', 'retr')], [b('mark deleted', 'append', 'store')], [b('expunge', 'move', 'append')]],
      ...[
        [a('list', 'stat', 'retr')],
        [a('dele', 'retr', 'top')],
        [a('leave', 'drop')],
        [a('uidl')],
        [a('uidl', 'list')],
      ],
    ],
  },
  {
    cast: ['pop3', 'imap'],
    steps: [[a('dele')], [b(...byView)], [a('leave')], [b(...byView)], [b('noop')], [b('fetch')]],
  },
  // Flags are none of POP3's business.
  {
    cast: ['pop3', 'imap'],
    steps: [[a('uidl')], [b('store', 'fetch body')], [a('leave', 'drop')], [a('noop')], [a('uidl')], [b('fetch')]],
  },
  // Several in one maildrop, where the server lets them in.
  {
    cast: ['pop3', 'pop3'],
    steps: [
      ...[[a('uidl')], [b('uidl', 'list')], [a('dele')], [b('rset', 'dele', 'retr')], [a('leave', 'rset', 'drop')]],
      ...[
        [b('list', 'dele', 'rset')],
        [a('noop')],
        [a('uidl', 'stat')],
        [b('leave', 'drop')],
        [b('noop')],
        [b('uidl')],
      ],
    ],
  },
  // Three see the same.
  {
    cast: ['imap', 'imap', 'imap'],
    steps: [[a('mark deleted', 'store'), b('store', 'append')], [c('expunge', 'noop')], [a('noop')], [b('noop')]],
  },
];

function fits(plays: Cast[number], session: PlannedSession | undefined): boolean {
  if (session?.protocol !== 'imap') return session?.protocol === plays;
  return plays === 'imap' && session.opens === 'INBOX' && !session.readOnly;
}

/** Sessions for a cast, each another one; undefined where the plan lacks some. */
function castFor(cast: Cast, sessions: readonly PlannedSession[], from: number): readonly number[] | undefined {
  const free = sessions.map((_, index) => (from + index) % sessions.length);
  const chosen: number[] = [];
  for (const plays of cast) {
    const found = free.find((index) => !chosen.includes(index) && fits(plays, sessions[index]));
    if (found === undefined) return undefined;
    chosen.push(found);
  }
  return chosen;
}

export interface SceneDice {
  readonly scene: number;
  /** Which of the sessions comes first. */
  readonly from: number;
  /** The messages that all of the scene is about. */
  readonly shared: number;
  /** Three for each act; used again from the first on when there are more acts. */
  readonly throws: readonly Throw[];
}

/** The steps of a scene that these sessions can play, in words that the server takes; undefined where there is none. */
export function sceneOf(
  sessions: readonly PlannedSession[],
  words: Readonly<Record<'imap' | 'pop3', readonly Weighted<PlanWord>[]>>,
  { scene, from, shared, throws }: SceneDice,
): readonly PlanStep[] | undefined {
  const possible = scenes.flatMap(({ cast, steps }) => {
    const players = castFor(cast, sessions, from);
    return players ? [{ players, steps }] : [];
  });
  const chosen = possible[scene % Math.max(1, possible.length)];
  if (!chosen) return undefined;
  let acts = 0;
  const steps = chosen.steps.flatMap((together): readonly PlanStep[] => {
    const parts = together.flatMap(({ who, words: meant, how }) => {
      const session = chosen.players[who] ?? 0;
      const [first, second, third] = throws[acts++ % throws.length] ?? [0, 0, 0];
      const known = words[sessions[session]?.protocol ?? 'imap'];
      const taken = meant.filter((word) => known.some((one) => one.word === word));
      const word = taken[first % Math.max(1, taken.length)];
      if (word === undefined) return [];
      return [{ session, intents: [{ word, dice: [shared, how?.(shared) ?? second, third] as const }] }];
    });
    return parts.length === 0 ? [] : [{ kind: 'turn', parts }];
  });
  const acting = steps.flatMap((step) => (step.kind === 'turn' ? step.parts.map(({ session }) => session) : []));
  return new Set(acting).size < chosen.players.length ? undefined : steps;
}
