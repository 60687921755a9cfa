import type { CommandPiece, ImapExchange } from '../../driver/imap-command.ts';
import { astring } from '../../imap/writer.ts';
import { arrived, locate, stateOf } from './arrived.ts';
import { refused } from './link.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import type { Before, Change, Outcome } from './queue.ts';
import type { Step } from './replay-messages.ts';
import { codeIn } from './values.ts';

type Save = Change & { readonly kind: 'save' };

/** Uploads a message (RFC 4549 section 4.2.1): once, for APPEND done twice makes two messages. */
export async function saveMessage(step: Step, change: Save): Promise<Outcome> {
  const { context, queue, entry } = step;
  const { store } = context;
  const { folder, key } = change;
  if (entry.attempt) {
    const address = (await arrived(context, folder, entry.attempt, [change])).get(key);
    if (address) {
      store.settle(folder, key, address);
      return 'done';
    }
  }
  const before = await stateOf(context, folder);
  queue.note({ before, complete: entry.loss !== 'in the middle' });
  const outcome = await send(step, change);
  if (outcome === 'lost') return 'lost';
  await settle(step, change, before, outcome);
  return 'done';
}

async function send({ context, entry }: Step, { folder, octets }: Save): Promise<ImapExchange | 'lost'> {
  const { link, options } = context;
  const mailbox = astring(nameOnServer(folder, options.hierarchy));
  const command: readonly CommandPiece[] = [`APPEND ${mailbox} `, { literal: octets }];
  if (entry.loss !== undefined) {
    await link.appendAndReset(mailbox, octets, entry.loss);
    return 'lost';
  }
  const first = await link.run(command);
  if (first.status === 'OK') return first;
  if (!entry.offline || !codeIn(first, 'TRYCREATE')) throw refused(command, first);
  await link.must(`CREATE ${mailbox}`);
  return link.must(command);
}

/** APPENDUID tells the UID (RFC 4315 section 3); else the message is found by its header. */
async function settle({ context }: Step, change: Save, before: Before, exchange: ImapExchange): Promise<void> {
  const [uidValidity, uid] = codeIn(exchange, 'APPENDUID')?.args ?? [];
  const told =
    uidValidity?.kind === 'number' && uid?.kind === 'number'
      ? { uidValidity: Number(uidValidity.value), uid: Number(uid.value) }
      : (await locate(context, change.folder, before, [change])).get(change.key);
  if (told) context.store.settle(change.folder, change.key, told);
}
