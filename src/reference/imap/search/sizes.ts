import { entityOf } from '../../mime/parse.ts';
import type { KeyParser, KeyTable } from './search-key.ts';
import { quick } from './search-key.ts';

const larger: KeyParser = ({ scanner, session: { behaviour } }) => {
  scanner.space();
  const limit = scanner.number64();
  return behaviour.has('imap.search.larger-inclusive')
    ? quick(({ message }) => message.octets.length >= limit)
    : quick(({ message }) => message.octets.length > limit);
};

const smaller: KeyParser = ({ scanner, session: { behaviour } }) => {
  scanner.space();
  const limit = scanner.number64();
  return behaviour.has('imap.search.smaller-of-the-body')
    ? quick(({ message }) => entityOf(message.octets).body.length < limit)
    : quick(({ message }) => message.octets.length < limit);
};

/** Keys that look at RFC822.SIZE (RFC 9051 section 6.4.4). */
export const sizeKeys: KeyTable = { LARGER: larger, SMALLER: smaller };
