import type { Protocol } from './model.ts';

/** Commands that clients send, and whether they leave the server as it was. */
type Commands = Readonly<Record<string, 'reads' | 'changes'>>;

/** RFC 9051 and RFC 3501 section 6, and the extensions' own. SELECT takes `\Recent` away, so it changes something. */
const imap: Commands = {
  ...{ CAPABILITY: 'reads', NOOP: 'reads', LOGOUT: 'reads', STARTTLS: 'reads', AUTHENTICATE: 'reads', LOGIN: 'reads' },
  ...{ ENABLE: 'reads', SELECT: 'changes', EXAMINE: 'reads', CREATE: 'changes', DELETE: 'changes', RENAME: 'changes' },
  ...{
    SUBSCRIBE: 'changes',
    UNSUBSCRIBE: 'changes',
    LIST: 'reads',
    LSUB: 'reads',
    NAMESPACE: 'reads',
    STATUS: 'reads',
  },
  ...{ APPEND: 'changes', IDLE: 'reads', DONE: 'reads', CHECK: 'reads', CLOSE: 'changes', UNSELECT: 'reads' },
  ...{ EXPUNGE: 'changes', SEARCH: 'reads', FETCH: 'reads', STORE: 'changes', COPY: 'changes', MOVE: 'changes' },
  ...{
    UID: 'reads',
    ID: 'reads',
    SORT: 'reads',
    THREAD: 'reads',
    COMPRESS: 'reads',
    NOTIFY: 'reads',
    ESEARCH: 'reads',
  },
  ...{ CANCELUPDATE: 'reads', REPLACE: 'changes', GETQUOTA: 'reads', GETQUOTAROOT: 'reads', SETQUOTA: 'changes' },
  ...{ GETACL: 'reads', LISTRIGHTS: 'reads', MYRIGHTS: 'reads', SETACL: 'changes', DELETEACL: 'changes' },
  ...{ GETMETADATA: 'reads', SETMETADATA: 'changes', LANGUAGE: 'reads', COMPARATOR: 'reads', UNAUTHENTICATE: 'reads' },
  ...{ GENURLAUTH: 'reads', URLFETCH: 'reads', RESETKEY: 'changes', CONVERT: 'reads', GETJMAPACCESS: 'reads' },
};

/** RFC 1939 sections 4 to 7, RFC 2449, RFC 2595, RFC 5034, RFC 6856. */
const pop3: Commands = {
  ...{ USER: 'reads', PASS: 'reads', APOP: 'reads', AUTH: 'reads', CAPA: 'reads', STLS: 'reads', QUIT: 'reads' },
  ...{ STAT: 'reads', LIST: 'reads', RETR: 'reads', TOP: 'reads', UIDL: 'reads', NOOP: 'reads', RSET: 'reads' },
  ...{ DELE: 'changes', LANG: 'reads', UTF8: 'reads' },
};

const commands = { imap, pop3 } as const;

/** The names of the commands of a protocol. */
export function commandNames(protocol: Protocol): readonly string[] {
  return Object.keys(commands[protocol]);
}

/** The command's name in upper case; for `UID FETCH` the part behind UID. */
export function commandName(text: string): string {
  const [first = '', second = ''] = text.trim().toUpperCase().split(/\s+/);
  return first === 'UID' ? second : first;
}

/** True for a command that a client may send. */
export function isKnownCommand(protocol: Protocol, text: string): boolean {
  return Object.hasOwn(commands[protocol], commandName(text));
}

/** True when a command leaves mailboxes, messages and flags as they were. */
export function onlyReads(protocol: Protocol, text: string): boolean {
  const name = commandName(text);
  if (protocol === 'imap' && name === 'FETCH' && setsSeen(text)) return false;
  return commands[protocol][name] === 'reads';
}

/** FETCH of a body without PEEK sets `\Seen` (RFC 9051 section 6.4.5). */
function setsSeen(text: string): boolean {
  return /\b(BODY|BINARY)\[|\bRFC822(\.TEXT)?(?![\w.])/i.test(text);
}
