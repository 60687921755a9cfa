import { decodeText } from '../wire/bytes.ts';
import type { Data } from './value.ts';

/** A value that is one word or string as text, however it was spelled; undefined for lists and the like. */
export function textOf(data: Data | undefined): string | undefined {
  if (data?.kind === 'string') return decodeText(data.octets);
  return data && 'text' in data ? data.text : undefined;
}
