import { describe, expect, test } from 'vitest';
import type { PlannedSession, PlanStep } from './plan.ts';
import { sceneOf } from './scenes.ts';

const reads: PlannedSession = { protocol: 'imap', opens: 'INBOX', readOnly: true };
const writes: PlannedSession = { ...reads, readOnly: false };
const pop3: PlannedSession = { protocol: 'pop3' };

const weighted = <const W extends string>(...words: readonly W[]): { word: W; weight: number }[] =>
  words.map((word) => ({ word, weight: 1 }));
const words = {
  imap: weighted('noop', 'fetch', 'store', 'mark deleted', 'expunge', 'select', 'copy', 'append', 'search'),
  pop3: weighted('stat', 'list', 'dele', 'rset', 'leave'),
};

function scenesOf(sessions: readonly PlannedSession[]): readonly (readonly PlanStep[] | undefined)[] {
  const dice = { from: 1, shared: 5, throws: [[0, 1, 2] as const, [7, 8, 9] as const] };
  return Array.from({ length: 60 }, (_, scene) => sceneOf(sessions, words, { ...dice, scene }));
}

const intentsOf = (steps: readonly PlanStep[] | undefined) =>
  (steps ?? []).flatMap((step) =>
    step.kind === 'turn'
      ? step.parts.flatMap(({ session, intents }) => intents.map((one) => ({ session, ...one })))
      : [],
  );

describe('a scene', () => {
  test('has only words that the server takes, of the protocol of who says them', () => {
    const sessions = [writes, pop3, writes, pop3];
    for (const { session, word } of scenesOf(sessions).flatMap(intentsOf))
      expect(words[sessions[session]?.protocol ?? 'imap'].map((one) => one.word)).toContain(word);
  });

  test('is played by several, who may all write to INBOX', () => {
    const all = scenesOf([writes, reads, pop3, writes]).filter((steps) => steps !== undefined);
    expect(all.length).toBeGreaterThan(30);
    for (const steps of all) {
      const players = new Set(intentsOf(steps).map(({ session }) => session));
      expect(players.size).toBeGreaterThan(1);
      expect(players.has(1)).toBe(false);
    }
  });

  test('is about the same messages from its start to its end', () => {
    for (const { dice } of scenesOf([writes, writes]).flatMap(intentsOf)) expect(dice[0]).toBe(5);
  });

  test("is not there for sessions that are in nobody's way", () => {
    expect(scenesOf([writes]).concat(scenesOf([reads, writes]))).toEqual(Array(120).fill(undefined));
  });
});
