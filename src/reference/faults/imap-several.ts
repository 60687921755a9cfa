import type { FaultTable } from './fault.ts';

export const imapSeveralFaults = {} as const satisfies FaultTable;
