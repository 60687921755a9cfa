import type { Pop3Judge } from '../moment.ts';
import { judgeCapabilities } from './capabilities.ts';
import { judgeContent } from './content.ts';
import { judgeListing } from './listing.ts';
import { judgeNumberNamed } from './numbers.ts';
import { judgeSizes } from './sizes.ts';
import { judgeStat } from './stat.ts';
import { judgeState } from './state.ts';
import { judgeUids } from './uids.ts';

/** Rules of one session; each sees the mirror before it takes the reply. */
export const sessionJudges: readonly Pop3Judge[] = [
  judgeState,
  judgeNumberNamed,
  judgeStat,
  judgeListing,
  judgeSizes,
  judgeContent,
  judgeUids,
  judgeCapabilities,
];
