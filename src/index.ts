/** What programs that read mailspec's results need: the model, its check against the published schema, and the event stream. */
export type * from './result/result.ts';
export type * from './result/verdict.ts';
export { exitCodes, failKinds, levels, standings, verdicts } from './result/verdict.ts';
export { validateResults } from './result/validate.ts';
export { readEvents } from './report/events.ts';
