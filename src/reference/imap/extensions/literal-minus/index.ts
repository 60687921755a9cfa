import type { Extension } from '../../contract.ts';

/** LITERAL- (RFC 7888 section 5): non-synchronizing literals of 4096 octets at most. Never told beside LITERAL+. */
export const literalMinus: Extension = {
  name: 'literal-minus',
  inRev2: true,
  capabilities: ({ extensions, behaviour }) => {
    if (extensions.has('literal-plus')) return [];
    return behaviour.has('imap.capability.both-literals') ? ['LITERAL+', 'LITERAL-'] : ['LITERAL-'];
  },
};
