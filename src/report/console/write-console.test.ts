import { describe, expect, it, test } from 'vitest';
import type { CheckResult, RunResult } from '../../result/result.ts';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from '../../result/sample.ts';
import { colourPaint, plainPaint } from '../paint.ts';
import type { ConsoleOptions } from './options.ts';
import { writeConsole } from './write-console.ts';

const options: ConsoleOptions = {
  paint: plainPaint,
  requirements: new Map([['rfc1939/5/retr-size', { text: 'The reply to RETR holds\nthe whole message.\n' }]]),
  repeat: ['--target', 'dovecot'],
  bundle: 'reports/run-1',
};

const shown = (
  checks: readonly CheckResult[],
  parts: Partial<RunResult> = {},
  more: Partial<ConsoleOptions> = {},
): string => writeConsole(sampleResult(checks, parts), { ...options, ...more });

describe('a failure on the console', () => {
  it('is told with everything that a person needs to understand and repeat it', () => {
    const gate = { exitCode: 1, reasons: ['1 check failed unexpectedly: pop3.retr.size'] } as const;
    expect(shown([sampleFailure()], { gate })).toBe(`rfc1939/5/retr-size  MUST
  The reply to RETR holds
  the whole message.

  pop3.retr.size  fail: mismatch
    The size promised is the size sent
    suites/pop3/retr.yaml:12:9
    |       - pc: RETR 1
    |         body: lines-of-dots
      body octet 117 (mismatch)
        wanted  ..\\r\\n
        got     .\\r\\n
    exchange
          10.3 ms  pc > RETR 1\\r\\n
          11.0 ms  pc < +OK 120 octets\\r\\n
          12.0 ms  pc * closed by the server
    transcript  reports/run-1/transcripts/pop3.retr.size.txt
    again       npx mailspec run pop3.retr.size --target dovecot

dovecot 2.4.1 (container, image mailspec-dovecot)
1 check in 4.2 s; 1900 commands, 633 commands/s, 4 cases at a time
1 fail
MUST checks decided: 1 of 1
everything in reports/run-1
1 check failed unexpectedly: pop3.retr.size
exit code 1
`);
  });

  it('stands under the requirement that was not kept', () => {
    const text = shown([
      sampleFailure({ id: 'a.1' }),
      sampleFailure({ id: 'b.1', requirement: 'rfc9051/2.2/tag' }),
      sampleFailure({ id: 'a.2' }),
    ]);
    const order = ['rfc1939/5/retr-size  MUST', '  a.1  fail', '  a.2  fail', 'rfc9051/2.2/tag  MUST', '  b.1  fail'];
    const places = order.map((piece) => text.indexOf(piece));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test.each([
    [
      ['--target', 'dovecot', '--tls', 'starttls'],
      'again       npx mailspec run pop3.retr.size --target dovecot --tls starttls\n',
    ],
    [['--at', 'imap://host:143', '--accounts', "it's mine"], "--at imap://host:143 --accounts 'it'\\''s mine'\n"],
  ])('is repeated with %j', (repeat, command) => {
    expect(shown([sampleFailure({ id: 'pop3.retr.size:row' })], {}, { repeat })).toContain(command);
  });

  it('of a rule is of no single case, and has no command of its own', () => {
    const text = shown([sampleFailure({ id: 'rule.grammar.imap:nz-number' })]);
    expect(text).toContain('rule.grammar.imap:nz-number  fail');
    expect(text).not.toContain('again ');
  });

  it('says what else is known of it', () => {
    const check = sampleFailure({
      standing: 'changed',
      known: sampleEntry({ reason: 'Sizes are rounded' }),
      requirements: ['rfc1939/5/retr-size', 'rfc1939/3/multi-line'],
      branches: ['17: still served'],
    });
    const text = shown([check]);
    expect(text).toContain('fail: mismatch, not as the baseline lists it: Sizes are rounded');
    expect(text).toContain('cites too  rfc1939/3/multi-line');
    expect(text).toContain('branches taken  17: still served');
  });

  it('shows the last lines of a long exchange', () => {
    const exchange = Array.from({ length: 50 }, (_, at) => ({
      session: at % 2 === 0 ? 'pc' : 'phone',
      atMs: at,
      direction: 'sent' as const,
      text: `NOOP ${at}`,
    }));
    const text = shown([sampleFailure({ exchange })]);
    expect(text).toContain('… 20 earlier lines: see the transcript');
    expect(text).not.toContain('NOOP 19\n');
    expect(text).toContain('20.0 ms  pc    > NOOP 20\n');
    expect(text).toContain('49.0 ms  phone > NOOP 49\n');
  });

  it('never lets a server steer the terminal', () => {
    const mismatch = { kind: 'mismatch', path: 'text', wanted: 'x', got: '\u001b]0;title\u0007' } as const;
    expect(shown([sampleFailure({ mismatches: [mismatch], message: '\u001b[2J' })])).not.toContain('\u001b');
  });
});

const lines = (text: string, piece: string): readonly string[] =>
  text.split('\n').filter((line) => line.includes(piece));

describe('what does not fail on the console', () => {
  it('is a line each: SHOULDs, the inconclusive, known failures', () => {
    const text = shown([
      sampleCheck({ id: 'a.1', verdict: 'warn', level: 'should', message: 'no [IN-USE]' }),
      sampleCheck({ id: 'a.2', verdict: 'inconclusive', message: 'the control failed' }),
      sampleFailure({ id: 'a.3', standing: 'known', known: sampleEntry() }),
    ]);
    expect(text).toContain('SHOULD not kept, 1 check\n  a.1: no [IN-USE]\n');
    expect(text).toContain('inconclusive, 1 check\n  a.2: the control failed\n');
    expect(text).toContain('known failures, 1 check\n  a.3: Lines of one dot are sent unstuffed\n');
    expect(text).not.toContain('again ');
    expect(text).toContain('1 fail (1 known), 1 warn, 1 inconclusive\n');
  });

  it('names the cause of blocked checks once', () => {
    const blocked = Array.from({ length: 12 }, (_, at) =>
      sampleCheck({ id: `a.${at}`, verdict: 'blocked', standing: 'unexpected', message: 'login refused' }),
    );
    const text = shown([...blocked, sampleCheck({ id: 'b', verdict: 'blocked', message: 'no reply' })]);
    expect(lines(text, 'login refused')).toEqual(['blocked, 12 checks: login refused']);
    expect(text).toContain('  a.9\n  … and 2 more, see results.json\n');
    expect(text).toContain('blocked, 1 check: no reply\n  b\n');
  });

  it('tells an error of the harness like a failure', () => {
    const text = shown([sampleCheck({ id: 'a.1', verdict: 'error', message: 'no such step' })]);
    expect(text).toContain('a.1  error\n');
    expect(text).toContain('no such step\n');
  });
});

describe('the summary', () => {
  it('counts the ambient rules apart', () => {
    const text = shown([
      sampleCheck(),
      sampleCheck({ id: 'rule.imap.a', occurrences: { held: 40, broken: 0 } }),
      sampleFailure({ id: 'rule.imap.b', standing: 'known', occurrences: { held: 2, broken: 1 } }),
      sampleCheck({ id: 'rule.imap.c', verdict: 'not-applicable' }),
    ]);
    expect(text).toContain(
      '\n1 pass\n1 ambient rule kept, judged right 42 times, 1 broken (1 known), 1 never exercised\n',
    );
  });

  it('tells which way the server took where there are several', () => {
    const text = shown([
      sampleCheck({ id: 'a.1', branches: ['17: still served', '23: refused'] }),
      sampleCheck({ id: 'a.2', verdict: 'info', level: 'may', message: 'not done: no [UIDNEXT]' }),
      sampleCheck({ id: 'a.3', verdict: 'info', level: 'may', message: 'done', branches: ['31: moved'] }),
    ]);
    expect(text).toContain(
      'choices of this server\n  a.1  17: still served\n  a.1  23: refused\n  a.2  not done: no [UIDNEXT]\n  a.3  31: moved\n\n',
    );
  });

  it('tells which entries of the baseline are out of date', () => {
    const { source } = sampleEntry();
    const text = shown([sampleCheck()], {
      baseline: [{ entry: 'a', source, standing: 'stale', message: 'a passes now: delete its entry' }],
      gate: { exitCode: 4, reasons: ['x'] },
    });
    expect(text).toContain(
      'baseline out of date in 1 place\n  targets/dovecot/dovecot.baseline.yaml:3:5: stale: a passes now: delete its entry\n',
    );
  });

  it.each([
    ['nothing ran', [], 'Nothing ran: this run says nothing about the server.'],
    [
      'nothing applied',
      [sampleCheck({ verdict: 'not-applicable' }), sampleCheck({ verdict: 'excluded' })],
      'Nothing was decided: this run says nothing about the server.',
    ],
  ])('is honest when %s', (_, checks, sentence) => {
    const text = shown(checks, { gate: { exitCode: 5, reasons: ['x'] } });
    expect(text).toContain(sentence);
    expect(text).not.toContain('as expected');
  });

  it('has no rate where no case ran, and names seed and serial runs', () => {
    const { run } = sampleResult();
    const text = shown([sampleCheck()], { run: { ...run, casesMs: 0, commands: 1, jobs: 1, seed: 7 } });
    expect(text).toContain('1 check in 4.2 s; 1 command, one case at a time\n');
    expect(text).toContain('order of --shuffle 7\n');
  });

  it('ends with the exit code', () => {
    expect(shown([sampleCheck()]).trimEnd().split('\n').at(-1)).toBe('as expected: exit code 0');
  });
});

describe('colour on the console', () => {
  it('changes nothing but the look', () => {
    const checks = [sampleFailure(), sampleCheck({ verdict: 'warn' }), sampleCheck({ verdict: 'blocked' })];
    const coloured = shown(checks, {}, { paint: colourPaint });
    const bare = coloured.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');
    expect(coloured).not.toBe(bare);
    expect(bare).toBe(shown(checks));
  });
});
