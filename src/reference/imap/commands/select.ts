import type { Command } from '../contract.ts';
import { openingCommand } from '../select/open.ts';

/** SELECT (RFC 9051 section 6.3.2). */
export const select: Command = openingCommand('SELECT');
