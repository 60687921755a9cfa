import type { Mailbox } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import type { View } from './view.ts';

/** The flags that every mailbox has (RFC 9051 section 2.3.2). */
export const systemFlags: readonly string[] = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'];

/** `FLAGS (...)`: what may stand in FETCH FLAGS of the mailbox. */
export function flagsResponse(mailbox: Mailbox): string {
  return `FLAGS (${[...systemFlags, ...mailbox.keywords].join(' ')})`;
}

/** `PERMANENTFLAGS (...)`: what this session can change for good; new keywords can be made (`\*`) while there is room. */
export function permanentFlagsCode(mailbox: Mailbox, options: { readonly readOnly: boolean }): string {
  const flags = options.readOnly
    ? []
    : [...systemFlags, ...mailbox.keywords, ...(mailbox.takesNewKeywords ? ['\\*'] : [])];
  return `PERMANENTFLAGS (${flags.join(' ')})`;
}

/** Tells of keywords that appeared since FLAGS was last sent, so that no FETCH FLAGS has an unknown one. */
export function announceKeywords(session: ImapSession, view: View): void {
  const { keywords } = view.mailbox;
  if (keywords.size === view.announcedKeywords.size) return;
  for (const keyword of keywords) view.announcedKeywords.add(keyword);
  if (session.behaviour.setting('imap.new-keywords') === 'untold') return;
  session.send(flagsResponse(view.mailbox));
  session.send(`OK [${permanentFlagsCode(view.mailbox, view)}] Flags that can be kept`);
}
