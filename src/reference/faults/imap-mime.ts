import type { FaultTable } from './fault.ts';

export const imapMimeFaults = {} as const satisfies FaultTable;
