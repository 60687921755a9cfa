import type { Data } from '../../imap/value.ts';
import { isInbox } from '../../imap/mailbox-name.ts';
import { textOf } from '../../imap/text-of.ts';
import type { ImapCommand } from './command.ts';

/** A mailbox as the wire names it; INBOX in upper case, for it is one in any case of letters (RFC 9051 section 5.1). */
export function mailboxOf(data: Data | undefined): string {
  const name = textOf(data) ?? '';
  return isInbox(name) ? 'INBOX' : name;
}

/** A number of a response, where it is one that fits. */
export function numberOf(data: Data | undefined): number | undefined {
  return data?.kind === 'number' && data.value <= 0xffff_ffffn ? Number(data.value) : undefined;
}

/** The items of a list; of anything else none. */
export function itemsOf(data: Data | undefined): readonly Data[] {
  return data?.kind === 'list' ? data.items : [];
}

/** An unquoted word in upper case. */
export function wordOf(data: Data | undefined): string | undefined {
  if (data?.kind === 'atom' || data?.kind === 'nil') return data.text.toUpperCase();
  if (data?.kind === 'number') return data.text;
  return data?.kind === 'item' ? data.name : undefined;
}

/** Whether a word stands among the values, at any depth, as an unquoted one. */
export function hasWord(values: readonly Data[], word: string): boolean {
  return values.some((data) => (data.kind === 'list' ? hasWord(data.items, word) : wordOf(data) === word));
}

/** The name of a command without `UID`. */
export function plainName(command: ImapCommand): string {
  return command.name.startsWith('UID ') ? command.name.slice(4) : command.name;
}

/** Whether it names messages by UID. */
export function isByUid(command: ImapCommand): boolean {
  return command.name.startsWith('UID ');
}

/** SELECT or EXAMINE. */
export function isSelect(command: ImapCommand | undefined): boolean {
  return command?.name === 'SELECT' || command?.name === 'EXAMINE';
}
