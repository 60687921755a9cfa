import type { ImapRule } from '../moment.ts';

/** Rules that one session alone can break; each sees the mirror before the response is taken. */
export const sessionJudges: readonly ImapRule[] = [];
