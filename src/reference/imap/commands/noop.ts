import { command } from '../contract.ts';
import { ok } from '../reply.ts';

/** RFC 9051 section 6.1.2: does nothing, so that what others did can be told. */
export const noop = command({
  name: 'NOOP',
  state: 'any',
  parse: () => undefined,
  run: () => ok('Nothing done'),
});
