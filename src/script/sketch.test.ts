import { describe, expect, test } from 'vitest';
import type { Case, CommandStep, Step, TogetherStep } from './model.ts';
import { compileText, sampleContext } from './sample.ts';

/** The conversations that the language was designed for, as a suite. */
const sketch = String.raw`suite: sketch
title: Fourteen hard conversations
cases:
  # 1  Octets: a body is compared with its fixture byte for byte, after unstuffing; the size promised is the size sent.
  - id: retr-byte-stuffing
    requirement: rfc1939/3/byte-stuffing
    given: [lines-of-dots]
    devices: { pc: pop3 }
    steps:
      - pc: LIST 1
        expect: +OK 1 {size}
      - pc: RETR 1
        expect: +OK
        body: lines-of-dots
        where: octets = {size}

  # 2  Life of a connection: no QUIT, no UPDATE state.
  - id: drop-removes-nothing
    requirement: rfc1939/6/no-update-without-quit
    given: [plain, multipart]
    devices: { pc: pop3 }
    steps:
      - pc: DELE 1
      - pc: (reset)
      - pc: (connect)
      - pc: STAT
        expect: +OK 2 {octets}

  # 3  Two devices in flight together; whichever the server serves first, no flag is lost.
  - id: concurrent-add-loses-nothing
    requirement: rfc9051/6.4.6/plus-flags-adds
    given: [plain, plain, plain]
    devices: { phone: imap, laptop: imap }
    steps:
      - at once:
          - phone: STORE 1:3 +FLAGS.SILENT (\Flagged)
          - laptop: STORE 1:3 +FLAGS.SILENT (\Seen)
      - phone: FETCH 1:3 (FLAGS)
        expect each of 1:3:
          - "{n} FETCH (FLAGS (\\Flagged \\Seen))"

  # 4  IDLE: a push with a deadline, then DONE.
  - id: idle-pushes-flags
    requirement: rfc2177/3/pushes
    needs: IDLE
    given: [plain, plain]
    devices: { phone: imap, laptop: imap }
    steps:
      - laptop: IDLE
        until: +
      - phone: STORE 2 +FLAGS.SILENT (\Flagged)
      - laptop: (wait)
        within: 2s
        expect:
          - 2 FETCH (FLAGS (\Flagged))
      - laptop: DONE

  # 5  Half a command: between the continuation and the end of the literal no command is in progress.
  - id: no-expunge-before-literal
    requirement: rfc9051/7.5.1/expunge-needs-command
    given: [plain, plain]
    devices: { phone: imap, laptop: imap }
    steps:
      - laptop: APPEND INBOX {=plain}
        pause: literal
        until: +
      - phone: STORE 1 +FLAGS.SILENT (\Deleted)
      - phone: EXPUNGE
      - laptop: (quiet)
        for: 200ms
        never:
          - 1 EXPUNGE
      - together:
          - laptop: (go on)
          - laptop: NOOP
        expect:
          - 1 EXPUNGE

  # 6  Raw octets across an upgrade: what came before the handshake must not be answered after it.
  - id: starttls-injection
    requirement: rfc9051/6.2.1/discard-plaintext
    needs: STARTTLS
    devices: { phone: imap }
    start: connected
    steps:
      - phone: (raw) a1 STARTTLS\r\na2 NOOP\r\n
        expect:
          - a1 OK
      - phone: (tls)
      - phone: NOOP
        never:
          - a2 OK

  # 7  Permitted variation: any branch is right, and the one seen is recorded as a fact of this server.
  - id: fetch-of-an-expunged-message
    requirement: rfc2180/4.1/expunged-fetch
    given: [plain, plain, plain]
    devices: { phone: imap, laptop: imap }
    steps:
      - phone: STORE 2 +FLAGS.SILENT (\Deleted)
      - phone: EXPUNGE
      - laptop: FETCH 1:3 (UID BODY.PEEK[TEXT])
        one of:
          still served:
            status: OK
            expect:
              - 2 FETCH (BODY[TEXT] {=plain:text})
          remaining, then NO:
            status: NO
            never:
              - 2 FETCH
          empty data:
            status: OK
            expect:
              - 2 FETCH (BODY[TEXT] {:nil-or-empty})

  # 8  A table: one body, rows with names; each row is a check with its own id.
  - id: search-keys
    requirement: rfc9051/6.4.4/keys
    given: searchable
    devices: { phone: imap }
    steps:
      - phone: SEARCH {key}
        expect:
          - SEARCH {hits:set}
    rows:
      seen:      { key: SEEN, hits: 2 }
      not-seen:  { key: NOT SEEN, hits: 1 3 }
      or:        { key: OR FLAGGED FROM bob, hits: 2 3 }
      none:      { key: LARGER 1000000, hits: }

  # 9  Captures, compared: a promise made by one answer and kept by a later one, across devices.
  - id: uidnext-is-a-lower-bound
    requirement: rfc9051/2.3.1.1/uidnext
    devices: { phone: imap, laptop: imap }
    steps:
      - laptop: STATUS INBOX (UIDNEXT)
        expect:
          - STATUS INBOX (UIDNEXT {next})
      - phone: APPEND INBOX {=plain}
      - laptop: UID FETCH {next}:* (UID)
        expect:
          - "{n} FETCH (UID {uid})"
        where: "{uid} >= {next}"

  # 10  Positive control: a refusal proves something only if the legal twin is accepted.
  - id: rename-onto-existing-is-refused
    requirement: rfc9051/6.3.6/target-exists
    mailboxes: [a, b]
    devices: { phone: imap }
    steps:
      - phone: RENAME a b
        status: NO
        control: RENAME a c

  # 11  The operator restarts the server; what must survive, survives.
  - id: uidl-survives-restart
    requirement: rfc1939/7/uidl-persistent
    given: [plain, multipart]
    devices: { pc: pop3 }
    steps:
      - pc: UIDL
        expect:
          - 1 {first}
          - 2 {second}
      - operator: restart
      - pc: (connect)
      - pc: UIDL
        expect:
          - 1 {first}
          - 2 {second}

  # 12  Mail from outside, seen by every device in its own way.
  - id: new-mail-reaches-both
    requirement: [rfc9051/5.2/size-updates, rfc1939/4/maildrop-frozen]
    given: [plain]
    devices: { phone: imap, pc: pop3 }
    steps:
      - operator: deliver multipart
      - phone: NOOP
        again within: 2s
        expect:
          - 2 EXISTS
      - pc: STAT
        expect: +OK 1 {octets}

  # 13  Pipelining: several commands in one write; the order of the answers is part of the check.
  - id: pipelined-in-order
    requirement: rfc2449/6.6/in-order
    needs: PIPELINING
    given: [plain, multipart]
    devices: { pc: pop3 }
    steps:
      - pc:
          - NOOP
          - DELE 1
          - STAT
          - RSET
        expect:
          - +OK
          - +OK
          - +OK 1 {left}
          - +OK

  # 14  One case, several checks: a step may carry its own name, and say that either answer is right.
  - id: examine-changes-nothing
    requirement: rfc9051/6.3.3/read-only
    given: [plain]
    devices: { phone: imap, laptop: imap }
    start: authenticated
    steps:
      - phone: EXAMINE INBOX
        status: OK [READ-ONLY]
      - laptop: SELECT INBOX
      - phone: STORE 1 +FLAGS.SILENT (\Flagged)
        status: OK or NO
      - check: store
        laptop: FETCH 1 (FLAGS)
        expect:
          - 1 FETCH (FLAGS ())
      - phone: FETCH 1 (BODY[TEXT])
      - check: seen
        laptop: FETCH 1 (FLAGS)
        expect:
          - 1 FETCH (FLAGS ())
`;

const cited = [...sketch.matchAll(/rfc\d+\/[^\s\],]+/g)].map(([id]) => id);
const compiled = compileText(sketch, sampleContext(...cited));

function caseOf(id: string): Case {
  const found = compiled.suite?.cases.find((one) => one.id === `sketch.${id}`);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
}

function stepOf<T extends Step['op']>(id: string, index: number, op: T): Extract<Step, { op: T }> {
  const step = caseOf(id).bodies[0]?.steps[index];
  if (step?.op !== op) throw new Error(`step ${String(index)} of ${id} is ${String(step?.op)}`);
  return step as Extract<Step, { op: T }>;
}

const texts = (step: Pick<CommandStep | TogetherStep, 'expect'>): readonly string[] =>
  step.expect.map((one) => one.pattern.text);
const statuses = (step: Pick<CommandStep | TogetherStep, 'status'>): readonly string[] =>
  step.status.map((one) => one.text);

test('all of them load without a mistake', () => {
  expect(compiled.problems).toEqual([]);
  expect(compiled.suite?.cases).toHaveLength(14);
});

describe('what they compile to', () => {
  test('a POP3 status line that is expected is the status, with its captures', () => {
    const step = stepOf('retr-byte-stuffing', 0, 'command');
    expect(statuses(step)).toEqual(['+OK 1 {size}']);
    expect(texts(step)).toEqual([]);
  });

  test('a body is a fixture, and where compares its octets', () => {
    const step = stepOf('retr-byte-stuffing', 1, 'command');
    expect(step.body).toEqual({ fixture: 'lines-of-dots' });
    expect(step.where[0]).toMatchObject({ left: { kind: 'measure', of: 'octets' }, operator: '=' });
  });

  test('a reset and a new connection', () => {
    expect(stepOf('drop-removes-nothing', 1, 'act').act).toBe('reset');
    expect(stepOf('drop-removes-nothing', 2, 'act')).toMatchObject({ act: 'connect', status: [] });
  });

  test('commands at once keep their devices, and each its own status', () => {
    const { steps } = stepOf('concurrent-add-loses-nothing', 0, 'at once');
    expect(steps.map((step) => [step.device, ...(step.op === 'command' ? statuses(step) : [])])).toEqual([
      ['phone', 'OK'],
      ['laptop', 'OK'],
    ]);
  });

  test('expect each of a set', () => {
    const { each } = stepOf('concurrent-add-loses-nothing', 1, 'command');
    expect(each?.set).toEqual([1, 2, 3]);
    expect(each?.expect.map((one) => one.pattern.text)).toEqual(['{n} FETCH (FLAGS (\\Flagged \\Seen))']);
  });

  test('IDLE ends at the continuation, without a status', () => {
    const step = stepOf('idle-pushes-flags', 0, 'command');
    expect(step.until?.pattern.text).toBe('+');
    expect(step.status).toEqual([]);
    expect(stepOf('idle-pushes-flags', 2, 'act')).toMatchObject({ act: 'wait', withinMs: 2000 });
    expect(caseOf('idle-pushes-flags').needs).toEqual([{ protocol: 'imap', anyOf: ['IDLE'] }]);
  });

  test('a pause, and the rest together with another command', () => {
    expect(stepOf('no-expunge-before-literal', 0, 'command')).toMatchObject({ pause: true, status: [] });
    const together = stepOf('no-expunge-before-literal', 4, 'together');
    expect(statuses(together)).toEqual(['OK', 'OK']);
    expect(texts(together)).toEqual(['1 EXPUNGE']);
  });

  test('raw octets with their escapes read', () => {
    const step = stepOf('starttls-injection', 0, 'act');
    expect(step.parts).toEqual([{ kind: 'octets', octets: Buffer.from('a1 STARTTLS\r\na2 NOOP\r\n') }]);
    expect(caseOf('starttls-injection')).toMatchObject({ nonsense: true, readOnly: false });
  });

  test('branches carry the status, the step none', () => {
    const step = stepOf('fetch-of-an-expunged-message', 2, 'command');
    expect(step.status).toEqual([]);
    expect(step.oneOf.map((branch) => [branch.name, ...statuses(branch)])).toEqual([
      ['still served', 'OK'],
      ['remaining, then NO', 'NO'],
      ['empty data', 'OK'],
    ]);
  });

  test('a table has one body and one check for each row', () => {
    const { bodies, freshRows } = caseOf('search-keys');
    expect(freshRows).toBe(false);
    expect(bodies.map((body) => body.main?.id)).toEqual([
      'sketch.search-keys:seen',
      'sketch.search-keys:not-seen',
      'sketch.search-keys:or',
      'sketch.search-keys:none',
    ]);
    expect(bodies.map((body) => body.bindings['hits'])).toEqual(['2', '1 3', '2 3', '']);
    expect(stepOf('search-keys', 0, 'command').commands[0]?.text).toBe('SEARCH SEEN');
  });

  test('a positive control is a command of its own', () => {
    const step = stepOf('rename-onto-existing-is-refused', 0, 'command');
    expect(step.control?.text).toBe('RENAME a c');
    expect(caseOf('rename-onto-existing-is-refused').bodies[0]?.mailboxes).toEqual([
      { name: 'a', messages: [] },
      { name: 'b', messages: [] },
    ]);
  });

  test('what the operator does', () => {
    expect(caseOf('uidl-survives-restart').operator).toEqual(['restart']);
    expect(stepOf('new-mail-reaches-both', 0, 'operator')).toMatchObject({ act: 'deliver', fixtures: ['multipart'] });
    expect(stepOf('new-mail-reaches-both', 1, 'command').againWithinMs).toBe(2000);
  });

  test('pipelined commands, each with its status', () => {
    const step = stepOf('pipelined-in-order', 0, 'command');
    expect(step.commands.map((command) => command.text)).toEqual(['NOOP', 'DELE 1', 'STAT', 'RSET']);
    expect(statuses(step)).toEqual(['+OK', '+OK', '+OK 1 {left}', '+OK']);
    expect(caseOf('pipelined-in-order').needs).toEqual([{ protocol: 'pop3', anyOf: ['PIPELINING'] }]);
  });

  test('named checks beside the one of the case', () => {
    const [body] = caseOf('examine-changes-nothing').bodies;
    expect(body?.main?.id).toBe('sketch.examine-changes-nothing');
    expect(body?.checks.map((check) => check.id)).toEqual([
      'sketch.examine-changes-nothing:store',
      'sketch.examine-changes-nothing:seen',
    ]);
    expect(statuses(stepOf('examine-changes-nothing', 0, 'command'))).toEqual(['OK [READ-ONLY]']);
    expect(stepOf('examine-changes-nothing', 2, 'command').status[0]?.alternatives).toHaveLength(2);
  });
});
