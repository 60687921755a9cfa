import type { Message } from '../store/store.ts';

/** Index of the first message whose UID is not below this one. */
export function lowerBound(messages: readonly Message[], uid: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.uid ?? Infinity) < uid) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the message of this UID, or -1. */
export function indexOfUid(messages: readonly Message[], uid: number): number {
  const index = lowerBound(messages, uid);
  return messages[index]?.uid === uid ? index : -1;
}
