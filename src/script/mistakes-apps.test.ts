import { describe, expect, test } from 'vitest';
import { compileText, readMarked, sampleContext } from './sample.ts';

/** What is wrong with a text: the mark ‸ stands before each place that must be blamed, in the order of the messages. */
type Row = readonly [name: string, marked: string, messages: readonly string[]];

const head = `suite: t
title: T
cases:
  - id: a
    requirement: rfc9051/6.1.2/noop
    given: [plain, second, third]
`;

const devices = '    devices: { phone: imap app, pc: pop3 app, desk: imap, old: pop3 }\n';

/** The steps of a case with two apps and two clients. */
function steps(text: string): string {
  return `${head}${devices}    steps:${text.replaceAll('\n', '\n      ')}`;
}

/** A case with other devices. */
function caseOf(text: string): string {
  return `${head}${text}    steps:\n      - server: look\n`;
}

const imapWords = expect.stringMatching(/words of a imap app: sync, sync FOLDER\.\.\., idle, /) as string;
const ofApps = 'an app is judged by what it has: holds, unread, flagged, opens, got and so on';

const rows: readonly Row[] = [
  ['a mistyped word', steps('\n- phone: ‸snyc\n'), ['"snyc" is no word of a mail user: did you mean "sync"?']],
  [
    'mistyped words',
    steps('\n- phone: ‸go offlin\n- pc: ‸donwload and keep\n'),
    [
      '"go" is no word of a mail user: did you mean "go offline"?',
      '"donwload" is no word of a mail user: did you mean "download and keep"?',
    ],
  ],
  ['a word of the other app', steps('\n- phone: ‸download and delete\n'), [imapWords]],
  [
    'a word that is none at all',
    steps('\n- phone: ‸frobnicate\n'),
    [expect.stringMatching(/^"frobnicate" is no word of a mail user: words of /) as string],
  ],
  [
    'an unknown fixture, in a word and in what is said',
    steps('\n- phone: read plain ‸secnd\n  holds: ‸plan second\n  unread: { Work: third ‸thrid }\n'),
    [
      'no fixture "secnd": did you mean "second"?',
      'no fixture "plan": did you mean "plain"?',
      'no fixture "thrid": did you mean "third"?',
    ],
  ],
  [
    'a word without what it needs',
    steps('\n- phone: read‸\n- phone: move plain‸\n- phone: new folder‸\n- phone: let ‸many days pass\n'),
    [
      'it names no message: write the fixtures behind it',
      'it names no folder to go to: add "to FOLDER"',
      'it names no folder: write the folder behind it',
      'it needs a number of days: write "7 days"',
    ],
  ],
  [
    'more than a word takes',
    steps('\n- phone: look ‸plain\n- pc: read plain ‸in Work\n- pc: download and delete ‸plain\n'),
    [
      '"plain" does not belong here: write "look"',
      '"in" does not belong here: write "read FIXTURE..."',
      '"plain" does not belong here: write "download and delete"',
    ],
  ],
  [
    'options that the word does not have',
    steps('\n- pc: download and delete, ‸connection lost before QIT\n- phone: sync, ‸connection lost\n'),
    [
      '"connection lost before QIT" is not known: did you mean "connection lost before QUIT"?',
      'nothing may follow "sync" behind a comma',
    ],
  ],
  [
    'keys of an app on a protocol client, and on the operator',
    steps('\n- desk: NOOP\n  ‸holds: plain\n  ‸got: plain\n- operator: restart\n  ‸opens: plain\n'),
    [
      '"holds" does not go with a command: it belongs to a word of a mail app and to "server: look"',
      '"got" does not go with a command: it belongs to a word of a mail app',
      '"opens" does not go with "operator": it belongs to a word of a mail app',
    ],
  ],
  [
    'keys of a protocol client on an app and on the server',
    steps('\n- phone: sync\n  ‸expect: 1 EXISTS\n- server: look\n  ‸status: OK\n  ‸got: plain\n'),
    [
      `"expect" does not go with a word of a mail app: ${ofApps}`,
      '"status" does not go with "server: look": say what it has: holds, unread, flagged, folders',
      '"got" does not go with "server: look": it belongs to a word of a mail app',
    ],
  ],
  [
    'keys of the wrong kind in branches',
    steps(`
- phone: sync
  one of:
    a: { ‸status: OK }
- desk: NOOP
  one of:
    a: { ‸holds: none }
- pc: read plain
  one of:
    a: { ‸got: plain }
`),
    [
      `"status" does not go with a word of a mail app: ${ofApps}`,
      '"holds" does not go with a command: it belongs to a word of a mail app and to "server: look"',
      '"got" does not go with "read": it belongs to download',
    ],
  ],
  [
    'keys that the word gives no meaning',
    steps('\n- phone: read plain\n  ‸got: plain\n  ‸within: 2s\n- pc: download and keep\n  ‸folders: Work\n'),
    [
      '"got" does not go with "read": it belongs to sync, idle, come online and download everything',
      '"within" does not go with "read": it belongs to sync, idle and download everything',
      '"folders" does not go with "download and keep": a pop3 app has INBOX only, and no cache of it',
    ],
  ],
  [
    'words of an app on a protocol client',
    steps('\n- old: ‸download and delete\n- desk: ‸sync\n- desk: ‸move plain to Work\n- desk: copy 1 Work\n'),
    [
      '"old" is told commands, and this is a word of a mail app: an app is declared "pop3 app"',
      '"desk" is told commands, and this is a word of a mail app: an app is declared "imap app"',
      '"desk" is told commands, and this is a word of a mail app: an app is declared "imap app"',
    ],
  ],
  [
    'commands and acts of a protocol client on an app',
    steps('\n- phone: ‸STORE 1 +FLAGS (x)\n- pc: ‸(connect)\n- ‸phone: [sync, sync]\n'),
    [
      '"phone" is a mail app, and this is no word of a mail user: a device that is told commands is declared "imap"',
      '"pc" is a mail app, and this is no word of a mail user: a device that is told commands is declared "pop3"',
      'an app does one thing in a step: write a step for each word',
    ],
  ],
  [
    'apps in groups',
    steps(`
- together:
    - ‸phone: sync
- at once:
    - phone: sync
    - ‸phone: look
- at once:
    - desk: NOOP
  ‸between them: plain
`),
    [
      '"together" judges responses, and an app shows none',
      '"phone" stands twice in one "at once": an app does one thing at a time',
      '"between them" speaks of mail apps, and there is none here',
    ],
  ],
  [
    'a server that is started though it runs, or asked though it is stopped',
    steps(
      '\n- operator: ‸start\n- operator: stop\n- operator: ‸deliver plain\n- operator: ‸stop\n- server: ‸look\n- operator: start\n',
    ),
    [
      'the server runs: no step before this one stops it: write "operator: stop" before it',
      'the server is stopped: it cannot deliver: write "operator: start" before it',
      'the server is stopped: it cannot stop: write "operator: start" before it',
      'the server is stopped: it shows nothing: write "operator: start" before it',
    ],
  ],
  [
    'an app brought to a state of the protocol, for all and by name',
    caseOf('    devices: { phone: imap app }\n    start: ‸selected\n'),
    [
      '"phone" is declared "imap app", which does not start "selected": it starts online or offline, and connects when it has to',
    ],
  ],
  [
    'states by name',
    caseOf('    devices: { pc: pop3 app, desk: imap }\n    start: { pc: ‸authenticated, desk: ‸offline }\n'),
    [
      '"pc" is declared "pop3 app", which does not start "authenticated": it starts online or offline, and connects when it has to',
      '"desk" is declared "imap", which does not start "offline": only a mail app starts so',
    ],
  ],
  [
    'a mistyped kind of device',
    caseOf('    devices: { phone: ‸imap ap, pc: pop3 }\n'),
    [expect.stringMatching(/, not "imap ap": did you mean "imap app"\?$/) as string],
  ],
  [
    'nothing named where something must be',
    steps("\n- phone: look\n  holds: '‸'\n"),
    ['no fixture is named: for nothing write none'],
  ],
];

describe('mistakes with mail apps', () => {
  const context = sampleContext();
  test.each(rows)('%s', (_, marked, messages) => {
    const { text, places } = readMarked(marked);
    const { problems } = compileText(text, context);
    const said = problems.map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`));
    expect(said).toEqual(messages);
    expect(problems.map(({ line, column }) => `${String(line)}:${String(column)}`)).toEqual(places);
  });
});
