import { describe, expect, test } from 'vitest';
import type { Body, Case, CommandPart, CommandStep } from './model.ts';
import { compileText, sampleContext } from './sample.ts';

const context = sampleContext('rfc9051/6.4.6/should-do');

/** The cases of a suite that is right. */
function casesOf(text: string): readonly Case[] {
  const { suite, problems } = compileText(`suite: t\ntitle: T\n${text}`, context);
  expect(problems).toEqual([]);
  return suite?.cases ?? [];
}

/** The case of a suite with one, given by what stands behind its id. */
function caseOf(text: string): Case {
  const head =
    'cases:\n  - id: the-case\n    requirement: rfc9051/6.1.2/noop\n    devices: { phone: imap, pc: pop3 }\n';
  const [found] = casesOf(`${head}${text.replace(/^\n/, '').replaceAll(/^/gm, '    ')}`);
  if (found === undefined) throw new Error('no case');
  return found;
}

function bodyOf(text: string): Body {
  const [body] = caseOf(text).bodies;
  if (body === undefined) throw new Error('no body');
  return body;
}

/** What a command of the phone is made of. */
function partsOf(command: string): readonly CommandPart[] {
  const [step] = bodyOf(
    `steps:\n  - phone: STATUS INBOX (UIDNEXT)\n    expect: STATUS INBOX (UIDNEXT {n})\n  - phone: ${command}`,
  ).steps.slice(1);
  return step?.op === 'command' ? (step.commands[0]?.parts ?? []) : step?.op === 'act' ? step.parts : [];
}

const text = (value: string): CommandPart => ({ kind: 'text', text: value });

describe('commands', () => {
  const rows: readonly (readonly [string, readonly CommandPart[]])[] = [
    ['NOOP', [text('NOOP')]],
    ['FETCH {n}:* (UID)', [text('FETCH '), { kind: 'capture', name: 'n' }, text(':* (UID)')]],
    ['LIST "{prefix}" "%"', [text('LIST "'), { kind: 'capture', name: 'prefix' }, text('" "%"')]],
    [
      'APPEND INBOX (\\Seen) {=plain}',
      [text('APPEND INBOX (\\Seen) '), { kind: 'literal', content: { fixture: 'plain' }, synchronizing: true }],
    ],
    [
      'APPEND INBOX {=plain:text+}',
      [text('APPEND INBOX '), { kind: 'literal', content: { fixture: 'plain', part: 'text' }, synchronizing: false }],
    ],
    [
      'LOGIN {~{user}} {~{password}+}',
      [
        text('LOGIN '),
        { kind: 'literal', content: { capture: 'user' }, synchronizing: true },
        text(' '),
        { kind: 'literal', content: { capture: 'password' }, synchronizing: false },
      ],
    ],
    [
      'CREATE {~a\\x00\\\\b}',
      [text('CREATE '), { kind: 'literal', content: { octets: Buffer.from('a\0\\b') }, synchronizing: true }],
    ],
    ['CREATE {~}', [text('CREATE '), { kind: 'literal', content: { octets: Buffer.alloc(0) }, synchronizing: true }]],
  ];

  test.each(rows)('%s', (command, parts) => {
    expect(partsOf(`'${command}'`)).toEqual(parts);
  });

  test('raw octets: escapes and captures are read, other braces stand for themselves', () => {
    expect(partsOf(String.raw`(raw) a {5}\r\n\xff{n}`)).toEqual([
      { kind: 'octets', octets: Buffer.from('a {5}\r\n\xff', 'latin1') },
      { kind: 'capture', name: 'n' },
    ]);
  });

  test('a tag, and a row value in it', () => {
    const { bodies } = caseOf('steps:\n  - phone: NOOP\n    tag: x{n}\nrows:\n  one: { n: 1 }');
    expect(bodies[0]?.steps[0]).toMatchObject({ commands: [{ text: 'NOOP', tag: 'x1' }] });
  });
});

describe('what a case starts from', () => {
  test('mailboxes with flags and dates', () => {
    const { mailboxes } = bodyOf(`
given:
  INBOX: [plain (\\Seen $Work) 17-Jul-1996 02:44:25 -0700, 'second () 01-Jan-2020 00:00:00 +0000', third]
  work: []
mailboxes: spare
steps:
  - phone: NOOP`);
    expect(mailboxes).toEqual([
      {
        name: 'INBOX',
        messages: [
          { fixture: 'plain', flags: ['\\Seen', '$Work'], date: '17-Jul-1996 02:44:25 -0700' },
          { fixture: 'second', flags: [], date: '01-Jan-2020 00:00:00 +0000' },
          { fixture: 'third', flags: [] },
        ],
      },
      { name: 'work', messages: [] },
      { name: 'spare', messages: [] },
    ]);
  });

  test('a starting mailbox by its name', () => {
    const { mailboxes } = bodyOf('given: three-plain\nsteps:\n  - phone: NOOP');
    expect(mailboxes.map(({ name, messages }) => [name, messages.length])).toEqual([['INBOX', 3]]);
  });

  test('needs: a hierarchy, where names have levels', () => {
    const hierarchy = [{ protocol: 'imap', anyOf: ['HIERARCHY'] }];
    expect(caseOf('steps:\n  - phone: CREATE "{prefix}a{delimiter}b"').needs).toEqual(hierarchy);
    expect(caseOf('mailboxes: a/b\nsteps:\n  - phone: NOOP').needs).toEqual(hierarchy);
    expect(caseOf('mailboxes: a\nsteps:\n  - phone: NOOP').needs).toEqual([]);
  });

  test('needs: all of a list, one of several, absent, and whose', () => {
    const { needs } = caseOf(`
needs: [IDLE, { any of: [MOVE, IMAP4rev2] }, 'pop3:SASL PLAIN', not LOGINDISABLED]
steps:
  - phone: NOOP`);
    expect(needs).toEqual([
      { protocol: 'imap', anyOf: ['IDLE'] },
      { protocol: 'imap', anyOf: ['MOVE', 'IMAP4rev2'] },
      { protocol: 'pop3', anyOf: ['SASL PLAIN'] },
      { protocol: 'imap', anyOf: ['LOGINDISABLED'], absent: true },
    ]);
  });

  test('start: selected, unless a device or all of them are told otherwise', () => {
    const states = (start: string): readonly string[] =>
      caseOf(`${start}steps:\n  - phone: NOOP`).devices.map((device) => device.start);
    expect(states('')).toEqual(['selected', 'selected']);
    expect(states('start: connected\n')).toEqual(['connected', 'connected']);
    expect(states('start: { pc: not connected }\n')).toEqual(['selected', 'not connected']);
  });

  test('defaults hold for the cases that do not say otherwise', () => {
    const cases = casesOf(`
defaults:
  devices: { phone: imap }
  requirement: rfc9051/6.1.2/noop
  tags: [a]
  revision: rev1
  tls: starttls
cases:
  - id: one
    steps: [{ phone: NOOP }]
  - id: two
    tags: slow
    revision: rev2
    tls: none
    steps: [{ phone: NOOP }]`);
    const seen = cases.map(({ tags, revision, tls }) => [tags, revision, tls]);
    expect(seen).toEqual([
      [['a'], 'rev1', 'starttls'],
      [['slow'], 'rev2', 'none'],
    ]);
  });
});

describe('checks', () => {
  test('the level is that of the requirement; a named check may cite its own', () => {
    const { main, checks } = bodyOf(`
steps:
  - phone: NOOP
  - check: softly
    title: Does as it should
    requirement: rfc9051/6.4.6/should-do
    phone: NOOP`);
    expect(main).toMatchObject({ id: 't.the-case', level: 'must', title: 'the case', at: { line: 4, column: 5 } });
    expect(checks).toMatchObject([
      {
        id: 't.the-case:softly',
        level: 'should',
        title: 'Does as it should',
        requirements: ['rfc9051/6.4.6/should-do'],
      },
    ]);
  });

  test('no check of the case where each judged step is named', () => {
    expect(bodyOf('steps:\n  - operator: restart\n  - check: a\n    phone: NOOP').main).toBeUndefined();
  });

  test('commands at once belong to the check of the group, or to their own', () => {
    const [step] = bodyOf(
      'steps:\n  - check: a\n    at once:\n      - phone: NOOP\n      - check: b\n        pc: NOOP',
    ).steps;
    const inside = step?.op === 'at once' ? step.steps.map((each) => each.check) : [];
    expect(inside).toEqual(['t.the-case:a', 't.the-case:b']);
  });

  test('rows have a check each, with a title and a requirement of their own', () => {
    const { bodies, title } = caseOf(`
title: FETCH {item}
steps:
  - phone: FETCH 1 ({item})
  - check: again
    phone: FETCH 1 ({item})
rows:
  flags: { item: FLAGS }
  uid: { item: UID, title: The unique identifier, requirement: rfc9051/6.4.6/should-do }`);
    expect(title).toBe('FETCH {item}');
    const declared = bodies.flatMap((body) => [body.main, ...body.checks]);
    expect(declared.map((check) => [check?.id, check?.title, check?.level])).toEqual([
      ['t.the-case:flags', 'FETCH FLAGS', 'must'],
      ['t.the-case:flags:again', 'FETCH FLAGS: again', 'must'],
      ['t.the-case:uid', 'The unique identifier', 'should'],
      ['t.the-case:uid:again', 'The unique identifier: again', 'should'],
    ]);
  });
});

describe('steps', () => {
  test('they know their place and their lines', () => {
    const [step] = bodyOf('steps:\n  - check: a\n    phone: FETCH 1\n    status: |-\n      NO\n  - phone: NOOP').steps;
    expect(step).toMatchObject({ at: { file: 'sample.yaml', line: 9, column: 9 } });
    expect(step?.source).toBe('check: a\nphone: FETCH 1\nstatus: |-\n  NO');
  });

  test('statuses: one for all commands, one for each, any', () => {
    const statuses = (step: string): unknown => {
      const [first] = bodyOf(`steps:\n  - ${step.replaceAll('\n', '\n    ')}`).steps;
      return first?.op === 'command' ? first.status.map((one) => [one.text, one.alternatives.length]) : undefined;
    };
    expect(statuses('phone: [NOOP, NOOP]')).toEqual([
      ['OK', 1],
      ['OK', 1],
    ]);
    expect(statuses('phone: [NOOP, NOOP]\nstatus: NO or BAD')).toEqual([
      ['NO or BAD', 2],
      ['NO or BAD', 2],
    ]);
    expect(statuses('phone: [NOOP, NOOP]\nstatus: [OK, "NO [TRYCREATE] or OK"]')).toEqual([
      ['OK', 1],
      ['NO [TRYCREATE] or OK', 2],
    ]);
    expect(statuses('phone: NOOP\nstatus: any')).toEqual([['any', 0]]);
    expect(statuses('pc: NOOP')).toEqual([['+OK', 1]]);
    expect(statuses('pc: NOOP\nstatus: -ERR [IN-USE]')).toEqual([['-ERR [IN-USE]', 1]]);
    expect(statuses('phone: NOOP\nstatus: NO\none of:\n  a: { expect: 1 EXISTS }\n  b: { status: OK }')).toEqual([]);
  });

  test('a branch without a status has that of the step', () => {
    const [step] = bodyOf(
      'steps:\n  - phone: NOOP\n    status: NO\n    one of:\n      a: { expect: 1 EXISTS }\n      b: { status: OK }',
    ).steps;
    const branches = (step as CommandStep).oneOf.map((branch) => branch.status.map((one) => one.text));
    expect(branches).toEqual([['NO'], ['OK']]);
  });

  test('before a synchronizing literal a pause ends with the continuation', () => {
    const [waits, goes] = bodyOf(
      'steps:\n  - phone: APPEND INBOX {=plain}\n    pause: literal\n  - phone: (go on)\n',
    ).steps;
    expect(waits).toMatchObject({ pause: true, until: { pattern: { text: '+' } }, status: [] });
    expect(goes).toMatchObject({ act: 'go on', status: [{ text: 'OK' }] });
    const [sends] = bodyOf('steps:\n  - phone: APPEND INBOX {=plain+}\n    pause: literal\n').steps;
    expect(sends).not.toHaveProperty('until');
  });

  test('numbers and empty values of a row keep their spelling', () => {
    const { bindings, steps } = bodyOf(
      'steps:\n  - phone: SEARCH UID {a}\n    expect: SEARCH {b:set} {c:any}\nrows:\n  one: { a: 007, b: , c: yes }',
    );
    expect(bindings).toEqual({ a: '007', b: '', c: 'yes' });
    expect((steps[0] as CommandStep).commands[0]?.text).toBe('SEARCH UID 007');
  });
});

describe('traits', () => {
  const rows: readonly (readonly [string, { readOnly: boolean; nonsense: boolean }])[] = [
    ['start: authenticated\nsteps:\n  - phone: LIST "" *\n  - pc: STAT', { readOnly: true, nonsense: false }],
    ['start: authenticated\nsteps:\n  - phone: FETCH 1 (BODY.PEEK[] RFC822.SIZE)', { readOnly: true, nonsense: false }],
    ['start: authenticated\nsteps:\n  - phone: FETCH 1 (BODY[])', { readOnly: false, nonsense: false }],
    ['start: authenticated\nsteps:\n  - phone: UID STORE 1 FLAGS ()', { readOnly: false, nonsense: false }],
    ['start: authenticated\nsteps:\n  - pc: DELE 1', { readOnly: false, nonsense: false }],
    ['steps:\n  - phone: NOOP', { readOnly: false, nonsense: false }],
    ['start: authenticated\ngiven: [plain]\nsteps:\n  - phone: NOOP', { readOnly: false, nonsense: false }],
    ['start: authenticated\nsteps:\n  - operator: restart\n  - phone: NOOP', { readOnly: false, nonsense: false }],
    ['start: authenticated\nsteps:\n  - phone: (raw) x\\r\\n', { readOnly: false, nonsense: true }],
    ['start: authenticated\nsteps:\n  - phone: FROB\n    status: BAD', { readOnly: false, nonsense: true }],
    ['start: authenticated\nsteps:\n  - phone: NOOP x\n    status: NO or BAD', { readOnly: true, nonsense: true }],
  ];

  test.each(rows)('%s', (source, traits) => {
    const { readOnly, nonsense } = caseOf(source);
    expect({ readOnly, nonsense }).toEqual(traits);
  });
});
