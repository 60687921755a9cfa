import { describe, expect, test } from 'vitest';
import { compileText, readMarked, sampleContext } from './sample.ts';

/** What is wrong with a text: the mark ‸ stands before each place that must be blamed, in the order of the messages. */
type Row = readonly [name: string, marked: string, messages: readonly string[]];

const head = `suite: t
title: T
cases:
  - id: a
    requirement: rfc9051/6.1.2/noop
    devices: { phone: imap, laptop: imap, pc: pop3 }
`;

/** A case behind its id, requirement and devices. */
function one(text: string): string {
  return `${head}${text.slice(1).replaceAll(/^/gm, '    ')}`;
}

/** A whole file. */
function file(text: string): string {
  return text.slice(1);
}

const rows: readonly Row[] = [
  [
    'mistakes in the head of a case and in its steps',
    one(String.raw`
‸titel: foo
given: [‸plian]
start: ‸selcted
needs: { ‸anyof: [x] }
steps:
  - phone: NOOP
    ‸expct: 1 EXISTS
`),
    [
      'unknown key "titel": did you mean "title"?',
      'no fixture "plian": did you mean "plain"?',
      '"start" must be one of: not connected, connected, authenticated, selected; of a mail app: online, offline, not "selcted": did you mean "selected"?',
      'unknown key "anyof": did you mean "any of"?',
      'unknown device or key "expct": did you mean "expect"?',
    ],
  ],
  [
    'a check in what prepares, and a capture among commands at once',
    one(String.raw`
before:
  - check: ‸a
    phone: NOOP
steps:
  - at once:
      - phone: STATUS INBOX (UIDNEXT)
        expect: STATUS INBOX (UIDNEXT {next})
      - laptop: FETCH ‸{next} (UID)
  - laptop: FETCH {next} (UID)
`),
    [
      'a step of "before" judges nothing, so it has no check: move it to "steps"',
      'nothing before this step binds {next}',
    ],
  ],
  [
    'a starting mailbox that does not exist',
    one(String.raw`
given: ‸three-plane
steps:
  - phone: NOOP
`),
    ['no starting mailbox "three-plane": did you mean "three-plain"?'],
  ],
  [
    'a message that is no list',
    one(String.raw`
given: ‸plain
steps:
  - phone: NOOP
`),
    ['no starting mailbox "plain": a message stands in a list: [plain]'],
  ],
  [
    'promises that nobody makes',
    one(String.raw`
promise: ‸taken-onse
steps:
  - phone: NOOP
`),
    ['there is no promise "taken-onse": did you mean "taken-once"?'],
  ],
  [
    'messages with malformed flags and dates',
    one(String.raw`
given: [plain ‸(\Seen, plain ‸17-Jul-96, "plain ‸(\\Se(en) 17-Jul-1996 02:44:25 -0700"]
steps:
  - phone: NOOP
`),
    [
      'these flags cannot be read: write plain (\\Seen \\Flagged)',
      '"17-Jul-96" is no internal date: an internal date reads 17-Jul-1996 02:44:25 -0700, behind the flags in parentheses',
      'these flags cannot be read: write plain (\\Seen \\Flagged)',
    ],
  ],
  [
    'a start for a device that does not exist, and no steps',
    one(String.raw`
start: { fone: selected }
steps: ‸[]
`),
    ['"steps" is empty: it must be a list of steps'],
  ],
  [
    'a state named as in the RFC',
    one(String.raw`
start: ‸not authenticated
steps:
  - phone: NOOP
`),
    [
      '"start" must be one of: not connected, connected, authenticated, selected; of a mail app: online, offline, not "not authenticated"',
    ],
  ],
  [
    'a row whose name is no slug',
    one(String.raw`
steps:
  - phone: SEARCH {key}
    expect: SEARCH {hits:set}
rows:
  seen: { key: SEEN, hits: 2 }
  ‸not seen: { key: NOT SEEN }
  x: { key: "{foo}", hits: 3, unused: 5 }
`),
    ['"not seen" is not a row name: lower-case letters and digits, joined by hyphens'],
  ],
  [
    'row values that break a pattern',
    one(String.raw`
steps:
  - phone: FETCH 1 ({item})
    expect: 1 FETCH ‸({item})
rows:
  a: { item: "‸FLGS ()" }
  b: { item: FLAGS ( }
`),
    ['this list is not closed', '`FLGS` is no FETCH item: did you mean `FLAGS`?'],
  ],
  [
    'a row value that changes the shared set-up',
    one(String.raw`
‸given: ['{x}']
steps:
  - phone: NOOP
rows:
  a: { x: plain }
`),
    ['"given" uses {x}, and the rows share one set-up: add "each row: fresh"'],
  ],
  [
    'a file without a title, with bad ids, without devices',
    file(String.raw`
‸suite: ‸T x
cases:
  - ‸id: ‸A
    steps: 
      - phone: NOOP
  - ‸steps: ‸[]
  - id: b
    devices: { ‸Phone 1: imap, phone: ‸smtp }
    steps:
      - phone: NOOP
`),
    [
      'a suite needs the key "title"',
      '"suite" must be a suite id: words of lower-case letters and digits, joined by hyphens and dots, not "T x"',
      'the case has no devices: add "devices", such as { phone: imap }, here or in "defaults"',
      '"id" must be a slug: lower-case letters and digits, joined by hyphens, not "A"',
      'a case needs the key "id"',
      '"steps" is empty: it must be a list of steps',
      '"Phone 1" is not a device name: lower-case letters, digits and hyphens, a letter first',
      '"phone" must be one of: imap, pop3, imap app, imap app by CONDSTORE, imap app by QRESYNC, pop3 app, not "smtp": did you mean "imap"?',
    ],
  ],
  [
    'an empty file',
    file(String.raw`
‸
`),
    ['the file is empty: it must be a suite (a map with `suite`, `title` and `cases`)'],
  ],
  [
    'a list instead of a suite',
    file(String.raw`
‸- a
`),
    ['the file must be a suite (a map with `suite`, `title` and `cases`), not a list'],
  ],
  [
    'requirements that do not exist, cannot be observed, or are missing; an id twice',
    file(String.raw`
suite: t
title: T
defaults: { devices: { phone: imap } , ‸tag: x}
cases:
  - id: a
    requirement: ‸rfc9051/6.1.2/nop
    steps:
      - phone: NOOP
  - id: ‸a
    requirement: ‸rfc1939/3/listens
    steps:
      - phone: NOOP
  - ‸id: c
    steps:
      - phone: NOOP
`),
    [
      'unknown key "tag": did you mean "tags"?',
      'unknown requirement "rfc9051/6.1.2/nop": did you mean "rfc9051/6.1.2/noop"?',
      'duplicate case id "t.a": the first one stands at sample.yaml:5',
      '"rfc1939/3/listens" cannot be observed: no check can judge it',
      'the case cites no requirement: add "requirement", here or in "defaults"',
    ],
  ],
];

describe('mistakes in cases and files', () => {
  const context = sampleContext();
  test.each(rows)('%s', (_, marked, messages) => {
    const { text, places } = readMarked(marked);
    const { problems } = compileText(text, context);
    const said = problems.map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`));
    expect(said).toEqual(messages);
    expect(problems.map(({ line, column }) => `${String(line)}:${String(column)}`)).toEqual(places);
  });
});
