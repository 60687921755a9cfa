import type { Extension } from '../../contract.ts';

/** SASL-IR (RFC 4959): AUTHENTICATE takes an initial response. */
export const saslIr: Extension = { name: 'sasl-ir', inRev2: true, capabilities: () => ['SASL-IR'] };
