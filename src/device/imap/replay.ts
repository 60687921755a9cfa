import { DeviceError } from '../error.ts';
import type { Context } from './context.ts';
import type { Entry, Outcome, Queue } from './queue.ts';
import { changeFolders } from './replay-folders.ts';
import { changeFlags, removeMessages } from './replay-messages.ts';
import { saveMessage } from './replay-save.ts';
import { transferMessages } from './replay-transfer.ts';

/** Why a change cannot be done, and the folders of which the cache may be wrong now. */
export interface Refusal {
  readonly error: DeviceError;
  readonly folders: readonly string[];
}

/**
 * Does on the server what waits in the queue, in order (RFC 4549 sections 3 and 5.1). What the server refuses is left
 * out and told; anything else that goes wrong stops the replay, and the change stays first in the queue.
 */
export async function replay(
  context: Context,
  queue: Queue,
): Promise<{ readonly outcome: Outcome; readonly refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  for (let entry = queue.first; entry; entry = queue.first) {
    try {
      if ((await carryOut(context, queue, entry)) === 'lost') {
        queue.lost();
        return { outcome: 'lost', refusals };
      }
    } catch (cause) {
      if (!(cause instanceof DeviceError) || cause.code !== 'refused') throw cause;
      refusals.push({ error: cause, folders: foldersOf(entry) });
    }
    queue.shift();
  }
  return { outcome: 'done', refusals };
}

function carryOut(context: Context, queue: Queue, entry: Entry): Promise<Outcome> {
  const { change } = entry;
  const step = { context, queue, entry };
  switch (change.kind) {
    case 'flags':
      return changeFlags(context, change);
    case 'remove':
      return removeMessages(step, change);
    case 'copy':
    case 'move':
      return transferMessages(step, change);
    case 'save':
      return saveMessage(step, change);
    case 'new folder':
    case 'delete folder':
    case 'rename folder':
      return changeFolders(context, change);
  }
}

function foldersOf({ change }: Entry): readonly string[] {
  return 'to' in change ? [change.folder, change.to] : [change.folder];
}
