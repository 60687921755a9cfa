import type { Verdict } from '../../result/verdict.ts';
import type { Style } from '../paint.ts';

/** Colours of verdicts; the others say nothing of a server. */
export const verdictStyles: Readonly<Partial<Record<Verdict, Style>>> = {
  pass: 'good',
  fail: 'bad',
  blocked: 'bad',
  error: 'bad',
  warn: 'caution',
  inconclusive: 'caution',
};
