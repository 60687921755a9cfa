import type { Behaviour } from '../../behaviour.ts';
import type { SearchTest } from '../contract.ts';
import type { KeyParser, KeyReader, KeyTable, SearchKey } from './search-key.ts';

/** Messages that match all of the keys; those that read the message are asked last. */
export function allOf(keys: readonly SearchKey[], behaviour: Behaviour): SearchKey {
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return only;
  const tests = [...keys.filter(({ reads }) => !reads), ...keys.filter(({ reads }) => reads)].map(({ test }) => test);
  const reads = keys.some((key) => key.reads);
  if (behaviour.has('imap.search.and-is-or')) return { test: (subject) => tests.some((test) => test(subject)), reads };
  return { test: (subject) => tests.every((test) => test(subject)), reads };
}

function not(test: SearchTest): SearchTest {
  return (subject) => !test(subject);
}

const notKey: KeyParser = (reader) => {
  const { scanner, session } = reader;
  scanner.space();
  const isList = scanner.peek() === '(';
  if (isList && session.behaviour.has('imap.search.not-takes-first-of-list')) return notFirst(reader);
  const { test, reads } = reader.key();
  return { test: not(test), reads };
};

/** The bug of a server that drops the parentheses: NOT (A B) is (NOT A) B. */
function notFirst(reader: KeyReader): SearchKey {
  const [first, ...others] = reader.scanner.list(() => reader.key());
  if (first === undefined) return reader.scanner.fail('a search key');
  return allOf([{ test: not(first.test), reads: first.reads }, ...others], reader.session.behaviour);
}

const orKey: KeyParser = (reader) => {
  const { scanner, session } = reader;
  scanner.space();
  const left = reader.key();
  scanner.space();
  const right = reader.key();
  if (session.behaviour.has('imap.search.or-takes-first-key')) return left;
  const [first, second] = left.reads ? [right, left] : [left, right];
  return { test: (subject) => first.test(subject) || second.test(subject), reads: left.reads || right.reads };
};

/** Keys made of keys, and ALL (RFC 9051 section 6.4.4). */
export const logicKeys: KeyTable = {
  ALL: () => ({ test: () => true, reads: false }),
  NOT: notKey,
  OR: orKey,
};
