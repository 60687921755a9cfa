import { imapCommand } from '../driver/login.ts';
import { astring } from '../imap/writer.ts';
import type { Body, Seed, SeedMailbox } from '../script/model.ts';
import type { Account, Target } from '../targets/target.ts';
import { limits } from '../wire/limits.ts';
import type { OpenOptions } from './open.ts';
import { openTo } from './open.ts';
import { type Hierarchy, isInbox, nameOnServer } from '../imap/mailbox-name.ts';
import { SetUpError } from './set-up-error.ts';

type SeedOptions = Omit<OpenOptions, 'protocol' | 'to' | 'name' | 'revision'> & {
  readonly octets: (fixture: string) => Buffer;
  readonly speaksImap: boolean;
  readonly hierarchy: Hierarchy;
};

/** `APPEND mailbox (flags) "date" {n}` with the message as synchronizing literal (RFC 9051 section 6.3.12). */
function appendCommand(
  mailbox: string,
  seed: Seed,
  octets: Buffer,
): readonly (string | { readonly literal: Buffer })[] {
  const flags = seed.flags.length > 0 ? ` (${seed.flags.join(' ')})` : '';
  const date = seed.date === undefined ? '' : ` "${seed.date.padStart(26)}"`;
  return [`APPEND ${astring(mailbox)}${flags}${date} `, { literal: octets }];
}

async function seedByImap(mailboxes: readonly SeedMailbox[], options: SeedOptions): Promise<void> {
  const opened = await openTo({ ...options, protocol: 'imap', to: 'authenticated', name: 'set-up' });
  await using session = opened.session;
  const deadlineMs = limits.replyMs * options.timeoutScale;
  const must = async (command: Parameters<typeof imapCommand>[1], what: string): Promise<void> => {
    options.tally.add(1);
    const reply = await imapCommand(session, command, deadlineMs);
    if (reply.status !== 'OK')
      throw new SetUpError(`${what} was answered ${reply.status ?? 'with nothing'} ${reply.tagged?.text ?? ''}`);
  };
  for (const mailbox of mailboxes) {
    const name = nameOnServer(mailbox.name, options.hierarchy);
    if (!isInbox(name)) await must(`CREATE ${astring(name)}`, `CREATE ${name}`);
    for (const seed of mailbox.messages)
      await must(appendCommand(name, seed, options.octets(seed.fixture)), `APPEND of ${seed.fixture} to ${name}`);
  }
  await must('LOGOUT', 'LOGOUT');
}

async function seedByDelivery(
  mailboxes: readonly SeedMailbox[],
  target: Target,
  account: Account,
  octets: (fixture: string) => Buffer,
): Promise<void> {
  const messages = mailboxes.flatMap((box) => box.messages.map((seed) => octets(seed.fixture)));
  if (messages.length > 0) await target.deliver?.(account.user, messages);
}

/**
 * Fills an empty account with the starting mailboxes of a body: by APPEND where the target speaks IMAP, else by
 * delivery from outside. Returns whether delivery was the way, so that trace fields on top are no finding.
 */
export async function seedAccount(body: Body, options: SeedOptions): Promise<{ readonly delivered: boolean }> {
  const wanted = body.mailboxes.filter((box) => box.messages.length > 0 || !isInbox(box.name));
  if (wanted.length === 0) return { delivered: false };
  if (options.speaksImap) await seedByImap(wanted, options);
  else await seedByDelivery(wanted, options.target, options.account, options.octets);
  return { delivered: !options.speaksImap };
}
