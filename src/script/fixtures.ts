import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Data, readData } from '../imap/data.ts';
import type { Cursor } from '../source/cursor.ts';
import { distinctFolders } from '../source/folders.ts';
import { loadYaml } from '../source/load-yaml.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import { cutPart, cutSpans } from './fixture-parts.ts';
import type { FixtureFile } from './fixture.generated.ts';
import type { MailboxFile } from './mailbox.generated.ts';

/** Why a fixture or a part of it cannot be had. */
interface FixtureFault {
  readonly message: string;
  readonly hint?: string;
}

/** The messages that cases send and compare with, and the starting mailboxes made of them. Read when first asked for. */
export interface Fixtures {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** What is wrong with a reference; undefined when `resolve` will do. */
  fault(name: string, part?: string): FixtureFault | undefined;
  /** Octets of a message or of a part. Throws on what `fault` would have told. */
  octets(name: string, part?: string): Buffer;
  /** The value of `envelope`, `body`, `bodystructure` or `size`. */
  data(name: string, part: string): Data;
  /** Octets or value, whichever the part is. */
  resolve(name: string, part?: string): Buffer | Data;
  readonly mailboxNames: readonly string[];
  /** A starting mailbox; undefined where its file is missing or broken. */
  mailbox(name: string): Cursor<MailboxFile['given']> | undefined;
  /** Mistakes in the files read so far. */
  readonly problems: readonly Problem[];
}

type DataPart = 'envelope' | 'body' | 'bodystructure' | 'size';
const isDataPart = (part: string): part is DataPart => ['envelope', 'body', 'bodystructure', 'size'].includes(part);

/** The fixtures of one or more directories, each with `messages/` and `mailboxes/`. */
export function loadFixtures(...dirs: readonly string[]): Fixtures {
  const messages = filesBelow(dirs, 'messages', '.eml');
  const mailboxes = filesBelow(dirs, 'mailboxes', '.yaml');
  const problems: Problem[] = [];
  const read = <T>(file: string, schema: 'fixture' | 'mailbox'): Cursor<T> | undefined => {
    const loaded = loadYaml<T>(file, schema);
    problems.push(...loaded.problems);
    return loaded.problems.length > 0 ? undefined : loaded.top;
  };
  const message = remember((name) => readFileSync(fileOf(messages, name)));
  const facts = remember((name) => {
    const file = fileOf(messages, name).replace(/\.eml$/, '.yaml');
    return existsSync(file) ? read<FixtureFile>(file, 'fixture')?.value : undefined;
  });
  const mailbox = remember((name) => {
    const top = mailboxes.has(name) ? read<MailboxFile>(fileOf(mailboxes, name), 'mailbox') : undefined;
    return top && { file: top.file, path: ['given'], value: top.value.given };
  });
  const partOf = (name: string, part?: string): Buffer | Data | undefined =>
    part === undefined ? message(name) : (cutPart(message(name), part) ?? factOf(message(name), facts(name), part));
  const fault = (name: string, part?: string): FixtureFault | undefined => {
    if (!messages.has(name)) return missing(`no fixture "${name}"`, name, messages.keys());
    if (partOf(name, part) !== undefined) return undefined;
    return missing(`fixture "${name}" has no part "${String(part)}"`, String(part), partsOf(facts(name)));
  };
  const resolve = (name: string, part?: string): Buffer | Data => {
    const found = messages.has(name) ? partOf(name, part) : undefined;
    if (found === undefined) throw new Error(fault(name, part)?.message);
    return found;
  };
  return {
    names: [...messages.keys()],
    has: (name) => messages.has(name),
    fault,
    resolve,
    octets: (name, part) => expectKind(resolve(name, part), name, part, isOctets),
    data: (name, part) => expectKind(resolve(name, part), name, part, isData),
    mailboxNames: [...mailboxes.keys()],
    mailbox,
    problems,
  };
}

function filesBelow(dirs: readonly string[], folder: string, ending: string): ReadonlyMap<string, string> {
  const found = distinctFolders(dirs.map((dir) => join(dir, folder)));
  const files = found.flatMap((dir) => readdirSync(dir).map((name) => join(dir, name)));
  const named = files.filter((file) => file.endsWith(ending)).sort();
  return new Map(named.map((file) => [basename(file, ending), file]));
}

function fileOf(files: ReadonlyMap<string, string>, name: string): string {
  const file = files.get(name);
  if (file === undefined) throw new Error(`no fixture "${name}"`);
  return file;
}

function remember<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (name) => {
    const found = known.get(name) ?? { value: compute(name) };
    known.set(name, found);
    return found.value;
  };
}

function factOf(message: Buffer, facts: FixtureFile | undefined, part: string): Buffer | Data | undefined {
  if (isDataPart(part)) return valueOf(part === 'size' ? (facts?.size ?? message.length) : facts?.[part]);
  const spans = facts?.sections?.[part];
  return spans === undefined ? undefined : cutSpans(message, Array.isArray(spans) ? spans : [spans]);
}

function valueOf(text: string | number | undefined): Data | undefined {
  if (text === undefined) return undefined;
  return readData(Buffer.from(String(text)), { holes: true }).value[0];
}

function partsOf(facts: FixtureFile | undefined): readonly string[] {
  const values = ['envelope', 'body', 'bodystructure'] as const;
  const known = values.filter((name) => facts?.[name] !== undefined);
  return ['header', 'text', 'top N', 'size', ...known, ...Object.keys(facts?.sections ?? {})];
}

function missing(message: string, word: string, known: Iterable<string>): FixtureFault {
  const names = [...known];
  const some = names.length > 12 ? [...names.slice(0, 12), '...'] : names;
  return {
    message,
    hint: didYouMean(word, names) ?? (names.length > 0 ? `there are ${some.join(', ')}` : 'there is none'),
  };
}

const isOctets = (value: Buffer | Data): value is Buffer => Buffer.isBuffer(value);
const isData = (value: Buffer | Data): value is Data => !Buffer.isBuffer(value);

function expectKind<T extends Buffer | Data>(
  value: Buffer | Data,
  name: string,
  part: string | undefined,
  isKind: (value: Buffer | Data) => value is T,
): T {
  if (isKind(value)) return value;
  throw new Error(`part "${String(part)}" of fixture "${name}" is ${Buffer.isBuffer(value) ? 'octets' : 'no octets'}`);
}
