import type { Command } from '../contract.ts';

/** The commands of IMAP4rev1 and IMAP4rev2 themselves. */
export const baseCommands: readonly Command[] = [];
