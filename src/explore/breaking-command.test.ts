import { expect, test } from 'vitest';
import { breakingCommand } from './breaking-command.ts';

const text = `suite: found
title: Some steps
cases:
  - id: one
    title: Some steps
    devices:
      phone: imap
      pc: pop3
    before:
      - phone: SELECT INBOX
        optional:
          - OK [UIDVALIDITY {v}]
    steps:
      - phone: IDLE
        until: +
      - phone: DONE
        status: any
      - at once:
          - phone:
              - NOOP
              - CHECK
            status: any
          - pc: STAT
            status: any
      - pc: (connect)
      - pc: LIST
        status: any
`;
const written = { text, value: {}, id: 'found.one', steps: 5, devices: ['phone', 'pc'] };

test.each([
  ['phone', 11, 1],
  ['phone', 14, 2],
  ['phone', 16, 2],
  ['phone', 22, 4],
  ['pc', 24, 1],
  ['pc', 26, 2],
])('%s, line %i: command %i', (device, line, count) => {
  expect(breakingCommand(written, line, device)).toEqual({ device, count });
});

test('a device that has sent nothing yet', () => {
  expect(breakingCommand(written, 14, 'pc')).toBeUndefined();
});
