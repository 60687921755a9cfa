import { type Cursor, items } from '../source/cursor.ts';
import type { Need as NeedModel, Protocol } from './model.ts';
import type { AnyOf, Needs } from './suite.generated.ts';

/**
 * `IDLE`, `[UIDPLUS, imap:MOVE]`, `{ any of: [MOVE, IMAP4rev2] }`, `not LOGINDISABLED`. Without prefix the case's own
 * protocol is meant.
 */
export function compileNeeds(cursor: Cursor<Needs> | undefined, fallback: Protocol): readonly NeedModel[] {
  return items<string | AnyOf>(cursor).map(({ value }) => {
    const names = (typeof value === 'string' ? [value] : value['any of']).map(readNeed);
    const protocol = names.find((name) => name.protocol !== undefined)?.protocol ?? fallback;
    const absent = names.some((name) => name.absent) ? { absent: true as const } : {};
    return { protocol, anyOf: names.map((name) => name.capability), ...absent };
  });
}

interface NeedText {
  readonly protocol: Protocol | undefined;
  readonly absent: boolean;
  readonly capability: string;
}

function readNeed(text: string): NeedText {
  const [, not, prefix, capability = text] = /^(not +)?(?:(imap|pop3):)?(.+)$/.exec(text) ?? [];
  const protocol = prefix === 'imap' || prefix === 'pop3' ? prefix : undefined;
  return { protocol, absent: not !== undefined, capability: capability.trim() };
}
