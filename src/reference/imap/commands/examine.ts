import type { Command } from '../contract.ts';
import { openingCommand } from '../select/open.ts';

/** EXAMINE (RFC 9051 section 6.3.3). */
export const examine: Command = openingCommand('EXAMINE');
