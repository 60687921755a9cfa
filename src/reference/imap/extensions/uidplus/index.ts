import type { Extension } from '../../contract.ts';

/** UIDPLUS (RFC 4315): UID EXPUNGE is with EXPUNGE, APPENDUID with APPEND and COPYUID with COPY; they ask whether it is on. */
export const uidplus: Extension = {
  name: 'uidplus',
  capabilities: () => ['UIDPLUS'],
  inRev2: true,
};
