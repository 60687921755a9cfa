import type { Session } from '../driver/session.ts';
import type { ActStep, CommandStep } from '../script/model.ts';
import type { CaseContext } from './context.ts';
import { sourcesOf } from './context.ts';
import type { Flight } from './flight.ts';
import { newFlight } from './flight.ts';
import type { Awaited, Chunk, LiveDevice } from './live-device.ts';
import { commandWord, renderCommand, renderRaw } from './render.ts';

/** What a step is about to send, and the replies that will end it. */
interface Prepared {
  readonly awaited: readonly Awaited[];
  readonly chunks: readonly Chunk[];
}

const DONE: Chunk = { octets: Buffer.from('DONE\r\n'), command: 0, afterContinuation: false, secret: false };

/** The rest of a command that a step before this one left half way: `DONE` ends IDLE, `(go on)` sends what was held back. */
function resume(device: LiveDevice, first: readonly Chunk[]): Prepared {
  const { awaited, chunks } = device.unfinished ?? { awaited: [], chunks: [] };
  device.unfinished = undefined;
  return { awaited, chunks: first.length > 0 ? first : chunks };
}

function prepareCommands(context: CaseContext, device: LiveDevice, step: CommandStep): Prepared {
  const [only] = step.commands;
  if (only && step.commands.length === 1 && device.unfinished && commandWord(only) === 'DONE')
    return resume(device, [DONE]);
  const awaited: Awaited[] = [];
  const chunks: Chunk[] = [];
  const sources = sourcesOf(context, device.session);
  step.commands.forEach((command, index) => {
    const tag = device.device.protocol === 'imap' ? (command.tag ?? device.nextTag()) : undefined;
    awaited.push(tag === undefined ? { text: command.text } : { text: command.text, tag });
    chunks.push(...renderCommand(command, index, tag, sources));
  });
  context.tally.add(step.commands.length);
  return { awaited, chunks };
}

function prepareOne(context: CaseContext, device: LiveDevice, step: CommandStep | ActStep): Prepared {
  if (step.op === 'command') return prepareCommands(context, device, step);
  if (step.act === 'raw') return { awaited: [], chunks: renderRaw(step.parts, sourcesOf(context, device.session)) };
  if (step.act === 'go on') return resume(device, []);
  return { awaited: [], chunks: [] };
}

/** A flight for one or more steps of a device, in order, ready to be sent. */
export function prepareFlight(
  context: CaseContext,
  device: LiveDevice,
  session: Session,
  steps: readonly (CommandStep | ActStep)[],
): Flight {
  const awaited: Awaited[] = [];
  const chunks: Chunk[] = [];
  for (const step of steps) {
    const prepared = prepareOne(context, device, step);
    chunks.push(...prepared.chunks.map((chunk) => ({ ...chunk, command: chunk.command + awaited.length })));
    awaited.push(...prepared.awaited);
  }
  return newFlight(device, session, awaited, chunks, steps[0]?.split);
}
