import type { FaultTable } from './fault.ts';

export const pop3Faults = {} as const satisfies FaultTable;
