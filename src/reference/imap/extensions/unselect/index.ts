import type { Extension } from '../../contract.ts';
import { unselect as unselectCommand } from './unselect.ts';

/** UNSELECT (RFC 3691). */
export const unselect: Extension = {
  name: 'unselect',
  capabilities: () => ['UNSELECT'],
  inRev2: true,
  commands: [unselectCommand],
};
