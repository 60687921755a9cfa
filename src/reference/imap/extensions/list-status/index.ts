import type { Extension, ImapSession, ListReturn } from '../../contract.ts';
import type { Scanner } from '../../scanner.ts';
import { statusItems } from '../../status/items.ts';
import { sendStatus } from '../../status/response.ts';

/** LIST-STATUS (RFC 5819, RFC 9051 section 6.3.9.2): STATUS of each mailbox that LIST returns. */
export const listStatus: Extension = {
  name: 'list-status',
  capabilities: () => ['LIST-STATUS'],
  inRev2: true,
  listReturns: { STATUS: statusReturn },
};

function statusReturn(scanner: Scanner, session: ImapSession): ListReturn {
  scanner.space();
  const items = statusItems(scanner, session);
  return {
    after: (current, { name, folder }) => {
      const { behaviour } = current;
      if (folder?.mailbox === undefined) {
        if (behaviour.has('imap.list-status.for-noselect')) current.send(`STATUS `, current.mailboxName(name), ' ()');
        return;
      }
      const isSelected = current.selected?.mailbox === folder.mailbox;
      if (isSelected && behaviour.has('imap.list-status.not-for-selected')) return;
      sendStatus(current, folder.mailbox, items);
    },
  };
}
