import { describe, expect, test } from 'vitest';
import type { Seen } from '../match/input.ts';
import { seenIn } from './leftover.ts';

const octets = (text: string): Buffer => Buffer.from(text, 'latin1');
const texts = (seen: readonly Seen[]): readonly string[] =>
  seen.flatMap((one) => {
    if (one.kind === 'event') return [];
    return [(one.kind === 'imap' ? one.imap : one.pop3).bytes.toString('latin1')];
  });

/** Fatal alerts; the second one ends in an octet that is LF too (unexpected_message is 10). */
const alerts = ['\x15\x03\x03\x00\x02\x02P', '\x15\x03\x01\x00\x02\x02\n'];

describe('what was left unread before a handshake', () => {
  test('responses in clear are responses', () => {
    expect(texts(seenIn(octets('* 1 EXISTS\r\nz2 OK done\r\n'), 'imap'))).toEqual(['* 1 EXISTS\r\n', 'z2 OK done\r\n']);
    expect(texts(seenIn(octets('+OK\r\n-ERR no\r\n'), 'pop3'))).toEqual(['+OK\r\n', '-ERR no\r\n']);
  });

  test('a response that is cut off is one, too', () => {
    expect(texts(seenIn(octets('z2 O'), 'imap'))).toEqual(['z2 O']);
  });

  test.each(alerts)('an alert of TLS is no response: %j', (alert) => {
    expect(seenIn(octets(alert), 'imap')).toEqual([]);
    expect(seenIn(octets(alert), 'pop3')).toEqual([]);
  });

  test.each(alerts)('what came in clear before an alert stays, what follows it is TLS: %j', (alert) => {
    expect(texts(seenIn(octets(`z2 OK done\r\n${alert}${alert}`), 'imap'))).toEqual(['z2 OK done\r\n']);
    expect(texts(seenIn(octets(`+OK\r\n${alert}${alert}`), 'pop3'))).toEqual(['+OK\r\n']);
  });

  test('an octet of a control character alone is no TLS, but a broken response', () => {
    expect(texts(seenIn(octets('\x15x\r\n'), 'imap'))).toEqual(['\x15x\r\n']);
  });
});
