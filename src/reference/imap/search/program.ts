import { limits } from '../../limits.ts';
import type { ImapSession, SearchTest } from '../contract.ts';
import type { Reply } from '../reply.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { bodyKeys } from './bodies.ts';
import { charsetName, refusalOf } from './charset.ts';
import { dateKeys } from './dates.ts';
import { fieldKeys } from './fields.ts';
import { flagKeys } from './flags.ts';
import { allOf, logicKeys } from './logic.ts';
import type { KeyReader, KeyTable, SearchKey } from './search-key.ts';
import { byNumber, quick } from './search-key.ts';
import { numberKey, setKeys } from './sets.ts';
import { sizeKeys } from './sizes.ts';

/** What is searched for. */
export interface SearchProgram {
  readonly test: SearchTest;
  /** Whether messages have to be read. */
  readonly reads: boolean;
  /** Names of the keys, in upper case. */
  readonly keys: ReadonlySet<string>;
  /** Whether message numbers were given, `$` aside. */
  readonly byNumber: boolean;
  /** Why it cannot be searched: a charset that the server does not know. */
  readonly refusal: Reply | undefined;
}

export interface ProgramOptions {
  /** Whether the command answers with UIDs. */
  readonly uid: boolean;
  /** SORT names the charset always and without the word CHARSET (RFC 5256 section 3). */
  readonly charset: 'optional' | 'mandatory';
}

const baseKeys: KeyTable = {
  ...flagKeys,
  ...dateKeys,
  ...sizeKeys,
  ...fieldKeys,
  ...bodyKeys,
  ...setKeys,
  ...logicKeys,
};

/** `["CHARSET" SP charset SP] search-key *(SP search-key)` up to the end of the command (RFC 9051 section 9 search-program). */
export function searchProgram(scanner: Scanner, session: ImapSession, options: ProgramOptions): SearchProgram {
  if (options.charset === 'mandatory' && isCharsetLeftOut(scanner, session)) {
    return searchProgram(scanner, session, { ...options, charset: 'optional' });
  }
  const use = options.charset === 'mandatory' ? 'sort' : 'search';
  const charset = options.charset === 'mandatory' ? mandatoryCharset(scanner) : optionalCharset(scanner);
  const refusal = charset === undefined ? undefined : refusalOf(charset, session, use);
  const reader = keyReader({
    scanner,
    session,
    charset: refusal === undefined ? charset : 'us-ascii',
    uid: options.uid,
  });
  const keys = [reader.key()];
  while (scanner.trySpace()) keys.push(reader.key());
  scanner.end();
  const { test, reads } = isSetAlone(reader, keys) ? everything : allOf(keys, session.behaviour);
  return { test, reads, keys: reader.met, byNumber: reader.met.has(byNumber), refusal };
}

/** The bug of a server that does without the charset where a search key stands. */
function isCharsetLeftOut(scanner: Scanner, { behaviour }: ImapSession): boolean {
  const isKey = Object.keys(baseKeys).some((name) => scanner.rest().toUpperCase().startsWith(name));
  return isKey && behaviour.has('imap.sort.charset-may-be-left-out');
}

const everything: SearchKey = quick(() => true);

/** The bug of a server that takes a set for a filter of other keys only. */
function isSetAlone({ met, session }: KeyReader, keys: readonly SearchKey[]): boolean {
  const [name] = met;
  const isSet = keys.length === 1 && met.size === 1 && (name === byNumber || name === 'UID');
  return isSet && session.behaviour.has('imap.search.set-alone-finds-all');
}

function mandatoryCharset(scanner: Scanner): string {
  const charset = charsetName(scanner);
  scanner.space();
  return charset;
}

function optionalCharset(scanner: Scanner): string | undefined {
  if (!scanner.tryWord('CHARSET')) return undefined;
  scanner.space();
  return mandatoryCharset(scanner);
}

interface ReaderOptions {
  readonly scanner: Scanner;
  readonly session: ImapSession;
  readonly charset: string | undefined;
  readonly uid: boolean;
}

function keyReader({ scanner, session, charset, uid }: ReaderOptions): KeyReader {
  let depth = 0;
  const reader: KeyReader = {
    scanner,
    session,
    charset,
    met: new Set(),
    key: () => {
      if (depth >= limits.nesting) throw new SyntaxFault('Too many search keys inside each other');
      depth += 1;
      const read = key(reader, uid);
      depth -= 1;
      return read;
    },
  };
  return reader;
}

function key(reader: KeyReader, uid: boolean): SearchKey {
  const { scanner, session, charset, met } = reader;
  const next = scanner.peek();
  if (next === '(')
    return allOf(
      scanner.list(() => reader.key()),
      session.behaviour,
    );
  if (/^[0-9*$]$/.test(next)) return numberKey(reader, uid);
  const name = scanner.tryKeyword() ?? scanner.fail('a search key');
  met.add(name);
  if (Object.hasOwn(baseKeys, name)) return baseKeys[name]?.(reader) ?? scanner.fail('a search key');
  const added = session.extensions.searchKey(name);
  if (added === undefined) throw new SyntaxFault(`Unknown search key ${name}`);
  return quick(added(scanner, session, charset));
}
