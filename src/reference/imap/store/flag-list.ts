import type { Mailbox } from '../../store/store.ts';
import { limits } from '../../limits.ts';
import type { ImapSession } from '../contract.ts';
import { systemFlags } from '../flag-lists.ts';
import { bad, no, Refusal } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

/** flag-list, or for STORE flags with spaces between them (RFC 9051 section 9 store-att-flags). */
export function parseFlags(scanner: Scanner): readonly string[] {
  if (scanner.peek() === '(') return parseFlagList(scanner);
  const flags = [scanner.flag()];
  while (scanner.trySpace()) flags.push(scanner.flag());
  return flags;
}

/** flag-list of RFC 9051 section 9; it may be empty. */
export function parseFlagList(scanner: Scanner): readonly string[] {
  return scanner.list(() => scanner.flag(), { empty: true });
}

/** Refuses flags that a mailbox cannot have: unknown ones with a backslash, and more keywords than the server keeps. */
export function checkFlags(session: ImapSession, mailbox: Mailbox, flags: readonly string[]): void {
  for (const flag of flags) {
    if (flag.startsWith('\\') && !systemFlags.includes(flag)) checkUnknown(session, flag);
    if (flag.length > limits.keywordOctets) throw new Refusal(no('The keyword is too long', 'LIMIT'));
  }
  // The same in any case (RFC 9051 section 9).
  const keywords = flags.filter((flag) => !flag.startsWith('\\')).map((flag) => flag.toLowerCase());
  const all = new Set([...Array.from(mailbox.keywords, (keyword) => keyword.toLowerCase()), ...keywords]);
  if (all.size > mailbox.keywords.size && all.size > limits.keywords)
    throw new Refusal(no('The mailbox has too many keywords', 'LIMIT'));
}

function checkUnknown({ behaviour }: ImapSession, flag: string): void {
  if (behaviour.has('imap.store.unknown-system-flag')) return;
  const refused = behaviour.setting('imap.unknown-system-flag') === 'bad' ? bad : no;
  throw new Refusal(refused(`There is no flag ${flag}`));
}
