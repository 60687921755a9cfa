import type { Extension } from '../../contract.ts';
import { move as moveCommand } from './move.ts';

/** MOVE (RFC 6851). */
export const move: Extension = {
  name: 'move',
  capabilities: () => ['MOVE'],
  inRev2: true,
  commands: [moveCommand],
};
