import type { Extension } from '../../contract.ts';
import { older, younger } from './interval.ts';

/** Search keys for how long ago a message arrived (RFC 5032). */
export const within: Extension = {
  name: 'within',
  capabilities: () => ['WITHIN'],
  searchKeys: { OLDER: older, YOUNGER: younger },
};
