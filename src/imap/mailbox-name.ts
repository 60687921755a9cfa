/** How the server writes names of mailboxes. */
export interface Hierarchy {
  /** Personal namespace, `` or e.g. `INBOX.`: stands before every name but INBOX (RFC 9051 section 6.3.10). */
  readonly prefix: string;
  /** Empty where names have no levels (RFC 9051 section 6.3.9). */
  readonly delimiter: string;
}

/** INBOX has no case (RFC 9051 section 5.1). */
export const isInbox = (name: string): boolean => name.toUpperCase() === 'INBOX';

/** A folder of the user as the server names it. */
export function nameOnServer(folder: string, { prefix, delimiter }: Hierarchy): string {
  if (isInbox(folder)) return 'INBOX';
  return prefix + (delimiter === '' ? folder : folder.replaceAll('/', delimiter));
}

/** A mailbox of the server as the user names it; nothing where it is none of the user's own. */
export function nameForUser(mailbox: string, { prefix, delimiter }: Hierarchy): string | undefined {
  if (isInbox(mailbox)) return 'INBOX';
  if (!mailbox.startsWith(prefix)) return undefined;
  const name = mailbox.slice(prefix.length);
  return delimiter === '' ? name : name.replaceAll(delimiter, '/');
}
