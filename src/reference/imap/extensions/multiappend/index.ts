import type { Extension } from '../../contract.ts';

/** MULTIAPPEND (RFC 3502): APPEND asks whether it is on. */
export const multiappend: Extension = {
  name: 'multiappend',
  capabilities: () => ['MULTIAPPEND'],
};
