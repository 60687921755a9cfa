import { describe, expect, test } from 'vitest';
import { explainCase, type Explanation } from './explain-case.ts';
import { compileText, sampleContext } from './sample.ts';

const context = sampleContext('rfc9051/6.4.6/should-do');

function explain(steps: string, id = 't.a'): Explanation {
  const text = `suite: t\ntitle: T\ncases:\n  - id: a\n    requirement: rfc9051/6.1.2/noop\n    devices: { phone: imap, pc: pop3 }\n${steps}`;
  const { suite, problems } = compileText(text, context);
  expect(problems).toEqual([]);
  const [one] = suite?.cases ?? [];
  if (one === undefined) throw new Error('no case');
  return explainCase(one, id, context.requirements.byId);
}

describe('explainCase', () => {
  test('every kind of step, in words', () => {
    const { steps } = explain(String.raw`
    before:
      - phone: NOOP
    steps:
      - phone: [NOOP, FETCH 1 (FLAGS)]
        status: [OK, NO or BAD]
        in order: true
        expect: ['{n} EXISTS', 1 FETCH]
        optional: OK [UIDNEXT {next}]
        never: 2 EXPUNGE
        where: "{n} > 2"
        split: [5, 12]
        again within: 2s
      - phone: IDLE
        until: +
      - phone: (wait)
        within: 500ms
        exactly: 3 EXISTS
      - phone: DONE
      - phone: APPEND INBOX {=plain}
        pause: literal
      - together:
          - phone: (go on)
          - phone: NOOP
        one of:
          told: { expect: 4 EXISTS }
          refused: { status: NO }
      - at once:
          - phone: FETCH 1:2 (UID)
            expect each of 1:2: '{n} FETCH (UID {:nz-number})'
          - pc: RETR 1
            body: plain:top 5
      - operator: deliver plain second
      - operator: restart
      - phone: (connect) authenticated
      - pc: (raw) FROB\r\n
        expect: -ERR
      - check: refused
        phone: RENAME a b
        status: NO
        control: RENAME a c`);
    expect(steps.map(({ act, wanted }) => [act, ...wanted])).toEqual([
      ['phone: NOOP', 'prepares; where it fails the case is blocked', 'must be completed by OK'],
      [
        'phone: in one write: NOOP | FETCH 1 (FLAGS)',
        'cut behind octets 5, 12',
        'sent again until the answer is right, at most 2 s',
        'must be completed by OK, then NO or BAD',
        'must come, in this order:',
        '  {n} EXISTS',
        '  1 FETCH',
        'may come, and is remembered:',
        '  OK [UIDNEXT {next}]',
        'must not come:',
        '  2 EXPUNGE',
        'must hold:',
        '  {n} > 2',
      ],
      ['phone: IDLE', 'ends when this comes: +'],
      ['phone: waits, at most 500 ms', 'must come in any order, and no other response of these names:', '  3 EXISTS'],
      ['phone: DONE', 'must be completed by OK'],
      ['phone: APPEND INBOX {=plain}', 'stops where the octets of the literal would follow', 'ends when this comes: +'],
      [
        'one after the other, judged as one',
        '- phone: sends the rest of the command',
        '- phone: NOOP',
        'one of these must hold, and is recorded:',
        '- told',
        '    each must be completed by OK',
        '    must come, in any order:',
        '      4 EXISTS',
        '- refused',
        '    each must be completed by NO',
      ],
      [
        'at once, all sent before any reply is read',
        '- phone: FETCH 1:2 (UID)',
        '    must be completed by OK',
        '    for each n of 1, 2 must come:',
        '      {n} FETCH (UID {:nz-number})',
        '- pc: RETR 1',
        '    must be answered by +OK',
        '    the lines must equal top 5 of the fixture plain, octet by octet',
      ],
      ['operator: delivers plain, second from outside, into INBOX'],
      ['operator: restarts the server'],
      ['phone: opens a new connection, authenticated'],
      ['pc: sends octets as they are: FROB\\r\\n', 'must come, in any order:', '  -ERR'],
      [
        'phone: RENAME a b',
        'decides the check t.a:refused',
        'must be completed by NO',
        'then "RENAME a c" must succeed, else the verdict is inconclusive',
      ],
    ]);
  });

  test('words of mail apps, and a look at the server', () => {
    const text = `suite: t
title: T
cases:
  - id: a
    requirement: rfc9051/6.1.2/noop
    devices: { phone: imap app by QRESYNC, pc: pop3 app }
    start: { pc: offline }
    steps:
      - phone: sync INBOX Work
        within: 2s
        got: plain
        holds: { INBOX: none, Work: plain second }
        folders: Work
        cannot open: third
        one of:
          kept: { dropped cache: no }
          refused: { fails: refused }
      - at once:
          - phone: idle
            within: 500ms
          - pc: download and keep
            got at most: plain
            opens: plain
        between them: plain
      - operator: stop
      - operator: start
      - server: look
        holds: plain
        unread: none
        no folders: Old`;
    const { suite, problems } = compileText(text, context);
    expect(problems).toEqual([]);
    const [one] = suite?.cases ?? [];
    if (one === undefined) throw new Error('no case');
    const { steps, setUp, defaults } = explainCase(one, 't.a', context.requirements.byId);
    expect(setUp).toEqual([
      'the server must announce QRESYNC (IMAP), else not-applicable',
      'the server must announce UIDL (POP3), else not-applicable',
      'the server must announce IDLE or IMAP4rev2 (IMAP), else not-applicable',
      'the server must announce IMAP4rev1 or IMAP4rev2 (IMAP), else not-applicable',
      'phone (imap app by QRESYNC): online, with nothing in its store',
      'pc (pop3 app): offline, with nothing in its store',
    ]);
    expect(defaults).toEqual(['texts meant for people are never compared; numbers compare by value']);
    expect(steps.map(({ act, wanted }) => [act, ...wanted])).toEqual([
      [
        'phone: sync INBOX Work',
        'repeated until this holds, at most 2 s',
        'must bring exactly plain',
        'in INBOX must be there, and nothing else: none',
        'in Work must be there, and nothing else: plain, second',
        'folders that must be there: Work',
        'in INBOX cannot be opened without the server: third',
        'one of these must hold, and is recorded:',
        '- kept',
        '    nothing cached may be dropped',
        '- refused',
        '    must be refused',
      ],
      [
        'at once, all sent before any reply is read',
        '- phone: idle',
        '    waits at most 500 ms',
        '- pc: download and keep',
        '    must bring nothing but plain',
        '    in INBOX can be opened without the server: plain',
        'between them the apps must get exactly plain',
      ],
      ['operator: stops the server'],
      ['operator: starts the server again'],
      [
        'a look at the server, through a session of its own that changes nothing',
        'in INBOX must be there, and nothing else: plain',
        'in INBOX must be unread, and nothing else: none',
        'folders that must not be there: Old',
      ],
    ]);
  });

  const table = `
    needs: [IDLE, not X]
    given: [plain, 'second (\\Seen) 17-Jul-1996 02:44:25 -0700']
    mailboxes: [work]
    start: { pc: not connected }
    title: Searches for {key}
    steps:
      - phone: SEARCH {key}
    rows:
      seen: { key: SEEN }
      new: { key: NEW, requirement: rfc9051/6.4.6/should-do }`;

  test('the set-up, and the row that the id names', () => {
    const { title, setUp, steps, requirements } = explain(table, 't.a:new');
    expect(title).toBe('Searches for NEW');
    expect(steps[0]?.act).toBe('phone: SEARCH NEW');
    expect(requirements).toEqual([{ id: 'rfc9051/6.4.6/should-do', level: 'should', text: 'should-do' }]);
    expect(setUp).toEqual([
      'the server must announce IDLE (IMAP), else not-applicable',
      'the server must not announce X (IMAP), else not-applicable',
      'INBOX holds plain, second (\\Seen) of 17-Jul-1996 02:44:25 -0700',
      'work exists and is empty',
      'phone (imap): selected',
      'pc (pop3): not connected',
      'told for the row new; the others, one after the other on the same sessions: seen',
    ]);
  });

  test('a table without a row: all of its checks, the first row', () => {
    const { requirements, checks, steps } = explain(table);
    expect(steps[0]?.act).toBe('phone: SEARCH SEEN');
    expect(requirements).toHaveLength(2);
    expect(checks.map((check) => check.id)).toEqual(['t.a:seen', 't.a:new']);
  });
});
