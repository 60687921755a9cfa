import type { FaultTable } from './fault.ts';

export const imapSessionFaults = {} as const satisfies FaultTable;
