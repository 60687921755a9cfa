import type { Command, CommandPart } from '../script/model.ts';
import type { Chunk } from './live-device.ts';

/** Where a command's `{name}` and `{=fixture}` get their octets from. */
export interface Sources {
  /** Octets of a capture, a row value, `user` or `password`; undefined when it was never bound. */
  readonly capture: (name: string) => Buffer | undefined;
  readonly fixture: (name: string, part?: string) => Buffer;
}

/** A capture that a step needs was never bound: the case stops there. */
export class UnboundCapture extends Error {
  readonly capture: string;
  constructor(capture: string) {
    super(`{${capture}} was not bound by any answer so far`);
    this.name = 'UnboundCapture';
    this.capture = capture;
  }
}

function captured(name: string, sources: Sources): Buffer {
  const octets = sources.capture(name);
  if (octets === undefined) throw new UnboundCapture(name);
  return octets;
}

function isSecret(part: CommandPart): boolean {
  if (part.kind === 'literal') return 'capture' in part.content && part.content.capture === 'password';
  return part.kind === 'capture' && part.name === 'password';
}

class ChunkBuilder {
  readonly chunks: Chunk[] = [];
  #pieces: Buffer[] = [];
  #afterContinuation = false;
  readonly #command: number;
  readonly #secret: boolean;

  constructor(command: number, secret: boolean) {
    this.#command = command;
    this.#secret = secret;
  }

  add(octets: Buffer): void {
    this.#pieces.push(octets);
  }

  /** Ends the chunk: what follows waits for a continuation. */
  cut(): void {
    this.flush();
    this.#afterContinuation = true;
  }

  flush(): void {
    const octets = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.chunks.push({
      octets,
      command: this.#command,
      afterContinuation: this.#afterContinuation,
      secret: this.#secret,
    });
  }
}

type LiteralContent = Extract<CommandPart, { readonly kind: 'literal' }>['content'];

function literalOctets(content: LiteralContent, sources: Sources): Buffer {
  if ('octets' in content) return content.octets;
  return 'capture' in content ? captured(content.capture, sources) : sources.fixture(content.fixture, content.part);
}

function plainOctets(part: Exclude<CommandPart, { readonly kind: 'literal' }>, sources: Sources): Buffer {
  if (part.kind === 'text') return Buffer.from(part.text);
  return part.kind === 'octets' ? part.octets : captured(part.name, sources);
}

function addPart(builder: ChunkBuilder, part: CommandPart, sources: Sources): void {
  if (part.kind !== 'literal') {
    builder.add(plainOctets(part, sources));
    return;
  }
  const octets = literalOctets(part.content, sources);
  const { synchronizing } = part;
  builder.add(Buffer.from(`{${String(octets.length)}${synchronizing ? '' : '+'}}\r\n`));
  if (synchronizing) builder.cut();
  builder.add(octets);
}

/** The octets of a command line with its tag, cut where a synchronizing literal makes the client wait. */
export function renderCommand(
  command: Command,
  index: number,
  tag: string | undefined,
  sources: Sources,
): readonly Chunk[] {
  const builder = new ChunkBuilder(index, command.parts.some(isSecret));
  if (tag !== undefined) builder.add(Buffer.from(`${tag} `));
  for (const part of command.parts) addPart(builder, part, sources);
  builder.add(Buffer.from('\r\n'));
  builder.flush();
  return builder.chunks;
}

/** The octets of `(raw)`: nothing is added to them. */
export function renderRaw(parts: readonly CommandPart[], sources: Sources): readonly Chunk[] {
  const builder = new ChunkBuilder(0, parts.some(isSecret));
  for (const part of parts) addPart(builder, part, sources);
  builder.flush();
  return builder.chunks;
}

/** Text parts joined, captures as `{name}`: enough to tell which command it is. */
export function commandWord(command: Command): string {
  const first = command.parts[0];
  return first?.kind === 'text' ? (/^\S+/.exec(first.text)?.[0] ?? '').toUpperCase() : '';
}
