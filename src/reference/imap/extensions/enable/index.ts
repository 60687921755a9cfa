import { command, type Extension, type ImapSession } from '../../contract.ts';
import { ok, Refusal, bad } from '../../reply.ts';

const enableCommand = command<readonly string[]>({
  name: 'ENABLE',
  state: 'authenticated',
  parse: (scanner, session) => {
    if (session.state === 'selected') refuseWhenSelected(session);
    const words: string[] = [];
    do {
      scanner.space();
      words.push(scanner.atom().toUpperCase());
    } while (!scanner.atEnd());
    return words;
  },
  run: (session, words) => {
    const fresh = [...new Set(words)].filter(
      (word) => session.extensions.canEnable(word) && !session.enabled.has(word),
    );
    for (const word of fresh) session.enabled.add(word);
    session.send(['ENABLED', ...fresh.map(spelling)].join(' '));
    return ok('Enabled');
  },
});

function refuseWhenSelected(session: ImapSession): void {
  if (session.behaviour.setting('imap.enable-when-selected') === 'bad') {
    throw new Refusal(bad('ENABLE comes before SELECT'));
  }
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
