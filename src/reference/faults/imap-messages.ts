import type { FaultTable } from './fault.ts';

export const imapMessageFaults = {} as const satisfies FaultTable;
