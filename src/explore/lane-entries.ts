import type { SessionTrace } from '../run/case.ts';

/** A line of a lane. */
export interface Entry {
  readonly at: number;
  readonly lane: number;
  /** Sent, received, or something that happened to the connection. */
  readonly side: '>' | '<' | '!';
  readonly text: string;
  /** False where it goes on with the octets of the same write or read. */
  readonly begins: boolean;
}

/** Commands of a log-in: they are the same in every case. */
const logIn = /^(\S+ (LOGIN|CAPABILITY|AUTHENTICATE|STARTTLS)|USER|PASS|APOP|CAPA|AUTH|STLS)\b/i;

/** Each session ends so, when the case is over. */
const ourEnd = 'we closed';

/** Lines of a list that are shown. */
const LISTED = 10;

/** The device of a session: `phone 2` is the second of `phone`. */
export function deviceOf(session: string): string {
  return session.replace(/ \d+$/, '');
}

/** True for a line that begins a response of IMAP, or that is a status line of POP3. */
export function beginsResponse(text: string): boolean {
  return /^(\*|\+|[A-Za-z]*\d+ (OK|NO|BAD)|-ERR)/.test(text);
}

/** Lines of LIST and UIDL. */
const isListing = (text: string): boolean => /^\d+ \S+$/.test(text);

/** The printed line without the escapes of its end. */
function shorten(text: string): string {
  return text.replace(/(\\r)?(\\n)?$/, '');
}

/** Octets of messages, sent or received, are left out: nobody needs them to understand what happened. */
function withoutContent(entries: readonly Entry[]): readonly Entry[] {
  let following = 0;
  let [announced, content] = [false, false];
  return entries.filter(({ side, text, begins }) => {
    if (side === '>') {
      if (begins) content = announced;
      announced = !content && /\{\d+\}$/.test(text);
      return !content;
    }
    following = side !== '<' || beginsResponse(text) ? 0 : following + 1;
    return following === 0 || (isListing(text) && following <= LISTED);
  });
}

/** What a session said and heard behind its log-in. */
export function entriesOf({ lines }: SessionTrace, lane: number): readonly Entry[] {
  const sides = { sent: '>', received: '<', event: '!' } as const;
  const all = lines.map(({ at, kind, text, begins }) => ({ at, lane, side: sides[kind], text: shorten(text), begins }));
  const lastLogIn = all.findLastIndex(({ side, text }) => side === '>' && logIn.test(text));
  const next = all.findIndex(({ side }, index) => index > lastLogIn && side === '>');
  if (next === -1) return [];
  const lastSaid = all.findLastIndex(({ side }) => side !== '!');
  const told = all.slice(next, lastSaid + 2).filter(({ side, text }) => side !== '!' || !text.startsWith(ourEnd));
  return withoutContent(told);
}
