import { expect, it } from 'vitest';
import { SessionLog } from './session-log.ts';

/** Plays `C:` and `S:` lines and returns what the log shows of them. */
function logged(...lines: readonly string[]): readonly string[] {
  const seen: string[] = [];
  const log = new SessionLog('imap 1', (line) => seen.push(line.replace('imap 1 ', '')));
  for (const line of lines)
    if (line.startsWith('C: ')) log.received(Buffer.from(line.slice(3)));
    else log.sent(Buffer.from(`${line.slice(3)}\r\n`));
  return seen;
}

it.each([
  [
    ['C: a1 LOGIN ann secret', 'S: a1 OK in', 'C: a2 NOOP'],
    ['C: a1 LOGIN ***', 'S: a1 OK in', 'C: a2 NOOP'],
  ],
  [
    ['C: a1 login {3}', 'S: + go on', 'C:  {6}', 'S: + go on', 'C: secret', 'S: a1 OK in', 'C: a2 NOOP'],
    ['C: a1 login ***', 'S: + go on', 'C: ***', 'S: + go on', 'C: ***', 'S: a1 OK in', 'C: a2 NOOP'],
  ],
  [
    ['C: a1 AUTHENTICATE PLAIN', 'S: + ', 'C: AGFubgBzZWNyZXQ=', 'S: a1 NO no', 'C: a2 NOOP'],
    ['C: a1 AUTHENTICATE ***', 'S: + ', 'C: ***', 'S: a1 NO no', 'C: a2 NOOP'],
  ],
  [
    ['C: PASS secret', 'S: +OK in', 'C: STAT'],
    ['C: PASS ***', 'S: +OK in', 'C: STAT'],
  ],
  [
    ['C: APOP ann 0123', 'S: -ERR no', 'C: QUIT'],
    ['C: APOP ***', 'S: -ERR no', 'C: QUIT'],
  ],
  [
    ['C: AUTH PLAIN AGFubg==', 'S: +OK in', 'C: STAT'],
    ['C: AUTH ***', 'S: +OK in', 'C: STAT'],
  ],
  [['C: a\u001b[2Jb'], ['C: a\\x1b[2Jb']],
  [['S: * 1 EXISTS\r\n* 1 RECENT'], ['S: * 1 EXISTS', 'S: * 1 RECENT']],
])('shows no secret in %j', (lines, expected) => {
  expect(logged(...lines)).toEqual(expected);
});

it('cuts what nobody reads', () => {
  const [line = ''] = logged(`C: a1 ${'x'.repeat(5000)}`);
  expect([line.length < 1100, line.endsWith('… (5003 characters)')]).toEqual([true, true]);
});
