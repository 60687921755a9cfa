import type { FaultTable } from './fault.ts';

export const imapMailboxFaults = {} as const satisfies FaultTable;
