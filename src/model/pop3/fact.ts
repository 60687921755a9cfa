import type { Pop3Parsed } from '../../pop3/reply.ts';
import { bodyFacts } from './body.ts';
import type { Pop3Command } from './command.ts';
import { messageNamed } from './command.ts';
import type { BodyFacts } from './mirror.ts';

/** A line of a listing: a message, and what was told of it. */
export interface Listed<T> {
  readonly number: number;
  readonly value: T;
}

/** What a positive reply says. */
export type Pop3Fact =
  | { readonly kind: 'login' | 'rset' | 'other' }
  | { readonly kind: 'stat'; readonly count: number; readonly octets: number }
  | { readonly kind: 'sizes'; readonly whole: boolean; readonly listed: readonly Listed<number>[] }
  | { readonly kind: 'ids'; readonly whole: boolean; readonly listed: readonly Listed<string>[] }
  | { readonly kind: 'message'; readonly number: number; readonly content: Buffer; readonly body: BodyFacts }
  | { readonly kind: 'top'; readonly number: number; readonly lines: number; readonly content: Buffer }
  | { readonly kind: 'dele'; readonly number: number }
  | { readonly kind: 'capabilities'; readonly names: ReadonlySet<string> }
  /** What it says, or what it did, cannot be told. */
  | { readonly kind: 'unclear' };

const other: Pop3Fact = { kind: 'other' };
const unclear: Pop3Fact = { kind: 'unclear' };

type Reader = (command: Pop3Command, reply: Pop3Parsed) => Pop3Fact | undefined;

const readers: Readonly<Record<string, Reader>> = {
  PASS: () => ({ kind: 'login' }),
  APOP: () => ({ kind: 'login' }),
  // AUTH alone lists mechanisms on some servers, which nobody has asked for in so many words.
  AUTH: ({ args }) => (args.length > 0 ? { kind: 'login' } : unclear),
  RSET: () => ({ kind: 'rset' }),
  STAT: (_, { text }) => {
    const [, count, octets] = /^([0-9]+) ([0-9]+)(?![0-9])/.exec(text) ?? [];
    return count === undefined ? undefined : { kind: 'stat', count: Number(count), octets: Number(octets) };
  },
  LIST: (command, reply) => {
    if (isTorn(command, reply)) return unclear;
    const listed = listing(command, reply, /^([0-9]+) ([0-9]+)(?![0-9])/);
    return listed && { kind: 'sizes', whole: isWhole(command), listed: listed.map(sizeOf) };
  },
  UIDL: (command, reply) => {
    if (isTorn(command, reply)) return unclear;
    const listed = listing(command, reply, /^([0-9]+) (.*)$/);
    return listed && { kind: 'ids', whole: isWhole(command), listed };
  },
  RETR: (command, { content }) => {
    const number = messageNamed(command);
    if (number === undefined || content === undefined) return unclear;
    return { kind: 'message', number, content, body: bodyFacts(content) };
  },
  TOP: (command, { content }) => {
    const number = messageNamed(command);
    if (number === undefined || content === undefined) return unclear;
    return { kind: 'top', number, lines: Number(command.args[1]), content };
  },
  DELE: (command) => {
    const number = messageNamed(command);
    return number === undefined ? unclear : { kind: 'dele', number };
  },
  CAPA: (_, { lines }) => {
    const names = lines?.map((line) => line.toString('latin1').split(' ', 1)[0]?.toUpperCase() ?? '');
    return names === undefined ? unclear : { kind: 'capabilities', names: new Set(names) };
  },
};

/** Reads what a reply to a command says; undefined where it is negative, or breaks the form of its RFC. */
export function readFact(command: Pop3Command, reply: Pop3Parsed): Pop3Fact | undefined {
  if (reply.status !== '+OK') return undefined;
  return (readers[command.keyword] ?? (() => other))(command, reply);
}

function isWhole({ args }: Pop3Command): boolean {
  return args.length === 0;
}

/** Lines were to follow, and were not taken as part of the reply. */
function isTorn(command: Pop3Command, { content }: Pop3Parsed): boolean {
  return isWhole(command) && content === undefined;
}

/** The lines of a listing, or its one line. A line that is none of it is the grammar's finding, and makes the whole no fact. */
function listing(command: Pop3Command, reply: Pop3Parsed, form: RegExp): readonly Listed<string>[] | undefined {
  const texts = isWhole(command) ? reply.content?.toString('latin1').split('\r\n').slice(0, -1) : [reply.text];
  if (texts === undefined) return undefined;
  const listed: Listed<string>[] = [];
  for (const text of texts) {
    const [, number, value] = form.exec(text) ?? [];
    if (value === undefined) return undefined;
    listed.push({ number: Number(number), value });
  }
  return listed;
}

function sizeOf({ number, value }: Listed<string>): Listed<number> {
  return { number, value: Number(value) };
}
