import type { Extension, ImapSession, ListedName, ListReturn } from '../../contract.ts';

/** SPECIAL-USE (RFC 6154 section 2): which mailbox is for sent mail, for drafts ... */
export const specialUse: Extension = {
  name: 'special-use',
  capabilities: () => ['SPECIAL-USE'],
  listSelections: {
    'SPECIAL-USE': { kind: 'independent', selects: isSpecial, implies: uses() },
  },
  listReturns: { 'SPECIAL-USE': uses },
};

function usesOf({ folder }: ListedName): ReadonlySet<string> {
  return folder?.mailbox?.specialUse ?? new Set();
}

function isSpecial({ behaviour }: ImapSession, listed: ListedName): boolean {
  return usesOf(listed).size > 0 || behaviour.has('imap.special-use.selection-ignored');
}

function uses(): ListReturn {
  return {
    attributes: ({ behaviour }, listed) => {
      const attributes = [...usesOf(listed)];
      return attributes.length > 0 && behaviour.has('imap.special-use.untold') ? [] : attributes;
    },
  };
}
