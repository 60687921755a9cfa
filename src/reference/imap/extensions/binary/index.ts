import type { Extension } from '../../contract.ts';
import { binaryItem, binarySizeItem } from './items.ts';

/** BINARY (RFC 3516, RFC 9051 section 6.4.5). APPEND asks whether it is on before it takes a literal8. */
export const binary: Extension = {
  name: 'binary',
  capabilities: () => ['BINARY'],
  inRev2: true,
  fetchItems: { BINARY: binaryItem, 'BINARY.PEEK': binaryItem, 'BINARY.SIZE': binarySizeItem },
};
