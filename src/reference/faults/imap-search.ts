import type { FaultTable } from './fault.ts';

export const imapSearchFaults = {} as const satisfies FaultTable;
