import type { ImapAppOptions, MailApp } from '../app.ts';
import { DeviceError } from '../error.ts';

/** A mail app over IMAP: folders cached by UIDVALIDITY and UID, a queue of what was done offline. */
export function createImapApp(options: ImapAppOptions): MailApp {
  throw new DeviceError('not-offered', `no IMAP app yet, synchronised by ${options.method}`);
}
