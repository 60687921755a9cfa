import type { Extension } from '../../contract.ts';
import { sortCommand } from './sort-command.ts';

/** The SORT command (RFC 5256). */
export const sort: Extension = { name: 'sort', capabilities: () => ['SORT'], commands: [sortCommand] };
