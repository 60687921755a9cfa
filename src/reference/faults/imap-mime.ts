import type { FaultTable } from './fault.ts';

export const imapMimeFaults = {
  'imap.section.field-names-in-case': {
    breaks: 'Field names of HEADER.FIELDS are compared with regard to case.',
    requirement: 'rfc9051/6.4.5.1/header-fields',
    shows: 'BODY[HEADER.FIELDS (SUBJECT)] is empty for a message with a Subject field.',
  },
} as const satisfies FaultTable;
