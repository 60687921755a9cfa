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

/** The steps of a case. */
function steps(text: string): string {
  return `${head}    steps:${text.replaceAll('\n', '\n      ')}`;
}

const rows: readonly Row[] = [
  [
    'a mistyped modifier',
    steps(String.raw`
- phone: NOOP
  ‸expcet: 1 EXISTS
`),
    ['unknown device or key "expcet": did you mean "expect"?'],
  ],
  [
    'a mistyped device',
    steps(String.raw`
- ‸fone: NOOP
`),
    ['unknown device or key "fone": did you mean "phone"?'],
  ],
  [
    'two devices in a step',
    steps(String.raw`
- phone: NOOP
  ‸laptop: NOOP
`),
    ['a second actor beside "phone" in one step: write two steps, or "at once" with a list of steps'],
  ],
  [
    'an untagged response that does not exist',
    steps(String.raw`
- phone: NOOP
  expect: 1 ‸EXISTZ
`),
    ['`EXISTZ` is no untagged response: did you mean `EXISTS`?'],
  ],
  [
    'a list that is not closed',
    steps(String.raw`
- phone: NOOP
  expect:
    - 1 FETCH ‸(FLAGS (\Seen)
`),
    ['this list is not closed'],
  ],
  [
    'a FETCH item that does not exist, in double quotes',
    steps(String.raw`
- phone: NOOP
  expect: "1 FETCH (FLAGS (\\Seen) ‸FLGS 3)"
`),
    ['`FLGS` is no FETCH item: did you mean `FLAGS`?'],
  ],
  [
    'a status that does not exist',
    steps(String.raw`
- phone: NOOP
  status: ‸OKAY
`),
    ['"OKAY" is no status of IMAP: did you mean "OK"?'],
  ],
  [
    'one of several statuses that does not exist',
    steps(String.raw`
- phone: NOOP
  status: OK or ‸NOO
`),
    ['"NOO" is no status of IMAP: did you mean "NO"?'],
  ],
  [
    'a status of the other protocol, on IMAP',
    steps(String.raw`
- phone: NOOP
  status: ‸+OK
`),
    ['"+OK" is no status of IMAP: did you mean "OK"?'],
  ],
  [
    'a status of the other protocol, on POP3',
    steps(String.raw`
- pc: STAT
  status: ‸OK
`),
    ['"OK" is no status of POP3: did you mean "+OK"?'],
  ],
  [
    'a response of the other protocol, on POP3',
    steps(String.raw`
- pc: STAT
  expect: ‸2 EXISTS
`),
    ['this is an IMAP response, and the device speaks POP3: a line of a POP3 reply belongs here'],
  ],
  [
    'a response of the other protocol, on IMAP',
    steps(String.raw`
- phone: NOOP
  expect: ‸+OK 2
`),
    ['this is a POP3 reply, and the device speaks IMAP: write "status: OK" or an untagged response'],
  ],
  [
    'a capture that nothing binds',
    steps(String.raw`
- phone: FETCH ‸{uid} (FLAGS)
`),
    ['nothing before this step binds {uid}'],
  ],
  [
    'a capture whose name is mistyped',
    steps(String.raw`
- phone: STATUS INBOX (UIDNEXT)
  expect: STATUS INBOX (UIDNEXT {next})
- phone: UID FETCH ‸{nxt}:* (UID)
`),
    ['nothing before this step binds {nxt}: did you mean "next"?'],
  ],
  [
    'a fixture that does not exist',
    steps(String.raw`
- phone: APPEND INBOX {=‸plian}
`),
    ['no fixture "plian": did you mean "plain"?'],
  ],
  [
    'a part that the fixture does not have',
    steps(String.raw`
- phone: APPEND INBOX {=plain:‸1.7}
`),
    [
      'fixture "plain" has no part "1.7": there are header, text, top N, size, envelope, body, bodystructure, 1, header.fields',
    ],
  ],
  [
    'a literal as it goes over the wire',
    steps(String.raw`
- phone: APPEND INBOX ‸{5}
`),
    [
      'this brace opens nothing known: write {name}, {=fixture}, {=fixture:part} or {~text}; for a brace of its own use (raw)',
    ],
  ],
  [
    'an act that does not exist',
    steps(String.raw`
- phone: ‸(conect)
`),
    ['"(conect)" is no act: did you mean "connect"?'],
  ],
  [
    'a state that does not exist behind (connect)',
    steps(String.raw`
- phone: (connect) ‸selektd
`),
    ['"selektd" is no state to connect to: did you mean "selected"?'],
  ],
  [
    'a key that belongs to another act',
    steps(String.raw`
- phone: (wait)
  ‸for: 2s
`),
    ['"for" does not go with (wait): it belongs to (quiet)'],
  ],
  [
    '(quiet) without a time',
    steps(String.raw`
- phone: ‸(quiet)
  never: 1 EXPUNGE
`),
    ['(quiet) needs a time: add "for: 200ms"'],
  ],
  [
    'a time without a known unit',
    steps(String.raw`
- phone: (quiet)
  for: ‸2sec
`),
    ['"for" must be a time such as 200ms or 2s, not "2sec"'],
  ],
  [
    'a key of an act on a command',
    steps(String.raw`
- phone: NOOP
  ‸within: 2s
`),
    [
      '"within" does not go with a command: it belongs to (wait), (raw) and words of a mail app; a command is polled with "again within"',
    ],
  ],
  [
    'an act of the operator that does not exist',
    steps(String.raw`
- operator: ‸delver plain
`),
    ['"delver" is no act of the operator: did you mean "deliver"?'],
  ],
  [
    'a delivery of what does not exist',
    steps(String.raw`
- operator: deliver ‸plan
`),
    ['no fixture "plan": did you mean "plain"?'],
  ],
  [
    'an argument where none is taken',
    steps(String.raw`
- operator: restart ‸now
`),
    ['nothing may follow "restart"'],
  ],
  [
    '(go on) without a pause',
    steps(String.raw`
- phone: ‸(go on)
`),
    ['there is nothing to go on with: a step of this device with "pause: literal" comes before it'],
  ],
  [
    'DONE without IDLE',
    steps(String.raw`
- phone: ‸DONE
`),
    [
      '"DONE" ends an IDLE, and this device is in none: start it with "IDLE" and "until: +"; to send a stray DONE use (raw)',
    ],
  ],
  [
    'a word of a closed set, mistyped',
    steps(String.raw`
- phone: APPEND INBOX {=plain}
  pause: ‸litral
`),
    ['"pause" must be the word literal, not "litral": did you mean "literal"?'],
  ],
  [
    'a pause without a literal',
    steps(String.raw`
- phone: NOOP
  ‸pause: literal
`),
    ['"pause" needs a command with a literal: such as APPEND INBOX {=plain}'],
  ],
  [
    'a status of a step that ends before it',
    steps(String.raw`
- phone: IDLE
  until: +
  ‸status: OK
`),
    ['"status" has no reply to speak of: no command completes in this step'],
  ],
  [
    'as many statuses as commands, but for one',
    steps(String.raw`
- phone:
    - NOOP
    - NOOP
    - NOOP
  ‸status: [OK, OK]
`),
    ['2 status words for 3 commands: give one for each, or one for all'],
  ],
  [
    'as many status lines as commands, but for one',
    steps(String.raw`
- pc:
    - NOOP
    - STAT
  expect:
    - ‸+OK
`),
    ['1 status line for 2 commands: give one for each'],
  ],
  [
    'a status given twice',
    steps(String.raw`
- pc: STAT
  status: +OK
  expect: ‸+OK 2 {x}
`),
    ['the status stands twice: take it from "status" or from here'],
  ],
  [
    'expect beside exactly',
    steps(String.raw`
- phone: NOOP
  expect: 1 EXISTS
  ‸exactly: 2 EXISTS
`),
    ['"exactly" stands instead of "expect", not beside it: put all lines under one of them'],
  ],
  [
    'a malformed set of numbers',
    steps(String.raw`
- phone: NOOP
  ‸expect each of 1;3: 1 EXISTS
`),
    ['unknown device or key "expect each of 1;3": write "expect each of 1:3"'],
  ],
  [
    'a comparison of what nothing binds',
    steps(String.raw`
- phone: NOOP
  where: "‸{x} >= 2"
`),
    ['nothing before this step binds {x}'],
  ],
  [
    'a malformed comparison',
    steps(String.raw`
- phone: NOOP
  expect: "{n} EXISTS"
  where: "{n} ‸=> 2"
`),
    ['one of = != < <= > >= in belongs here, with spaces around it'],
  ],
  [
    'a POP3 body on an IMAP device',
    steps(String.raw`
- phone: FETCH 1 (FLAGS)
  ‸body: plain
`),
    ['"body" is for POP3 replies: in IMAP a fixture stands in the pattern: 1 FETCH (BODY[] {=plain})'],
  ],
  [
    'a part of a POP3 body that does not exist',
    steps(String.raw`
- pc: RETR 1
  body: plain:‸headr
`),
    ['fixture "plain" has no part "headr": did you mean "header"?'],
  ],
  [
    'an escape that does not exist',
    steps(String.raw`
- phone: (raw) a‸\qb\r\n
`),
    ['unknown escape: \\r \\n \\t \\0 \\\\ and \\xHH are known'],
  ],
  [
    'a command with a tag',
    steps(String.raw`
- phone: ‸a1 NOOP
`),
    ['a tag is not written: the harness chooses it: write "NOOP", or name it with "tag"'],
  ],
  [
    'a command that does not exist',
    steps(String.raw`
- phone: ‸NOP
`),
    ['"NOP" is no command known: did you mean "NOOP"?'],
  ],
  [
    'a mistyped key in a branch',
    steps(String.raw`
- phone: NOOP
  one of:
    good:
      ‸staus: OK
`),
    ['unknown key "staus": did you mean "status"?'],
  ],
  [
    'a mistyped key that holds a map',
    steps(String.raw`
- phone: NOOP
  ‸one off:
    good:
      status: OK
`),
    ['unknown device or key "one off": did you mean "one of"?'],
  ],
  [
    'a device beside a group',
    steps(String.raw`
- phone: NOOP
  ‸at once:
    - phone: NOOP
`),
    ['a second actor beside "phone" in one step: write two steps, or "at once" with a list of steps'],
  ],
  [
    'one device twice at once',
    steps(String.raw`
- at once:
    - phone: NOOP
    - ‸phone: NOOP
`),
    ['"phone" stands twice in one "at once": commands of one device go into a list: they are pipelined'],
  ],
  [
    'expectations inside together, and two devices',
    steps(String.raw`
- ‸together:
    - phone: NOOP
      ‸expect: 1 EXISTS
    - laptop: NOOP
`),
    [
      '"together" is for one device: steps of several devices go into "at once"',
      '"expect" does not go with a command: what comes is judged as one: write it beside "together"',
    ],
  ],
  [
    'a check whose name is no slug',
    steps(String.raw`
- check: ‸Foo Bar
  phone: NOOP
`),
    ['"check" must be a slug: lower-case letters and digits, joined by hyphens, not "Foo Bar"'],
  ],
  [
    'a title without a check',
    steps(String.raw`
- ‸title: foo
  phone: NOOP
`),
    ['"title" speaks of a check: name it: add "check"'],
  ],
  [
    'one check named twice',
    steps(String.raw`
- phone: NOOP
  check: a
- phone: NOOP
  check: ‸a
`),
    ['two steps of the case carry the check "a": name them apart'],
  ],
  [
    'a hash that YAML takes for a comment',
    steps(String.raw`
- phone: CREATE ‸#news
`),
    ['a comment to YAML, and no part of the text: put the whole text into single quotes, or a space behind the #'],
  ],
  [
    'a list where a command belongs',
    steps(String.raw`
- phone: [NOOP, ‸[x]]
`),
    ['this item must be a command, not a list'],
  ],
  [
    'a device without a command',
    steps(String.raw`
- ‸phone:
`),
    ['"phone" is empty: it must be a command, a list of commands, an act in parentheses, or words of a mail app'],
  ],
  [
    'a command that starts with a brace, unquoted',
    steps(String.raw`
- phone: ‸{n} FETCH
`),
    [
      "a text that starts with `{` is a map to YAML: put the text into single quotes: '...' (a quote inside is written twice)",
    ],
  ],
  [
    'a pattern that starts with a brace, unquoted',
    steps(String.raw`
- phone: NOOP
  expect:
    - ‸{n} FETCH (FLAGS ())
    - 2 EXISTS
`),
    [
      "a text that starts with `{` is a map to YAML: put the text into single quotes: '...' (a quote inside is written twice)",
    ],
  ],
  [
    'a pattern that starts with a star, unquoted',
    steps(String.raw`
- phone: NOOP
  expect:
    - ‸* 2 EXISTS
`),
    ['`*` means something else to YAML: untagged responses are written without the star'],
  ],
  [
    'a pattern that starts with a star, quoted',
    steps(String.raw`
- phone: NOOP
  expect: "‸* 2 EXISTS"
`),
    ['the star is not written: write "2 EXISTS"'],
  ],
  [
    'a command with a colon',
    steps(String.raw`
- phone: ‸SEARCH SUBJECT: foo
`),
    [
      "a text with `: ` in it is a map to YAML: put the text into single quotes: '...' (a quote inside is written twice)",
    ],
  ],
  [
    'a single backslash in double quotes',
    steps(String.raw`
- phone: NOOP
  expect: "1 FETCH (FLAGS (‸\Seen))"
`),
    ['a backslash in double quotes starts an escape in YAML: write it twice, or use single quotes'],
  ],
  [
    'brackets in a list in brackets',
    steps(String.raw`
- phone: [NOOP, NOOP]
  status: [OK, NO ‸[TRYCREATE]]
`),
    [
      'this list or map in brackets cannot be read: a text with brackets, braces or commas in it goes into single quotes, or into a line of its own',
    ],
  ],
  [
    'a key that stands twice',
    steps(String.raw`
- phone: NOOP
  ‸phone: NOOP
`),
    ['this key stands twice in the map: what one key holds may be a list'],
  ],
  [
    'a tab as indentation',
    steps(String.raw`
-‸	phone: NOOP
`),
    ['YAML is indented by spaces: replace the tab'],
  ],
  [
    'a literal on POP3',
    steps(String.raw`
- pc: RETR ‸{=plain}
`),
    ['POP3 has no literals: send octets with (raw)'],
  ],
  [
    'a malformed escape in a literal',
    steps(String.raw`
- phone: LOGIN {~{user}} {~foo‸\qbar+}
`),
    ['unknown escape: \\r \\n \\t \\0 \\\\ and \\xHH are known'],
  ],
  [
    'a malformed tag, and a word for true',
    steps(String.raw`
- phone: NOOP
  tag: ‸"a b"
  in order: ‸yes
`),
    [
      '"tag" must be a tag: printable characters without space, not "a b"',
      '"in order" must be true or false, not "yes"',
    ],
  ],
  [
    'cuts that do not ascend',
    steps(String.raw`
- phone: NOOP
  split: ‸[5, 3]
`),
    ['"split" counts octets from the start, each cut behind the one before'],
  ],
  [
    'a time in words',
    steps(String.raw`
- phone: NOOP
  again within: ‸soon
`),
    ['"again within" must be a time such as 200ms or 2s, not "soon"'],
  ],
  [
    'a step without an actor',
    steps(String.raw`
- ‸expect: 1 EXISTS
`),
    ['the step does not say who acts: start it with phone, laptop, pc or operator'],
  ],
  [
    'a mistake behind a doubled quote',
    steps(String.raw`
- phone: FETCH 1 (FLAGS)
  expect: '1 FETCH (FLAGS (it''s) ‸{x:nzz-number})'
`),
    ['`nzz-number` is no type of a hole: did you mean `nz-number`?'],
  ],
  [
    'a mistake on the second line of a folded text',
    steps(String.raw`
- phone: FETCH 1 (FLAGS)
  expect: >-
    1 FETCH (FLAGS (\Seen)
    ‸{x:nzz-number})
`),
    ['`nzz-number` is no type of a hole: did you mean `nz-number`?'],
  ],
];

describe('mistakes in steps', () => {
  const context = sampleContext();
  test.each(rows)('%s', (_, marked, messages) => {
    const { text, places } = readMarked(marked);
    const { problems } = compileText(text, context);
    const said = problems.map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`));
    expect(said).toEqual(messages);
    expect(problems.map(({ line, column }) => `${String(line)}:${String(column)}`)).toEqual(places);
  });
});
