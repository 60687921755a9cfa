import type { Extension } from '../../contract.ts';

/** CHILDREN (RFC 3348): every LIST tells which names have others below. The attributes are made in `list/attributes.ts`. */
export const children: Extension = {
  name: 'children',
  capabilities: () => ['CHILDREN'],
  inRev2: true,
};
