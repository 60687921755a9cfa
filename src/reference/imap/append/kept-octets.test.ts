import { describe, expect, it } from 'vitest';
import { Behaviour } from '../../behaviour.ts';
import { imapAppendFaults } from '../../faults/imap-messages-append.ts';
import { keptOctets } from './kept-octets.ts';

const message = Buffer.from(
  `Subject: \u00fc \r\n\r\n${'x'.repeat(600)}\r\nFrom here\r\n.\r\na\0b\r\n\r\nno line end`,
  'latin1',
);

describe('what is kept of a message', () => {
  it('is the message', () => {
    expect(keptOctets(new Behaviour(), message)).toBe(message);
  });

  for (const fault of [
    'imap.append.line-ends-changed',
    'imap.append.final-line-end-added',
    'imap.append.eighth-bit-stripped',
    'imap.append.blanks-at-line-ends-dropped',
    'imap.append.long-lines-broken',
    'imap.append.ends-at-dot',
    'imap.append.from-lines-quoted',
    'imap.append.nul-dropped',
  ] as const) {
    it(`is something else where ${imapAppendFaults[fault].breaks}`, () => {
      expect(keptOctets(new Behaviour({ faults: [fault] }), message)).not.toEqual(message);
    });
  }
});
