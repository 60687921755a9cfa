import { describe, expect, it } from 'vitest';
import { parseResponse } from '../../../imap/response.ts';
import { type Occurrence, Ledger } from '../../ledger.ts';
import { imapMailboxRules } from '../../rules/imap-mailbox.ts';
import type { RuleId } from '../../rules/all.ts';
import type { SessionWatch } from '../../session.ts';
import { AccountWatch } from '../../watch.ts';

const place = { case: 'a.case', step: { file: 'a.yaml', line: 1, column: 1 } };

/** A line of `a> 1 NOOP` sends, `a< 1 OK` comes; `a open`, `a close`, `deliver`. `|` stands for a line end in a literal. */
type Script = readonly string[];

class Player {
  readonly ledger = new Ledger();
  readonly #account = new AccountWatch({ ledger: this.ledger, where: () => place, lawful: true });
  readonly #sessions = new Map<string, SessionWatch>();

  play(script: Script): void {
    for (const line of script) this.#line(line);
  }

  #line(line: string): void {
    if (line === 'deliver') {
      this.#account.operator('deliver');
      return;
    }
    const [, name = '', kind = '', text = ''] = /^(\w+)([<>~ ]) ?(.*)$/s.exec(line) ?? [];
    const octets = Buffer.from(`${text.replaceAll('|', '\r\n')}\r\n`, 'latin1');
    if (kind === '>') this.#session(name).sent(octets);
    else if (kind === '<') this.#session(name).imap(parseResponse(octets));
    else this.#session(name).ended('us');
  }

  #session(name: string): SessionWatch {
    const known = this.#sessions.get(name);
    if (known) return known;
    const session = this.#account.open({ name, protocol: 'imap' });
    this.#sessions.set(name, session);
    session.imap(parseResponse(Buffer.from('* PREAUTH hello\r\n')));
    return session;
  }
}

/** A session opens INBOX, or what is named. */
function select(name: string, more: Partial<typeof opened> = {}): Script {
  const told = { ...opened, ...more };
  return [
    `${name}> s ${told.command} ${told.mailbox}`,
    `${name}< * ${told.exists} EXISTS`,
    `${name}< * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)`,
    `${name}< * OK [PERMANENTFLAGS ${told.permanent}] kept`,
    `${name}< * OK [UIDVALIDITY ${told.validity}] UIDs valid`,
    `${name}< * OK [UIDNEXT ${told.next}] next`,
    ...told.data.map((datum) => `${name}< * ${datum}`),
    `${name}< s OK [${told.command === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] open`,
  ];
}

const opened = {
  command: 'SELECT',
  mailbox: 'INBOX',
  exists: 2,
  validity: 7,
  next: 3,
  permanent: '(\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)',
  data: [] as readonly string[],
};

/** A command and what comes for it, the tagged OK included unless the last line is one. */
function ask(name: string, command: string, ...data: readonly string[]): Script {
  const done = data.at(-1)?.startsWith('x ') === true;
  return [
    `${name}> x ${command}`,
    ...data.map((datum) => `${name}< ${datum.startsWith('x ') ? '' : '* '}${datum}`),
    ...(done ? [] : [`${name}< x OK done`]),
  ];
}

function standingOf(ledger: Ledger, rule: RuleId): { held: number; broken: number } {
  const { held = 0, broken = 0 } = ledger.standing(rule) ?? {};
  return { held, broken };
}

function breaches(ledger: Ledger): readonly string[] {
  const ids = Object.keys(imapMailboxRules) as RuleId[];
  const told = (id: RuleId, { path, wanted, got }: Occurrence): string => `${id} ${path}: ${wanted}, not ${got}`;
  return ids.flatMap((id) => ledger.standing(id)?.occurrences.map((one) => told(id, one)) ?? []);
}

interface Row {
  readonly keeps?: readonly Script[];
  readonly breaks?: readonly Script[];
  /** Says nothing: nothing can be blamed, and nothing was shown. */
  readonly silent?: readonly Script[];
}

/** Scripts that keep a rule, break it, or leave it undecided. No other rule is broken by any but those that break this one. */
function check(name: keyof typeof imapMailboxRules, { keeps = [], breaks = [], silent = [] }: Row): void {
  const run = (script: Script): Ledger => {
    const player = new Player();
    player.play(script);
    return player.ledger;
  };
  describe(name, () => {
    it.each(keeps.map((script) => [script] as const))('is kept %#', (script) => {
      const ledger = run(script);
      expect(breaches(ledger)).toEqual([]);
      expect(standingOf(ledger, name).held).toBeGreaterThan(0);
    });
    it.each(breaks.map((script) => [script] as const))('is broken %#', (script) => {
      const ledger = run(script);
      expect(standingOf(ledger, name).broken, breaches(ledger).join('\n')).toBeGreaterThan(0);
    });
    it.each(silent.map((script) => [script] as const))('says nothing %#', (script) => {
      const ledger = run(script);
      expect(breaches(ledger)).toEqual([]);
      expect(standingOf(ledger, name)).toEqual({ held: 0, broken: 0 });
    });
  });
}

const bothOpen = [...select('a'), ...select('b')];
const uids = (name: string): Script => ask(name, 'FETCH 1:2 (UID)', '1 FETCH (UID 1)', '2 FETCH (UID 2)');
const plain = (name: string): Script =>
  ask(name, 'FETCH 1:2 (UID FLAGS)', '1 FETCH (UID 1 FLAGS ())', '2 FETCH (UID 2 FLAGS (\\Seen))');
const subject = (name: string, text: string): Script =>
  ask(name, 'FETCH 1 (UID ENVELOPE)', `1 FETCH (UID 1 ENVELOPE (NIL ${text} NIL NIL NIL NIL NIL NIL NIL NIL))`);

check('rule.imap.message-never-changes', {
  keeps: [
    [...bothOpen, ...subject('a', '"x"'), ...subject('b', '"x"')],
    [...bothOpen, ...subject('a', '"x"'), ...subject('b', '{1}|x')],
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID INTERNALDATE)', '1 FETCH (UID 1 INTERNALDATE "17-Jul-1996 02:44:25 -0700")'),
      ...ask('b', 'FETCH 1 (UID INTERNALDATE)', '1 FETCH (UID 1 INTERNALDATE "17-Jul-1996 09:44:25 +0000")'),
    ],
  ],
  breaks: [
    [...bothOpen, ...subject('a', '"x"'), ...subject('b', '"y"')],
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID BINARY.PEEK[1])', '1 FETCH (UID 1 BINARY[1] "Alice")'),
      ...ask('b', 'FETCH 1 (UID BINARY.PEEK[1])', '1 FETCH (UID 1 BINARY[1] "Al")'),
    ],
    [...select('a'), ...subject('a', '"x"'), ...ask('a', 'UNSELECT'), ...select('a'), ...subject('a', '"y"')],
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID RFC822.SIZE)', '1 FETCH (UID 1 RFC822.SIZE 10)'),
      ...ask('b', 'FETCH 1 (UID RFC822.SIZE)', '1 FETCH (UID 1 RFC822.SIZE 11)'),
    ],
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID BODY.PEEK[TEXT])', '1 FETCH (UID 1 BODY[TEXT] "x")'),
      ...ask('b', 'FETCH 1 (UID RFC822.TEXT)', '1 FETCH (UID 1 RFC822.TEXT "y" FLAGS (\\Seen))'),
    ],
  ],
  silent: [
    // The server leaves out the origin of a part.
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID BINARY.PEEK[1]<0.2>)', '1 FETCH (UID 1 BINARY[1] "Al")'),
      ...ask('b', 'FETCH 1 (UID BINARY.PEEK[1]<2.3>)', '1 FETCH (UID 1 BINARY[1] "ice")'),
    ],
    // Another session has expunged it: NIL may stand for it (RFC 2180 section 4.1.3).
    [
      ...bothOpen,
      ...subject('b', '"x"'),
      ...ask('a', 'EXPUNGE', '1 EXPUNGE'),
      ...ask('b', 'FETCH 1 (UID ENVELOPE)', '1 FETCH (UID 1 ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL))'),
    ],
    [
      ...bothOpen,
      ...subject('a', '"x"'),
      ...ask('b', 'FETCH 1 (UID BODY.PEEK[]<0.4>)', '1 FETCH (UID 1 BODY[]<0> "abcd")'),
    ],
  ],
});

check('rule.imap.size-is-of-body', {
  keeps: [
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID RFC822.SIZE)', '1 FETCH (UID 1 RFC822.SIZE 4)'),
      ...ask('b', 'FETCH 1 (UID BODY.PEEK[])', '1 FETCH (UID 1 BODY[] {4}|abcd)'),
    ],
  ],
  breaks: [
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID RFC822.SIZE)', '1 FETCH (UID 1 RFC822.SIZE 5)'),
      ...ask('b', 'FETCH 1 (UID BODY.PEEK[])', '1 FETCH (UID 1 BODY[] {4}|abcd)'),
    ],
  ],
});

check('rule.imap.expunged-uid-stays-away', {
  keeps: [
    [
      ...select('a'),
      ...uids('a'),
      ...ask('a', 'EXPUNGE', '1 EXPUNGE'),
      ...select('b', { exists: 1 }),
      ...ask('b', 'FETCH 1 (UID)', '1 FETCH (UID 2)'),
    ],
    // A session that opened before may still look at what is gone.
    [...bothOpen, ...uids('a'), ...ask('a', 'EXPUNGE', '1 EXPUNGE'), ...ask('b', 'FETCH 1 (UID)', '1 FETCH (UID 1)')],
  ],
  breaks: [
    [
      ...select('a'),
      ...uids('a'),
      ...ask('a', 'EXPUNGE', '1 EXPUNGE'),
      ...select('b', { exists: 1 }),
      ...ask('b', 'FETCH 1 (UID)', '1 FETCH (UID 1)'),
    ],
  ],
});

check('rule.imap.uidvalidity-agrees', {
  keeps: [bothOpen, [...select('a'), ...ask('b', 'STATUS INBOX (UIDVALIDITY)', 'STATUS INBOX (UIDVALIDITY 7)')]],
  breaks: [
    [...select('a'), ...select('b', { validity: 8 })],
    [...select('a'), ...ask('b', 'STATUS inbox (UIDVALIDITY)', 'STATUS inbox (UIDVALIDITY 8)')],
  ],
  silent: [
    [
      ...select('a', { mailbox: 'w' }),
      ...ask('a', 'UNSELECT'),
      ...ask('a', 'DELETE w'),
      ...ask('a', 'CREATE w'),
      ...ask('b', 'STATUS w (UIDVALIDITY)', 'STATUS w (UIDVALIDITY 8)'),
    ],
    [
      ...select('a', { data: ['NO [UIDNOTSTICKY] no'] }),
      ...select('b', { validity: 8, data: ['NO [UIDNOTSTICKY] no'] }),
    ],
  ],
});

check('rule.imap.uidvalidity-never-falls', {
  keeps: [bothOpen],
  breaks: [
    [
      ...select('a', { mailbox: 'w' }),
      ...ask('a', 'UNSELECT'),
      ...ask('a', 'DELETE w'),
      ...ask('a', 'CREATE w'),
      ...ask('b', 'STATUS w (UIDVALIDITY)', 'STATUS w (UIDVALIDITY 6)'),
    ],
  ],
  silent: [
    // What is renamed takes its UIDVALIDITY along.
    [
      ...select('a', { mailbox: 'w' }),
      ...ask('a', 'UNSELECT'),
      ...ask('a', 'DELETE w'),
      ...ask('a', 'RENAME v w'),
      ...ask('b', 'STATUS w (UIDVALIDITY)', 'STATUS w (UIDVALIDITY 6)'),
    ],
  ],
});

const recreated = (validity: number, next: number): Script => [
  ...select('a', { mailbox: 'w' }),
  ...ask('a', 'UNSELECT'),
  ...ask('a', 'DELETE w'),
  ...ask('a', 'CREATE w'),
  ...ask('b', 'STATUS w (UIDVALIDITY UIDNEXT)', `STATUS w (UIDVALIDITY ${validity} UIDNEXT ${next})`),
];

check('rule.imap.recreated-name-has-new-uids', {
  keeps: [recreated(8, 1), recreated(7, 3)],
  breaks: [recreated(7, 1)],
});

check('rule.imap.uidnext-above-all-uids', {
  keeps: [[...select('a'), ...uids('a'), ...select('b')]],
  breaks: [[...select('a', { next: 2 }), ...uids('a'), ...select('b', { next: 2 })]],
  // It may have been counted before the message came.
  silent: [
    [
      ...select('a', { next: 2, exists: 1 }),
      'b> x STATUS INBOX (UIDNEXT)',
      'a< * 2 EXISTS',
      ...ask('a', 'FETCH 2 (UID)', '2 FETCH (UID 2)'),
      'b< * STATUS INBOX (UIDNEXT 2)',
      'b< x OK',
    ],
  ],
});

check('rule.imap.uidnext-never-falls', {
  keeps: [bothOpen],
  breaks: [[...select('a'), ...ask('a', 'EXPUNGE', '1 EXPUNGE'), ...select('b', { exists: 1, next: 2 })]],
});

const append = (code: string): Script => [
  'a> x APPEND INBOX (\\Flagged) "17-Jul-1996 02:44:25 -0700" {9}',
  'a< + go',
  'a> A: b||c|',
  'a< * 3 EXISTS',
  `a< x OK [${code}] done`,
];

check('rule.imap.new-uid-is-above-others', {
  keeps: [[...select('a'), ...append('APPENDUID 7 3')]],
  breaks: [[...select('a'), ...append('APPENDUID 7 2')]],
});

check('rule.imap.appenduid-names-message', {
  keeps: [[...select('a'), ...append('APPENDUID 7 3')]],
  breaks: [[...select('a'), ...append('APPENDUID 7 3:4')]],
});

const found = (item: string): Script => [
  ...select('b', { exists: 3, next: 4 }),
  ...ask('b', `FETCH 3 (UID X)`, `3 FETCH (UID 3 ${item})`),
];

check('rule.imap.appended-octets-are-kept', {
  keeps: [
    [...select('a'), ...append('APPENDUID 7 3'), ...found('RFC822.SIZE 9')],
    [...select('a'), ...append('APPENDUID 7 3'), ...found('BODY[] {9}|A: b||c|')],
  ],
  breaks: [
    [...select('a'), ...append('APPENDUID 7 3'), ...found('RFC822.SIZE 8')],
    [...select('a'), ...append('APPENDUID 7 3'), ...found('BODY[] {9}|A: b||d|')],
  ],
});

check('rule.imap.append-keeps-date', {
  keeps: [[...select('a'), ...append('APPENDUID 7 3'), ...found('INTERNALDATE "17-Jul-1996 09:44:25 +0000"')]],
  breaks: [[...select('a'), ...append('APPENDUID 7 3'), ...found('INTERNALDATE "17-Jul-1996 02:44:25 +0000"')]],
});

/** APPEND to INBOX, where a message was delivered meanwhile, and another command behind it. */
const pipelined = (command: string): Script => [
  ...select('a', { exists: 0, next: 1 }),
  'a> x APPEND INBOX {9}',
  'a< + go',
  'a> A: b||c',
  `a> y ${command}`,
  'a< * 2 EXISTS',
  'a< x OK [APPENDUID 7 2] done',
  'a< y OK done',
];

check('rule.imap.append-keeps-flags', {
  keeps: [[...select('a'), ...append('APPENDUID 7 3'), ...found('FLAGS (\\Recent \\Flagged)')]],
  breaks: [[...select('a'), ...append('APPENDUID 7 3'), ...found('FLAGS ()')]],
  silent: [
    // `*` of a session that was not told of the message yet may have reached it.
    [
      ...select('c'),
      ...plain('c'),
      ...select('a'),
      ...append('APPENDUID 7 3'),
      ...ask('c', 'STORE 1:* +FLAGS.SILENT (\\Deleted)'),
      ...found('FLAGS (\\Flagged \\Deleted)'),
    ],
    [
      ...select('c'),
      ...plain('c'),
      ...select('a'),
      ...append('APPENDUID 7 3'),
      ...ask('c', 'UID STORE 2:* FLAGS.SILENT (\\Deleted)'),
      ...found('FLAGS (\\Deleted)'),
    ],
    // A STORE that was answered before the APPEND may have come behind it all the same.
    [
      ...select('c'),
      ...plain('c'),
      ...select('a'),
      ...append('APPENDUID 7 3').slice(0, 3),
      ...ask('c', 'STORE 1:* +FLAGS.SILENT (\\Deleted)'),
      ...append('APPENDUID 7 3').slice(3),
      ...found('FLAGS (\\Flagged \\Deleted)'),
    ],
    // A STORE that was sent behind the APPEND.
    [
      ...pipelined('UID STORE 1:* +FLAGS.SILENT (\\Deleted)'),
      ...ask('a', 'NOOP'),
      ...ask('a', 'FETCH 2 (UID FLAGS)', '2 FETCH (UID 2 FLAGS (\\Deleted))'),
    ],
    // A STORE behind both: `1:*` may reach a message whose UID nobody knows yet.
    [
      ...pipelined('UID EXPUNGE 1:*'),
      ...ask('a', 'UID STORE 1:* +FLAGS.SILENT (\\Deleted)'),
      ...ask('a', 'NOOP'),
      ...ask('a', 'FETCH 2 (UID FLAGS)', '2 FETCH (UID 2 FLAGS (\\Deleted))'),
    ],
  ],
});

const copy = (code: string): Script => [
  ...select('c', { mailbox: 'w', validity: 9, exists: 0, next: 1 }),
  ...ask('c', 'UNSELECT'),
  ...select('a'),
  ...plain('a'),
  ...ask(
    'a',
    'FETCH 1 (UID RFC822.SIZE INTERNALDATE)',
    '1 FETCH (UID 1 RFC822.SIZE 9 INTERNALDATE "17-Jul-1996 02:44:25 -0700")',
  ),
  ...ask('a', 'COPY 1:2 w', `x OK [${code}] done`),
];
const copied = (item: string): Script => [
  ...select('b', { mailbox: 'w', validity: 9, exists: 2, next: 3 }),
  ...ask('b', 'FETCH 1 (UID X)', `1 FETCH (UID 1 ${item})`),
];

check('rule.imap.copyuid-pairs-messages', {
  keeps: [
    copy('COPYUID 9 1:2 1:2'),
    // Numbers mean what they meant when COPY was sent.
    [...bothOpen, ...uids('b'), ...ask('b', 'COPY 1 w', 'VANISHED 1', 'x OK [COPYUID 9 1 1] done')],
    [...bothOpen, ...uids('b'), ...ask('b', 'COPY 1 w', '1 EXPUNGE', 'x OK [COPYUID 9 1 1] done')],
    // The server works on both at once.
    [
      ...[...bothOpen, ...uids('b'), 'b> f FETCH 2 (FLAGS)', 'b> m MOVE 1 w'],
      ...['b< * OK [COPYUID 9 1 1] moved', 'b< * 2 FETCH (FLAGS ())', 'b< f OK', 'b< * 1 EXPUNGE', 'b< m OK'],
    ],
  ],
  breaks: [copy('COPYUID 9 1:2 1'), copy('COPYUID 9 3:4 1:2'), copy('COPYUID 9 1:2 2,1')],
});
check('rule.imap.copy-is-equal', {
  keeps: [[...copy('COPYUID 9 1:2 1:2'), ...copied('RFC822.SIZE 9')]],
  breaks: [[...copy('COPYUID 9 1:2 1:2'), ...copied('RFC822.SIZE 10')]],
});
check('rule.imap.copy-keeps-date', {
  keeps: [[...copy('COPYUID 9 1:2 1:2'), ...copied('INTERNALDATE "17-Jul-1996 02:44:25 -0700"')]],
  breaks: [[...copy('COPYUID 9 1:2 1:2'), ...copied('INTERNALDATE "23-Nov-2026 02:44:25 -0700"')]],
});
check('rule.imap.copy-keeps-flags', {
  keeps: [[...copy('COPYUID 9 1:2 1:2'), ...copied('FLAGS ()')]],
  breaks: [[...copy('COPYUID 9 1:2 1:2'), ...copied('FLAGS (\\Seen)')]],
  silent: [
    // Another session had removed the message: what STORE did to it nobody can tell.
    [
      ...select('c', { mailbox: 'w', validity: 9, exists: 0, next: 1 }),
      ...ask('c', 'UNSELECT'),
      ...bothOpen,
      ...plain('a'),
      ...ask('b', 'EXPUNGE', '1 EXPUNGE'),
      ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Flagged)'),
      ...ask('a', 'COPY 1 w', 'x OK [COPYUID 9 1 1] done'),
      ...copied('FLAGS ()'),
    ],
  ],
});

check('rule.imap.status-agrees-with-select', {
  keeps: [
    [...select('a'), ...ask('b', 'STATUS INBOX (MESSAGES UIDNEXT)', 'STATUS INBOX (MESSAGES 2 UIDNEXT 3)')],
    [
      ...select('a'),
      'deliver',
      ...ask('b', 'STATUS INBOX (MESSAGES)', 'STATUS INBOX (MESSAGES 2)'),
      ...ask('b', 'STATUS INBOX (MESSAGES)', 'STATUS INBOX (MESSAGES 3)'),
    ],
  ],
  breaks: [[...select('a'), ...ask('b', 'STATUS INBOX (MESSAGES)', 'STATUS INBOX (MESSAGES 1)')]],
  silent: [
    [
      ...select('a'),
      ...ask('a', 'EXPUNGE', '1 EXPUNGE'),
      ...ask('b', 'STATUS INBOX (MESSAGES)', 'STATUS INBOX (MESSAGES 1)'),
    ],
    // A session asks for the mailbox that it has selected, and was not told of the expunge yet.
    [
      ...bothOpen,
      ...ask('b', 'EXPUNGE', '1 EXPUNGE'),
      ...ask('c', 'NOOP'),
      ...ask('a', 'STATUS INBOX (MESSAGES UIDNEXT)', 'STATUS INBOX (MESSAGES 2 UIDNEXT 3)'),
      ...select('c', { exists: 1 }),
    ],
    // Sent while the expunge was under way.
    [
      ...select('a'),
      'a> y EXPUNGE',
      ...ask('b', 'STATUS INBOX (MESSAGES)', 'STATUS INBOX (MESSAGES 1)'),
      'a< * 1 EXPUNGE',
      'a< y OK',
    ],
  ],
});

check('rule.imap.select-repeats-itself', {
  keeps: [bothOpen],
  breaks: [[...select('a'), ...select('b', { exists: 3 })]],
});

check('rule.imap.status-highestmodseq-agrees', {
  keeps: [
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...ask('b', 'STATUS INBOX (HIGHESTMODSEQ)', 'STATUS INBOX (HIGHESTMODSEQ 5)'),
    ],
  ],
  breaks: [
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...ask('b', 'STATUS INBOX (HIGHESTMODSEQ)', 'STATUS INBOX (HIGHESTMODSEQ 6)'),
    ],
  ],
});

check('rule.imap.unseen-is-counted', {
  keeps: [
    [
      ...select('a'),
      ...plain('a'),
      ...ask('b', 'STATUS INBOX (MESSAGES UNSEEN)', 'STATUS INBOX (MESSAGES 2 UNSEEN 1)'),
    ],
  ],
  breaks: [
    [
      ...select('a'),
      ...plain('a'),
      ...ask('b', 'STATUS INBOX (MESSAGES UNSEEN)', 'STATUS INBOX (MESSAGES 2 UNSEEN 2)'),
    ],
  ],
  silent: [
    [...select('a'), ...uids('a'), ...ask('b', 'STATUS INBOX (MESSAGES UNSEEN)', 'STATUS INBOX (MESSAGES 2 UNSEEN 2)')],
  ],
});

check('rule.imap.deleted-is-counted', {
  keeps: [
    [
      ...select('a'),
      ...plain('a'),
      ...ask('b', 'STATUS INBOX (MESSAGES DELETED)', 'STATUS INBOX (MESSAGES 2 DELETED 0)'),
    ],
  ],
  breaks: [
    [
      ...select('a'),
      ...plain('a'),
      ...ask('b', 'STATUS INBOX (MESSAGES DELETED)', 'STATUS INBOX (MESSAGES 2 DELETED 1)'),
    ],
  ],
});

const sizes = ask(
  'a',
  'FETCH 1:2 (UID RFC822.SIZE)',
  '1 FETCH (UID 1 RFC822.SIZE 10)',
  '2 FETCH (UID 2 RFC822.SIZE 20)',
);

check('rule.imap.status-size-covers-messages', {
  keeps: [[...select('a'), ...sizes, ...ask('b', 'STATUS INBOX (MESSAGES SIZE)', 'STATUS INBOX (MESSAGES 2 SIZE 31)')]],
  breaks: [
    [...select('a'), ...sizes, ...ask('b', 'STATUS INBOX (MESSAGES SIZE)', 'STATUS INBOX (MESSAGES 2 SIZE 29)')],
  ],
});

check('rule.imap.listed-name-opens', {
  keeps: [[...ask('a', 'LIST "" *', 'LIST (\\HasNoChildren) "/" w'), ...select('b', { mailbox: 'w' })]],
  breaks: [[...ask('a', 'LIST "" *', 'LIST (\\Noselect) "/" w'), ...select('b', { mailbox: 'w' })]],
  silent: [
    [...ask('a', 'LIST "" *', 'LIST (\\Noselect) "/" w'), ...ask('a', 'CREATE w'), ...select('b', { mailbox: 'w' })],
  ],
});

check('rule.imap.existing-name-is-listed', {
  keeps: [[...ask('a', 'CREATE w'), ...ask('b', 'LIST "" *', 'LIST () "/" INBOX', 'LIST () "/" w')]],
  breaks: [[...ask('a', 'CREATE w'), ...ask('b', 'LIST "" "*"', 'LIST () "/" INBOX')]],
  silent: [
    [...ask('a', 'CREATE w'), ...ask('a', 'DELETE w'), ...ask('b', 'LIST "" *', 'LIST () "/" INBOX')],
    [...ask('a', 'CREATE w'), ...ask('b', 'LIST "" %', 'LIST () "/" INBOX')],
  ],
});

check('rule.imap.deleted-name-is-gone', {
  keeps: [[...select('a', { mailbox: 'w' }), ...ask('c', 'DELETE w'), ...ask('b', 'SELECT w', 'x NO gone')]],
  breaks: [[...select('a', { mailbox: 'w' }), ...ask('c', 'DELETE w'), ...select('b', { mailbox: 'w' })]],
  // The session that has it open may go on (RFC 2180 section 3.2).
  silent: [[...select('a', { mailbox: 'w' }), ...ask('c', 'DELETE w'), ...select('a', { mailbox: 'w' })]],
});

check('rule.imap.renamed-name-is-gone', {
  keeps: [[...select('a', { mailbox: 'w' }), ...ask('c', 'RENAME w v'), ...ask('b', 'SELECT w', 'x NO gone')]],
  breaks: [[...select('a', { mailbox: 'w' }), ...ask('c', 'RENAME w v'), ...select('b', { mailbox: 'w' })]],
});

check('rule.imap.recent-in-one-session', {
  keeps: [
    [...select('a', { data: ['2 RECENT'] }), ...select('b', { data: ['0 RECENT'] })],
    // One that only looks takes no \Recent away.
    [
      ...select('a', { command: 'EXAMINE', data: ['2 RECENT'] }),
      ...select('b', { data: ['2 RECENT'] }),
      ...select('a', { data: ['0 RECENT'] }),
    ],
  ],
  breaks: [
    [...select('a', { data: ['2 RECENT'] }), ...select('b', { data: ['2 RECENT'] })],
    [
      ...select('a'),
      ...ask('a', 'FETCH 1 (UID FLAGS)', '1 FETCH (UID 1 FLAGS (\\Recent))'),
      ...select('b'),
      ...ask('b', 'FETCH 1 (UID FLAGS)', '1 FETCH (UID 1 FLAGS (\\Recent))'),
    ],
  ],
  // Both had the mailbox open when it came.
  silent: [
    [
      ...bothOpen,
      ...ask('a', 'FETCH 1 (UID FLAGS)', '1 FETCH (UID 1 FLAGS (\\Recent))'),
      ...ask('b', 'FETCH 1 (UID FLAGS)', '1 FETCH (UID 1 FLAGS (\\Recent))'),
    ],
  ],
});

check('rule.imap.quiet-sessions-agree', {
  keeps: [
    [...bothOpen, ...ask('a', 'EXPUNGE', '1 EXPUNGE'), ...ask('a', 'NOOP'), ...ask('b', 'NOOP', '1 EXPUNGE')],
    [...bothOpen, ...uids('a'), ...uids('b')],
  ],
  breaks: [
    [...bothOpen, ...ask('a', 'EXPUNGE', '1 EXPUNGE'), ...ask('a', 'NOOP'), ...ask('b', 'NOOP')],
    [...bothOpen, ...ask('a', 'FETCH 2 (UID)', '2 FETCH (UID 2)'), ...ask('b', 'FETCH 1 (UID)', '1 FETCH (UID 2)')],
    [...bothOpen, 'deliver', ...ask('a', 'NOOP', '3 EXISTS'), ...ask('b', 'NOOP')],
  ],
  silent: [
    [...bothOpen, ...ask('a', 'EXPUNGE', '1 EXPUNGE'), ...ask('b', 'NOOP')],
    // CHECK need not tell anything.
    [...bothOpen, ...ask('a', 'EXPUNGE', '1 EXPUNGE'), ...ask('a', 'NOOP'), ...ask('b', 'CHECK')],
  ],
});

const stored = [...bothOpen, ...plain('a'), ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Flagged)')];

check('rule.imap.flags-told-at-poll', {
  keeps: [
    [...stored, ...ask('b', 'NOOP', '1 FETCH (FLAGS (\\Flagged))')],
    // The message is gone with the same poll, and the server has marked it before.
    [
      ...[...bothOpen, ...plain('a'), ...plain('b')],
      ...ask('a', 'STORE 1 +FLAGS (\\Seen)', '1 FETCH (FLAGS (\\Seen))'),
      ...ask('a', 'MOVE 1 Other', '1 EXPUNGE'),
      'b< * 1 FETCH (FLAGS (\\Deleted \\Seen))',
      ...ask('b', 'NOOP', '1 EXPUNGE'),
    ],
  ],
  breaks: [
    [...stored, ...ask('b', 'NOOP')],
    [
      ...bothOpen,
      ...plain('b'),
      ...plain('a'),
      ...ask('a', 'STORE 1 +FLAGS (\\Flagged)', '1 FETCH (FLAGS (\\Flagged))'),
      ...ask('b', 'NOOP'),
    ],
  ],
  silent: [
    stored,
    // The flags were told; which message is left after VANISHED only another session can tell.
    [
      ...[...ask('b', 'ENABLE QRESYNC', 'ENABLED QRESYNC'), ...bothOpen, ...plain('a')],
      ...ask('a', 'STORE 1 +FLAGS (\\Flagged)', '1 FETCH (FLAGS (\\Flagged))'),
      ...ask('b', 'FETCH 1 (FLAGS)', '1 FETCH (FLAGS (\\Flagged))'),
      ...ask('a', 'STORE 2 +FLAGS (\\Deleted)', '2 FETCH (FLAGS (\\Deleted \\Seen))'),
      ...[...ask('a', 'EXPUNGE', '2 EXPUNGE'), ...ask('b', 'NOOP', 'VANISHED 2')],
    ],
    // The message is news itself.
    [
      ...select('a', { exists: 0, next: 1 }),
      ...select('b', { exists: 0, next: 1 }),
      ...ask('a', 'APPEND INBOX {3+}|abc', '1 EXISTS', 'x OK [APPENDUID 7 1] done'),
      ...ask('a', 'STORE 1 +FLAGS (\\Deleted)', '1 FETCH (FLAGS (\\Deleted))'),
      ...ask('b', 'NOOP', '1 EXISTS'),
    ],
    // It was news when the flags had been changed already.
    [
      ...select('a', { exists: 0, next: 1 }),
      ...select('b', { exists: 0, next: 1 }),
      ...ask('a', 'APPEND INBOX {3+}|abc', '1 EXISTS', 'x OK [APPENDUID 7 1] done'),
      ...ask('a', 'STORE 1 +FLAGS (\\Seen)', '1 FETCH (FLAGS (\\Seen))'),
      ...ask('b', 'SEARCH ALL', 'SEARCH', '1 EXISTS'),
      ...ask('b', 'NOOP'),
    ],
    // `*` was a message that another session had removed.
    [
      ...bothOpen,
      ...plain('a'),
      ...ask('a', 'EXPUNGE', '2 EXPUNGE'),
      ...ask('b', 'UID STORE * +FLAGS (\\Deleted)', '2 EXPUNGE'),
      ...ask('a', 'NOOP'),
    ],
    // An IDLE that ends at once.
    [...stored, 'b> i IDLE', 'b< + idling', 'b> DONE', 'b< i OK done'],
    // Nothing changed.
    [...bothOpen, ...plain('a'), ...ask('a', 'STORE 2 +FLAGS.SILENT (\\Seen)'), ...ask('b', 'NOOP')],
    // No news with FETCH in flight.
    [...stored, 'b> n NOOP', 'b> f FETCH 1 (UID)', 'b< n OK', 'b< * 1 FETCH (UID 1)', 'b< f OK'],
  ],
});

check('rule.imap.flags-are-kept', {
  keeps: [
    [...stored, ...ask('a', 'FETCH 1 (FLAGS)', '1 FETCH (FLAGS (\\Flagged))')],
    [...stored, ...select('c'), ...ask('c', 'FETCH 1 (UID FLAGS)', '1 FETCH (UID 1 FLAGS (\\Flagged))')],
  ],
  breaks: [
    [...stored, ...ask('a', 'FETCH 1 (FLAGS)', '1 FETCH (FLAGS ())')],
    [...stored, ...select('c'), ...ask('c', 'FETCH 1 (UID FLAGS)', '1 FETCH (UID 1 FLAGS ())')],
    [
      ...select('a'),
      ...plain('a'),
      ...ask('a', 'FETCH 1 (BODY[TEXT])', '1 FETCH (BODY[TEXT] "x")'),
      ...ask('a', 'FETCH 1 (FLAGS)', '1 FETCH (FLAGS ())'),
    ],
  ],
  silent: [
    [
      ...bothOpen,
      ...plain('a'),
      ...ask('b', 'STORE 1 +FLAGS.SILENT (\\Flagged)'),
      ...ask('a', 'FETCH 1 (FLAGS)', '1 FETCH (FLAGS ())'),
    ],
    // A flag that does not last.
    [
      ...select('a', { permanent: '(\\Seen)' }),
      ...plain('a'),
      ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Flagged)'),
      ...ask('a', 'FETCH 1 (FLAGS)', '1 FETCH (FLAGS ())'),
    ],
  ],
});

check('rule.imap.flag-lists-agree', {
  keeps: [
    bothOpen,
    // A keyword that no message has.
    [...select('a', { permanent: '(\\Answered \\Flagged \\Deleted \\Seen \\Draft \\* $Work)' }), ...select('b')],
  ],
  breaks: [[...select('a'), ...select('b', { permanent: '(\\Seen)' })]],
  silent: [[...select('a'), ...select('b', { command: 'EXAMINE', permanent: '()' })]],
});

const told = (name: string, flags: string, modseq: number): Script =>
  ask(name, 'FETCH 1 (UID FLAGS MODSEQ)', `1 FETCH (UID 1 FLAGS (${flags}) MODSEQ (${modseq}))`);

check('rule.imap.modseq-never-falls', {
  keeps: [[...select('a'), ...told('a', '', 5), ...select('b'), ...told('b', '', 6)]],
  breaks: [[...select('a'), ...told('a', '', 5), ...select('b'), ...told('b', '', 4)]],
  // It may not have been told everything yet.
  silent: [
    [...bothOpen, ...told('a', '', 5), ...told('b', '', 4)],
    // Another session has removed it, and this one was not told.
    [
      ...bothOpen,
      ...told('a', '', 5),
      ...ask('b', 'STORE 1 +FLAGS.SILENT (\\Deleted)'),
      ...ask('b', 'EXPUNGE', '1 EXPUNGE'),
      ...told('a', '', 4),
    ],
  ],
});

check('rule.imap.modseq-means-one-state', {
  keeps: [[...bothOpen, ...told('a', '', 5), ...ask('c', 'NOOP'), ...told('b', '', 5)]],
  breaks: [[...bothOpen, ...told('a', '', 5), 'c> o STORE', ...told('b', '\\Seen', 5)]],
});

check('rule.imap.highestmodseq-covers-all', {
  keeps: [[...select('a'), ...told('a', '', 5), ...select('b', { data: ['OK [HIGHESTMODSEQ 5] mod'] })]],
  breaks: [
    [...select('a'), ...told('a', '', 5), ...select('b', { data: ['OK [HIGHESTMODSEQ 4] mod'] })],
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Seen)'),
      ...select('b', { data: ['OK [HIGHESTMODSEQ 4] mod'] }),
    ],
  ],
});

check('rule.imap.new-message-raises-modseq', {
  keeps: [
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...append('APPENDUID 7 3'),
      ...select('b', { exists: 3, next: 4, data: ['OK [HIGHESTMODSEQ 6] mod'] }),
    ],
  ],
  breaks: [
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...append('APPENDUID 7 3'),
      ...select('b', { exists: 3, next: 4, data: ['OK [HIGHESTMODSEQ 5] mod'] }),
    ],
  ],
});

const resync = (data: readonly string[]): Script => [
  ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
  ...told('a', '', 5),
  ...uids('a'),
  ...ask('a', 'STORE 1 +FLAGS (\\Seen)', '1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))'),
  ...ask('a', 'EXPUNGE', '2 EXPUNGE'),
  ...ask('b', 'ENABLE QRESYNC', 'ENABLED QRESYNC'),
  ...select('b', { mailbox: 'INBOX (QRESYNC (7 5 1:2))', exists: 1, data: ['OK [HIGHESTMODSEQ 8] mod', ...data] }),
];

/** A message goes that a is not told of; a is sent a mod-sequence, leaves, and resynchronises from that. */
const heldBack = (completion: string, from: number, data: readonly string[]): Script => [
  ...ask('a', 'ENABLE QRESYNC', 'ENABLED QRESYNC'),
  ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
  ...uids('a'),
  ...select('b'),
  ...uids('b'),
  ...ask('b', 'STORE 2 +FLAGS (\\Deleted)', '2 FETCH (FLAGS (\\Deleted))'),
  ...ask('b', 'EXPUNGE', '2 EXPUNGE'),
  ...ask('a', 'STORE 1 +FLAGS (\\Seen)', '1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (8))', `x OK ${completion}`),
  ...select('a', {
    mailbox: `INBOX (QRESYNC (7 ${from} 1:2))`,
    exists: 1,
    data: ['OK [HIGHESTMODSEQ 8] mod', ...data],
  }),
];

check('rule.imap.qresync-tells-expunges', {
  keeps: [
    heldBack('stored', 8, ['VANISHED (EARLIER) 2']),
    resync(['VANISHED (EARLIER) 2', '1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))']),
    // What had vanished from one mailbox is there in the next, that is opened without QRESYNC.
    [
      ...resync(['VANISHED (EARLIER) 2', '1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))']),
      ...select('b', { mailbox: 'w', validity: 9 }),
      ...uids('b'),
    ],
  ],
  breaks: [
    resync(['1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))']),
    heldBack('stored', 8, []),
    heldBack('[HIGHESTMODSEQ 6] stored', 6, []),
    [
      ...resync(['VANISHED (EARLIER) 1:2', '1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))']),
      ...ask('b', 'FETCH 1 (UID)', '1 FETCH (UID 1)'),
    ],
  ],
  // It was told to resynchronise from less.
  silent: [heldBack('[HIGHESTMODSEQ 6] stored', 8, [])],
});

const otherValidity = (validity: number, data: readonly string[]): Script => [
  ...ask('b', 'ENABLE QRESYNC', 'ENABLED QRESYNC'),
  ...select('b', { mailbox: `INBOX (QRESYNC (${validity} 5 1:9))`, data: ['OK [HIGHESTMODSEQ 8] mod', ...data] }),
];

check('rule.imap.qresync-needs-uidvalidity', {
  keeps: [otherValidity(6, [])],
  breaks: [otherValidity(6, ['VANISHED (EARLIER) 3:9'])],
  silent: [otherValidity(7, ['VANISHED (EARLIER) 3:9'])],
});

const changed = (data: readonly string[]): Script => [
  ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
  ...ask('a', 'STORE 1 +FLAGS (\\Seen)', '1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))'),
  ...ask('b', 'ENABLE QRESYNC', 'ENABLED QRESYNC'),
  ...select('b', { mailbox: 'INBOX (QRESYNC (7 5))', data: ['OK [HIGHESTMODSEQ 8] mod', ...data] }),
];

check('rule.imap.qresync-tells-changes', {
  keeps: [changed(['1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (6))'])],
  breaks: [changed([])],
});

const since = (...data: readonly string[]): Script => [
  ...select('a'),
  ...told('a', '', 6),
  ...ask('a', 'FETCH 1:* (FLAGS) (CHANGEDSINCE 5)', ...data),
];

check('rule.imap.changedsince-is-complete', {
  keeps: [since('1 FETCH (FLAGS () MODSEQ (6))')],
  breaks: [since()],
  silent: [
    // What the second command asked for came before the first was answered.
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] x'] }),
      'a> x STORE 1 +FLAGS (\\Seen)',
      'a> y FETCH 1 (FLAGS) (CHANGEDSINCE 5)',
      'a< * 1 FETCH (FLAGS (\\Seen) MODSEQ (6))',
      'a< x OK done',
      'a< y OK done',
    ],
  ],
});

check('rule.imap.search-finds-known-flags', {
  keeps: [
    [...select('a'), ...plain('a'), ...ask('a', 'SEARCH UNSEEN', 'SEARCH 1')],
    [...select('a'), ...plain('a'), ...ask('a', 'UID SEARCH RETURN (ALL) SEEN', 'ESEARCH (TAG "x") UID ALL 2')],
    [...select('a'), ...plain('a'), ...ask('a', 'SEARCH KEYWORD Work', 'SEARCH')],
  ],
  breaks: [
    [...select('a'), ...plain('a'), ...ask('a', 'SEARCH UNSEEN UNDELETED', 'SEARCH')],
    [...select('a'), ...plain('a'), ...ask('a', 'UID SEARCH SEEN', 'SEARCH 1 2')],
  ],
  silent: [[...select('a'), ...plain('a'), ...ask('a', 'SEARCH FROM x', 'SEARCH')]],
});

const snapshotOf = (messages: number, next: number, modseq: number): Script =>
  ask(
    'a',
    'STATUS INBOX (UIDVALIDITY MESSAGES UIDNEXT HIGHESTMODSEQ)',
    `STATUS INBOX (UIDVALIDITY 7 MESSAGES ${messages} UIDNEXT ${next} HIGHESTMODSEQ ${modseq})`,
  );

check('rule.imap.change-raises-modseq', {
  keeps: [
    // What was removed unseen has no flags to change.
    [
      ...[...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }), ...plain('a')],
      ...[...ask('a', 'STORE 1 +FLAGS.SILENT (\\Deleted)'), ...ask('a', 'CLOSE')],
      ...select('a', { exists: 1, data: ['OK [HIGHESTMODSEQ 7] mod'] }),
      ...ask('a', 'UID STORE 1:* +FLAGS.SILENT (\\Seen)'),
      ...select('b', { exists: 1, data: ['OK [HIGHESTMODSEQ 7] mod'] }),
    ],
    [...select('a'), ...told('a', '', 5), ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Seen)'), ...told('a', '\\Seen', 6)],
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...plain('a'),
      ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Seen)'),
      ...select('b', { data: ['OK [HIGHESTMODSEQ 6] mod'] }),
    ],
  ],
  breaks: [
    [
      ...select('a'),
      ...plain('a'),
      ...ask('a', 'FETCH 1 (MODSEQ)', '1 FETCH (MODSEQ (5))'),
      ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Seen)'),
      ...ask('a', 'FETCH 1 (MODSEQ)', '1 FETCH (MODSEQ (5))'),
    ],
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...plain('a'),
      ...ask('a', 'FETCH 1 (BODY[TEXT])', '1 FETCH (BODY[TEXT] "x" FLAGS (\\Seen))'),
      ...select('b', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
    ],
  ],
  silent: [
    // Another session has removed it: STORE may change nothing.
    [
      ...bothOpen,
      ...told('a', '', 5),
      ...ask('b', 'EXPUNGE', '1 EXPUNGE'),
      ...ask('a', 'STORE 1 +FLAGS.SILENT (\\Seen)'),
      ...told('a', '', 5),
    ],
    // CLOSE has removed the message, for all that can be known of what was appended.
    [
      ...[...select('a'), 'a> p APPEND INBOX (\\Deleted) {3+}', 'a> abc', 'a< p OK [APPENDUID 7 3] done'],
      ...[...ask('a', 'NOOP', '3 EXISTS'), ...ask('a', 'CLOSE')],
      ...select('a', { next: 4, data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...plain('a'),
      ...ask('a', 'UID STORE 3:4 +FLAGS.SILENT (\\Seen)'),
      ...select('b', { next: 4, data: ['OK [HIGHESTMODSEQ 5] mod'] }),
    ],
    // The flag was there.
    [
      ...select('a', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
      ...plain('a'),
      ...ask('a', 'STORE 2 +FLAGS.SILENT (\\Seen)'),
      ...select('b', { data: ['OK [HIGHESTMODSEQ 5] mod'] }),
    ],
  ],
});

check('rule.imap.expunge-raises-modseq', {
  keeps: [
    [
      ...ask('a', 'ENABLE QRESYNC', 'ENABLED QRESYNC'),
      ...snapshotOf(2, 3, 5),
      ...ask('b', 'UID EXPUNGE 1'),
      ...snapshotOf(1, 3, 6),
    ],
  ],
  breaks: [
    [
      ...ask('a', 'ENABLE QRESYNC', 'ENABLED QRESYNC'),
      ...snapshotOf(2, 3, 5),
      ...ask('b', 'UID EXPUNGE 1'),
      ...snapshotOf(1, 3, 5),
    ],
  ],
  silent: [[...snapshotOf(2, 3, 5), ...ask('b', 'UID EXPUNGE 1'), ...snapshotOf(1, 3, 5)]],
});

const conditional = (modseq: number, completion: string): Script => [
  ...select('a'),
  ...uids('a'),
  ...ask('a', 'FETCH 1:2 (MODSEQ)', '1 FETCH (MODSEQ (5))', '2 FETCH (MODSEQ (7))'),
  ...ask('a', `UID STORE 1:2 (UNCHANGEDSINCE ${modseq}) +FLAGS.SILENT (\\Seen)`, `x OK ${completion}`),
];

check('rule.imap.modified-names-newer', {
  keeps: [conditional(5, '[MODIFIED 2] some'), conditional(7, 'all'), conditional(4, '[MODIFIED 1:2] none')],
  breaks: [conditional(5, 'all'), conditional(5, '[MODIFIED 1:2] none'), conditional(4, '[MODIFIED 1] one')],
  // Another session may have changed them.
  silent: [
    [
      ...conditional(7, 'all').slice(0, -2),
      ...ask('b', 'STORE 1 +FLAGS (\\Seen)'),
      ...conditional(5, '[MODIFIED 1:2] none').slice(-2),
    ],
    // A message came meanwhile: `*` is above both that are known, so the newer one is not in the set.
    [
      ...[...select('a'), ...uids('a')],
      ...ask('a', 'FETCH 1:2 (MODSEQ)', '1 FETCH (MODSEQ (7))', '2 FETCH (MODSEQ (5))'),
      ...ask('a', 'UID STORE 3:* (UNCHANGEDSINCE 5) +FLAGS.SILENT (\\Seen)', '3 EXISTS', 'x OK all'),
    ],
  ],
});
