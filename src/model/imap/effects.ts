import type { Data } from '../../imap/value.ts';
import type { ImapCommand } from './command.ts';
import { itemsOf, plainName, wordOf } from './words.ts';

/**
 * Commands that leave what other sessions see as it is; what is not listed may change something. SELECT takes \Recent,
 * which no two sessions have to agree on.
 */
const harmless: ReadonlySet<string> = new Set([
  ...['CAPABILITY', 'NOOP', 'LOGOUT', 'LOGIN', 'AUTHENTICATE', 'STARTTLS', 'ENABLE', 'ID', 'COMPRESS', 'LANGUAGE'],
  ...[
    'SELECT',
    'EXAMINE',
    'LIST',
    'LSUB',
    'XLIST',
    'STATUS',
    'NAMESPACE',
    'IDLE',
    'CHECK',
    'UNSELECT',
    'NOTIFY',
    'ESEARCH',
  ],
  ...['SEARCH', 'SORT', 'THREAD', 'GETQUOTA', 'GETQUOTAROOT', 'GETACL', 'MYRIGHTS', 'LISTRIGHTS', 'GETMETADATA'],
]);

/** FETCH items that set `\Seen` (RFC 9051 section 6.4.5, RFC 3501 section 6.4.5). */
const setsSeen: ReadonlySet<string> = new Set(['BODY', 'BINARY', 'RFC822', 'RFC822.TEXT']);

/** Whether a command may change something that another session can see. */
export function mayChange(command: ImapCommand): boolean {
  const name = plainName(command);
  return name === 'FETCH' ? marksSeen(command) : !harmless.has(name);
}

/** Whether a FETCH sets `\Seen`, where the mailbox is not read-only. */
export function marksSeen(command: ImapCommand): boolean {
  const [, wanted] = command.args;
  if (wanted === undefined) return false;
  return (wanted.kind === 'list' ? itemsOf(wanted) : [wanted]).some(isTextOfMessage);
}

/** `BODY` alone is the structure; with a section it is text. */
function isTextOfMessage(item: Data): boolean {
  if (item.kind === 'item') return setsSeen.has(item.name);
  const word = wordOf(item) ?? '';
  return word.startsWith('RFC822') && setsSeen.has(word);
}

/** Whether a command turns on CONDSTORE (RFC 7162 section 3.1, 3.2.3), when it is answered OK. */
export function enablesCondstore(command: ImapCommand): boolean {
  const [, second, third] = command.args;
  switch (plainName(command)) {
    case 'SELECT':
    case 'EXAMINE':
      return itemsOf(second).some((item) => wordOf(item) === 'CONDSTORE' || wordOf(item) === 'QRESYNC');
    case 'STATUS':
      return itemsOf(second).some((item) => wordOf(item) === 'HIGHESTMODSEQ');
    case 'FETCH':
      return [second, ...itemsOf(second)].some((item) => wordOf(item) === 'MODSEQ') || changedSince(third);
    case 'STORE':
      return itemsOf(second).some((item) => wordOf(item) === 'UNCHANGEDSINCE');
    case 'SEARCH':
      return command.args.some(
        (item) => wordOf(item) === 'MODSEQ' || itemsOf(item).some((key) => wordOf(key) === 'MODSEQ'),
      );
    default:
      return false;
  }
}

function changedSince(modifiers: Data | undefined): boolean {
  return itemsOf(modifiers).some((item) => wordOf(item) === 'CHANGEDSINCE');
}
