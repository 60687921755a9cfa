import { describe, expect, it } from 'vitest';
import type { imapEffectRules } from '../../rules/imap-effects.ts';
import { type Conversation, playConversation } from '../sample.ts';

type Effect = keyof typeof imapEffectRules;

interface Row {
  readonly keeps: readonly Conversation[];
  readonly breaks: readonly Conversation[];
  /** Nobody can tell, so that nothing is said. */
  readonly silent?: readonly Conversation[];
}

function check(rule: Effect, { keeps, breaks, silent = [] }: Row): void {
  describe(rule, () => {
    it.each(keeps.map((lines) => [lines] as const))('is kept %#', (lines) => {
      const { broken, held } = playConversation(lines);
      expect(broken).toEqual([]);
      expect(held).toContain(rule);
    });
    it.each(breaks.map((lines) => [lines] as const))('is broken %#', (lines) => {
      expect(playConversation(lines).broken).toContain(rule);
    });
    it.each(silent.map((lines) => [lines] as const))('says nothing %#', (lines) => {
      const { broken, held } = playConversation(lines);
      expect([...broken, ...held]).not.toContain(rule);
    });
  });
}

/** Logs a session in. The first one has no name, others are `2` and so on. */
const hello = (who = ''): Conversation => [`${who}S * PREAUTH hello`];

/** A command of a session and what comes for it; the OK unless the last line is tagged. */
function ask(command: string, ...lines: readonly string[]): Conversation {
  return asks('', command, ...lines);
}

function asks(who: string, command: string, ...lines: readonly string[]): Conversation {
  const done = lines.at(-1)?.startsWith('x ') === true;
  const told = lines.map((line) => `${who}S ${line.startsWith('x ') ? '' : '* '}${line}`);
  return [`${who}C x ${command}`, ...told, ...(done ? [] : [`${who}S x OK done`])];
}

const flags = String.raw`(\Answered \Flagged \Deleted \Seen \Draft)`;

function select(who: string, count: number, mailbox = 'INBOX', command = 'SELECT'): Conversation {
  return asks(
    who,
    `${command} ${mailbox}`,
    ...[`${count} EXISTS`, `FLAGS ${flags}`, `OK [PERMANENTFLAGS ${flags}] kept`, 'OK [UIDVALIDITY 7] valid'],
    ...[`OK [UIDNEXT ${count + 1}] next`, `x OK [${command === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] open`],
  );
}

/** Three messages, of which the second and third are marked, and all is known of them. */
const marked: Conversation = [
  ...hello(),
  ...select('', 3),
  ...ask('FETCH 1:3 (UID FLAGS)', '1 FETCH (UID 1 FLAGS ())', '2 FETCH (UID 2 FLAGS ())', '3 FETCH (UID 3 FLAGS ())'),
  ...ask(String.raw`STORE 2:3 +FLAGS.SILENT (\Deleted)`),
];
/** The same, and a second session looks on. */
const watched: Conversation = [...hello('2'), ...select('2', 3), ...marked];
const uidsToSecond = asks('2', 'FETCH 1:3 (UID)', '1 FETCH (UID 1)', '2 FETCH (UID 2)', '3 FETCH (UID 3)');

check('rule.imap.expunge-removes-deleted', {
  keeps: [
    [...marked, ...ask('EXPUNGE', '2 EXPUNGE', '2 EXPUNGE')],
    [...marked, ...ask('UID EXPUNGE 1:2', '2 EXPUNGE')],
    [...watched, ...uidsToSecond, ...asks('2', 'EXPUNGE', '2 EXPUNGE', '2 EXPUNGE')],
  ],
  breaks: [
    [...marked, ...ask('EXPUNGE', '2 EXPUNGE')],
    [...marked, ...ask('UID EXPUNGE 2')],
    [...watched, ...uidsToSecond, ...asks('2', 'EXPUNGE', '2 EXPUNGE')],
  ],
  silent: [
    [...marked, ...ask('EXPUNGE', 'x NO others look at it')],
    // Another session may take the flag away meanwhile.
    [...watched, '2C y STORE 2 -FLAGS (\\Deleted)', ...ask('EXPUNGE', '3 EXPUNGE'), '2S y OK done'],
    [...marked, ...ask('UID EXPUNGE 1')],
  ],
});

check('rule.imap.removal-spares-others', {
  keeps: [
    [...marked, ...ask('EXPUNGE', '2 EXPUNGE', '2 EXPUNGE')],
    [...marked, ...ask('MOVE 1 work', '1 EXPUNGE')],
    [...marked, ...ask('UID MOVE 2 work', '2 EXPUNGE')],
  ],
  breaks: [
    [...marked, ...ask('EXPUNGE', '1 EXPUNGE', '1 EXPUNGE', '1 EXPUNGE')],
    [...marked, ...ask('UID EXPUNGE 2', '2 EXPUNGE', '2 EXPUNGE')],
    [...marked, ...ask('UID EXPUNGE 1:2', '1 EXPUNGE', '1 EXPUNGE')],
    [...marked, ...ask('MOVE 1 work', '1 EXPUNGE', '1 EXPUNGE')],
    [...marked, ...ask('UID MOVE 1 work', '1 EXPUNGE', '1 EXPUNGE')],
  ],
  silent: [
    // What the other session has removed is told with whatever is removed here.
    [...watched, ...asks('2', 'EXPUNGE', '2 EXPUNGE', '2 EXPUNGE'), ...ask('MOVE 1 work', '2 EXPUNGE', '2 EXPUNGE')],
  ],
});

check('rule.imap.refused-move-loses-nothing', {
  keeps: [[...marked, ...ask('MOVE 1 none', 'x NO [TRYCREATE] no such mailbox')]],
  breaks: [[...marked, ...ask('MOVE 1 none', '1 EXPUNGE', 'x NO [TRYCREATE] no such mailbox')]],
  // Some may have been moved.
  silent: [[...marked, ...ask('MOVE 1:2 work', '1 EXPUNGE', 'x NO [OVERQUOTA] full')]],
});

check('rule.imap.move-within-mailbox-loses-nothing', {
  keeps: [
    [...marked, ...ask('MOVE 1 INBOX', '1 EXPUNGE', '3 EXISTS'), ...ask('NOOP')],
    [...marked, ...ask('MOVE 1 INBOX', '1 EXPUNGE'), ...select('', 3)],
  ],
  breaks: [
    [...marked, ...ask('MOVE 1 INBOX', '1 EXPUNGE'), ...ask('NOOP')],
    [...marked, ...ask('MOVE 1 INBOX', '1 EXPUNGE'), ...ask('STATUS INBOX (MESSAGES)', 'STATUS INBOX (MESSAGES 2)')],
  ],
  silent: [[...marked, ...ask('MOVE 1 INBOX', '1 EXPUNGE'), ...ask('EXPUNGE', '1 EXPUNGE'), ...ask('NOOP')]],
});

check('rule.imap.bye-before-closing', {
  keeps: [[...marked, 'S * BYE for now', 'end']],
  breaks: [
    [...marked, 'end'],
    [...hello(), 'end'],
  ],
  silent: [
    [...marked, 'cut'],
    [...marked, 'C x NOOP', 'end'],
    ['S * OK ready', 'end'],
  ],
});
