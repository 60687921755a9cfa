import { sessionsOf } from '../../account-sessions.ts';
import { command, type Extension, type ImapSession } from '../../contract.ts';
import { bad, ok, Refusal } from '../../reply.ts';
import type { Scanner } from '../../scanner.ts';
import { enablesQresync, tellEnabled } from '../qresync/enabling.ts';

const enableCommand = command<readonly string[]>({
  name: 'ENABLE',
  state: 'authenticated',
  parse: (scanner, session) => {
    if (session.state === 'selected') refuseWhenSelected(session);
    return readWords(scanner, session);
  },
  run: (session, words) => {
    const { behaviour, enabled, extensions } = session;
    const known = [...new Set(words)].filter((word) => extensions.canEnable(word));
    if (known.length < words.length && behaviour.has('imap.enable.unknown-bad')) return bad('What is that?');
    const granted = known.filter((word) => word !== 'QRESYNC' || enablesQresync(words, behaviour));
    const fresh = granted.filter((word) => !enabled.has(word));
    tellEnabled(session, fresh);
    for (const word of fresh) switchOn(session, word);
    const told = toldWords(session, words, fresh);
    if (told.length > 0 || !behaviour.has('imap.enable.silent-when-nothing')) {
      session.send(['ENABLED', ...told.map(spelling)].join(' '));
    }
    return ok('Enabled');
  },
});

function refuseWhenSelected(session: ImapSession): void {
  if (session.behaviour.setting('imap.enable-when-selected') === 'bad') {
    throw new Refusal(bad('ENABLE comes before SELECT'));
  }
}

function readWords(scanner: Scanner, { behaviour }: ImapSession): readonly string[] {
  const words: string[] = [];
  if (scanner.atEnd() && behaviour.has('imap.enable.nothing-ok')) return words;
  do {
    scanner.space();
    words.push(scanner.atom().toUpperCase());
  } while (!scanner.atEnd());
  return words;
}

function switchOn(session: ImapSession, word: string): void {
  session.enabled.add(word);
  const others = [...sessionsOf(session.account)].filter((other) => other !== session);
  if (others.length === 0 || !session.behaviour.has('imap.enable.for-all-sessions')) return;
  for (const other of others) other.enabled.add(word);
}

/** With no fault what this command enabled (RFC 5161 section 3.1). */
function toldWords(session: ImapSession, asked: readonly string[], fresh: readonly string[]): readonly string[] {
  const { behaviour, enabled } = session;
  if (asked.length > fresh.length && behaviour.has('imap.enable.echoes')) return asked;
  return enabled.size > fresh.length && behaviour.has('imap.enable.all-again') ? [...enabled] : fresh;
}

/** As CAPABILITY writes it. */
function spelling(word: string): string {
  return word === 'IMAP4REV2' ? 'IMAP4rev2' : word;
}

/** ENABLE (RFC 5161, RFC 9051 section 6.3.1). */
export const enable: Extension = {
  name: 'enable',
  inRev2: true,
  capabilities: () => ['ENABLE'],
  commands: [enableCommand],
};
