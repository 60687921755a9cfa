import { posix } from 'node:path';
import type { RunningContainer } from './container-address.ts';
import { execInContainer } from './container-exec.ts';
import type { Delivery } from './definition.ts';
import { deliverOverLmtp, lmtpReplyMs } from './lmtp.ts';
import { tarOf } from './tar.ts';
import { TargetError } from './target.ts';

interface Mail {
  readonly user: string;
  readonly messages: readonly Buffer[];
  readonly lmtp: { readonly host: string; readonly port: number } | undefined;
}

/** Puts messages into a user's INBOX in the way that the definition names. */
export async function deliverInContainer(running: RunningContainer, deliver: Delivery, mail: Mail): Promise<void> {
  if (deliver.kind === 'exec') return deliverByProgram(running, deliver.command, mail);
  if (mail.lmtp === undefined) throw new TargetError('operator', 'the LMTP port is not known', 'start the target first');
  const recipient = deliver.recipient.replaceAll('{user}', mail.user);
  await deliverOverLmtp({ ...mail.lmtp, recipient, messages: mail.messages, timeoutMs: lmtpReplyMs });
}

let batches = 0;

async function deliverByProgram(running: RunningContainer, command: readonly string[], { user, messages }: Mail): Promise<void> {
  const { container, definition } = running;
  batches += 1;
  const directory = `mailspec-${process.pid}-${batches}`;
  const files = messages.map((content, index) => ({ name: posix.join(directory, `${index + 1}.eml`), content }));
  await container.putArchive(tarOf(files), { path: '/tmp' });
  const paths = files.map(({ name }) => posix.join('/tmp', name));
  const { status, output } = await execInContainer(container, [...command, user, ...paths]);
  if (status === 0) return;
  const advice = `try it by hand: docker exec CONTAINER ${command.join(' ')} ${user} FILE`;
  const text = `delivery to ${user} on ${definition.name} failed with status ${status}: ${output.trim()}`;
  throw new TargetError('operator', text, advice);
}
