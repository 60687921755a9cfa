import type { Extension } from '../../contract.ts';
import { messagesOf } from '../../status/messages.ts';

/** STATUS=SIZE (RFC 8438, RFC 9051 section 6.3.11). */
export const statusSize: Extension = {
  name: 'status-size',
  capabilities: () => ['STATUS=SIZE'],
  inRev2: true,
  statusItems: {
    SIZE: (mailbox, session) => {
      const sizes = messagesOf(mailbox, session).map(({ octets }) => octets.length);
      const [first = 0] = sizes;
      const sum = sizes.reduce((one, other) => one + other, 0);
      return String(first > 0 && session.behaviour.has('imap.status.size-short') ? sum - 1 : sum);
    },
  },
};
