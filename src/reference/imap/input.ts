import type { Connection } from '../net/connection.ts';
import type { Segment } from './cursor.ts';
import { type AnnouncedLiteral, announcedLiteral, withoutMark } from './literal-mark.ts';
import type { Reply } from './reply.ts';

/** What reading a command can end with. */
export type Input =
  | { readonly kind: 'command'; readonly segments: readonly Segment[] }
  /** Read as far as it must be, and refused: a literal is too large, or nothing could make the command right. */
  | { readonly kind: 'refused'; readonly segments: readonly Segment[]; readonly reply: Reply }
  /** The rest of the stream cannot be told from commands any more. */
  | { readonly kind: 'bye'; readonly reply: Reply }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'closed' };

/** What is done with a literal that a line announced. */
export type Admission =
  | { readonly kind: 'read' }
  /** Not read when the client waits for a continuation, else skipped. */
  | { readonly kind: 'refuse'; readonly reply: Reply }
  /** Asked for all the same, and dropped. */
  | { readonly kind: 'skip'; readonly reply: Reply }
  /** The command ends with this line, whatever was announced. For faults only. */
  | { readonly kind: 'refuse-line'; readonly reply: Reply }
  | { readonly kind: 'bye'; readonly reply: Reply }
  /** The connection ends without a word. For faults only. */
  | { readonly kind: 'close' };

/** How commands are read. */
export interface InputOptions {
  readonly connection: Connection;
  readonly lineLimit: number;
  /** A refusal of a line that was read. */
  readonly admitLine: (line: Buffer) => Reply | undefined;
  readonly idleMs: () => number;
  readonly signal: AbortSignal;
  readonly admit: (literal: AnnouncedLiteral, before: readonly Segment[]) => Admission;
  /** Called before the octets of a literal are read: asks for them. */
  readonly before: (literal: AnnouncedLiteral) => void;
  /** What is taken of the octets that were read. */
  readonly after: (octets: Buffer) => Buffer;
}

/** Reads one complete command with its literals (RFC 9051 section 2.2.1, RFC 7888 section 3). */
export async function readCommand(options: InputOptions): Promise<Input> {
  const segments: Segment[] = [];
  let refused: Reply | undefined;
  for (;;) {
    const read = await nextLine(options);
    if (read.kind !== 'line') return read;
    const literal = announcedLiteral(read.line);
    if (refused === undefined) segments.push({ kind: 'text', octets: withoutMark(read.line, literal) });
    refused ??= options.admitLine(read.line);
    if (literal === undefined) return ended(segments, refused);
    const step = await takeLiteral(options, literal, { segments, refused });
    if (step.kind === 'end') return step.input;
    refused = step.refused;
  }
}

function ended(segments: readonly Segment[], reply: Reply | undefined): Input {
  return reply === undefined ? { kind: 'command', segments } : { kind: 'refused', segments, reply };
}

type Step =
  { readonly kind: 'end'; readonly input: Input } | { readonly kind: 'on'; readonly refused: Reply | undefined };

/** A refused command ends at a synchronizing literal: the client waits there; others are skipped with what follows. */
async function takeLiteral(
  options: InputOptions,
  literal: AnnouncedLiteral,
  so: { readonly segments: Segment[]; readonly refused: Reply | undefined },
): Promise<Step> {
  if (so.refused !== undefined && literal.synchronizing) return { kind: 'end', input: ended(so.segments, so.refused) };
  const admission = options.admit(literal, so.segments);
  if (admission.kind === 'close') return { kind: 'end', input: { kind: 'closed' } };
  if (admission.kind === 'bye') return { kind: 'end', input: admission };
  if (admission.kind === 'refuse-line') return { kind: 'end', input: ended(so.segments, admission.reply) };
  if (admission.kind === 'read' && so.refused === undefined) return readLiteral(options, literal, so.segments);
  const refused = so.refused ?? (admission.kind === 'read' ? undefined : admission.reply);
  const isOver = literal.synchronizing && admission.kind !== 'skip';
  return isOver ? { kind: 'end', input: ended(so.segments, refused) } : skipLiteral(options, literal, refused);
}

async function skipLiteral(
  options: InputOptions,
  literal: AnnouncedLiteral,
  refused: Reply | undefined,
): Promise<Step> {
  if (literal.synchronizing) options.before(literal);
  const skipped = await options.connection.skipOctets(literal.octets, options.signal);
  return skipped ? { kind: 'on', refused } : cutOff(options);
}

async function readLiteral(options: InputOptions, literal: AnnouncedLiteral, segments: Segment[]): Promise<Step> {
  options.before(literal);
  const octets = await options.connection.readOctets(literal.octets, options.signal);
  if (octets === undefined) return cutOff(options);
  segments.push({ kind: 'literal', octets: options.after(octets), binary: literal.binary });
  return { kind: 'on', refused: undefined };
}

/** The rest of the literal does not come, or the server does not wait for it: who still listens is told. */
function cutOff({ signal }: InputOptions): Step {
  return { kind: 'end', input: { kind: signal.aborted ? 'idle' : 'closed' } };
}

type NextLine = { readonly kind: 'line'; readonly line: Buffer } | Exclude<Input, { readonly segments: unknown }>;

function nextLine(options: InputOptions): Promise<NextLine> {
  return options.connection.readLine({ limit: options.lineLimit, idleMs: options.idleMs(), signal: options.signal });
}
