import type { Extension } from '../../contract.ts';

/** LITERAL+ (RFC 7888): non-synchronizing literals of any size. */
export const literalPlus: Extension = { name: 'literal-plus', capabilities: () => ['LITERAL+'] };
