import type { Data, HoleData, ResponseData } from '../imap/data.ts';
import { BadPattern } from './compile-error.ts';
import { holeTypes } from './pattern.ts';
import { suggestion } from './suggestion.ts';

/** The type a hole asks for must be one of ours. */
export function checkHole(hole: HoleData): void {
  const { type } = hole;
  if (type === undefined || holeTypes.some((known) => known === type)) return;
  const hint = suggestion(type, holeTypes);
  throw new BadPattern(`\`${type}\` is no type of a hole${hint || `; types are ${holeTypes.join(', ')}`}`, hole.start);
}

/** Every hole within, at any depth. */
export function holesIn(data: readonly Data[]): readonly HoleData[] {
  return data.flatMap((one) => {
    if (one.kind === 'hole') return [one];
    if (one.kind === 'list') return holesIn(one.items);
    return one.kind === 'item' ? holesIn(one.section) : [];
  });
}

/** Every hole of a response as patterns write it. */
export function holesOfResponse(response: ResponseData): readonly HoleData[] {
  if (response.kind === 'data')
    return holesIn([...(response.numberHole ? [response.numberHole] : []), ...response.data]);
  return response.kind === 'status' || response.kind === 'tagged' ? holesIn(response.code?.args ?? []) : [];
}
