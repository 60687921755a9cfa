import type { CreateParameter, Extension, ImapSession, MailboxPlan } from '../../contract.ts';
import { no, Refusal, SyntaxFault } from '../../reply.ts';
import type { Scanner } from '../../scanner.ts';

/** Uses that a mailbox of this server can have; `\All` and `\Flagged` would need virtual ones (RFC 6154 section 2). */
const archive = String.raw`\Archive`;
const supported = [archive, ...['Drafts', 'Junk', 'Sent', 'Trash'].map((use) => `\\${use}`)];

/** CREATE-SPECIAL-USE (RFC 6154 section 3). */
export const createSpecialUse: Extension = {
  name: 'create-special-use',
  capabilities: () => ['CREATE-SPECIAL-USE'],
  createParameters: { USE: { parse, apply } satisfies CreateParameter },
};

function parse(scanner: Scanner, { behaviour }: ImapSession): readonly string[] {
  scanner.space();
  const uses = scanner.list(
    () => {
      scanner.word('\\');
      return `\\${scanner.atom()}`;
    },
    { empty: true },
  );
  if (uses.length === 0 && behaviour.has('imap.create.no-uses-refused')) throw new SyntaxFault('USE needs a use');
  return uses;
}

function apply(session: ImapSession, given: unknown, plan: MailboxPlan): void {
  const { behaviour } = session;
  for (const use of given as readonly string[]) {
    const known = supportedUses(session, use).find((one) => one.toLowerCase() === use.toLowerCase());
    if (known !== undefined) addUse(session, known, plan);
    else if (!behaviour.has('imap.create.unknown-use-taken')) refuse(session, `${use} is no use for a mailbox here`);
  }
}

function supportedUses({ behaviour }: ImapSession, asked: string): readonly string[] {
  const isArchive = asked.toLowerCase() === archive.toLowerCase();
  const isLacking = isArchive && behaviour.setting('imap.special-use-archive') === 'refused';
  return isLacking ? supported.filter((use) => use !== archive) : supported;
}

function addUse(session: ImapSession, use: string, plan: MailboxPlan): void {
  const { behaviour, account } = session;
  const taken = account.folders().some(({ mailbox }) => mailbox?.specialUse.has(use) === true);
  if (taken && behaviour.setting('imap.special-use-twice') === 'refused') refuse(session, `${use} has its mailbox`);
  if (!behaviour.has('imap.create.use-forgotten')) plan.specialUse.add(use);
}

function refuse({ behaviour }: ImapSession, text: string): never {
  throw new Refusal(behaviour.has('imap.create.no-useattr') ? no(text) : no(text, 'USEATTR'));
}
