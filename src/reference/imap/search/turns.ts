import { setImmediate as turn } from 'node:timers/promises';
import { limits } from '../../limits.ts';

/** For long loops: call and await it in each round, and others have their turn whenever it has taken long. */
export function turns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < limits.searchTurnMs) return undefined;
    return turn().then(() => {
      since = performance.now();
    });
  };
}
