import type { Part, PlanStep } from './plan.ts';
import type { LanguageStep, Move } from './moves.ts';
import { moveOf } from './moves.ts';
import type { ImapSitting, Pop3Sitting, World } from './world.ts';

type Sitting = ImapSitting | Pop3Sitting;

interface Turn {
  readonly sitting: Sitting;
  readonly moves: readonly Move[];
}

const opensMailbox = /^(SELECT|EXAMINE|CLOSE|UNSELECT|RENAME|DELETE|CREATE) ?/;

/** Whether a command may follow in the same write: nothing about it may depend on what comes before (RFC 9051 section 5.5). */
function mayFollow(earlier: readonly Move[], next: Move, sitting: Sitting): boolean {
  if (next.draft === undefined || earlier.some(({ draft }) => draft === undefined)) return false;
  if ([...earlier, next].some(({ line }) => opensMailbox.test(line))) return false;
  if (sitting.protocol === 'pop3') return true;
  return !next.draft.byNumber || earlier.every(({ draft }) => draft?.brings === 'no expunge');
}

/** The commands of a part: pipelined as far as that is legal. POP3 takes several where it announces PIPELINING. */
function movesOf(world: World, part: Part, sitting: Sitting): readonly Move[] {
  const [first, ...more] = part.intents;
  const move = first && moveOf(world, sitting, first);
  if (!move) return [];
  const moves = [move];
  const pipelines = sitting.protocol === 'imap' || world.pop3View(sitting).abilities.has('PIPELINING');
  for (const intent of pipelines ? more : []) {
    const next = moveOf(world, sitting, intent);
    if (next && mayFollow(moves, next, sitting)) moves.push(next);
  }
  return moves;
}

function written({ sitting, moves }: Turn): LanguageStep {
  const [first] = moves;
  const lines = moves.map(({ line }) => line);
  return { [sitting.name]: lines.length === 1 ? lines[0] : lines, ...first?.keys };
}

function writeAlone(turn: Turn): LanguageStep {
  for (const move of turn.moves) move.apply();
  return written(turn);
}

/** Sessions that act at once; what only one session can do by itself comes before. */
function writeTurns(world: World, parts: readonly Part[]): readonly LanguageStep[] {
  world.together = parts.length > 1;
  const steps: LanguageStep[] = [];
  const together: Turn[] = [];
  for (const part of parts) {
    const sitting = world.sittings[part.session];
    if (!sitting) continue;
    const turn = { sitting, moves: movesOf(world, part, sitting) };
    if (turn.moves.length === 0) continue;
    if (turn.moves.some(({ alone }) => alone)) steps.push(writeAlone(turn));
    else together.push(turn);
  }
  world.together = false;
  const [only] = together;
  if (together.length === 1 && only) return [...steps, writeAlone(only)];
  if (together.length === 0) return steps;
  const group = { 'at once': together.map(writeAlone) };
  for (const { sitting } of together) if (sitting.protocol === 'imap') world.doubt(sitting);
  return [...steps, group];
}

/** The steps of the language that a step of a plan stands for. */
export function writeStep(world: World, step: PlanStep): readonly LanguageStep[] {
  if (step.kind === 'turn') return writeTurns(world, step.parts);
  if (step.kind === 'restart') {
    world.restart();
    return [{ operator: 'restart' }];
  }
  world.deliver();
  return [{ operator: `deliver ${step.fixture}` }];
}
