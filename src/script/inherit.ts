import { child, type Cursor } from '../source/cursor.ts';

/** The value of a key: the case's own, or that of the defaults. */
export function inherited<T extends object, K extends keyof T & string>(
  own: Cursor<T>,
  defaults: Cursor<Partial<T>> | undefined,
  key: K,
): Cursor<NonNullable<T[K]>> | undefined {
  const mine = child(own, key);
  const source = mine.value === undefined && defaults !== undefined ? child(defaults, key) : mine;
  return source.value === undefined || source.value === null ? undefined : (source as Cursor<NonNullable<T[K]>>);
}
