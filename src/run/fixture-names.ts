import { headerOf } from '../device/message.ts';
import { stripTraceFields } from '../match/trace.ts';
import type { Body, Command, Step } from '../script/model.ts';

/** Fixtures that a case puts into its account, in whatever way. */
export function fixturesOf(body: Body): readonly string[] {
  const seeded = body.mailboxes.flatMap(({ messages }) => messages.map(({ fixture }) => fixture));
  return [...new Set([...seeded, ...[...body.before, ...body.steps].flatMap(fixturesIn)])];
}

function fixturesIn(step: Step): readonly string[] {
  switch (step.op) {
    case 'operator':
      return step.fixtures;
    case 'command':
      return step.commands.flatMap(literalsOf);
    case 'app':
      return step.act.word === 'save' ? step.act.messages : [];
    case 'at once':
    case 'together':
      return step.steps.flatMap(fixturesIn);
    case 'act':
    case 'server':
      return [];
  }
}

function literalsOf({ parts }: Command): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === 'literal' && 'fixture' in part.content && part.content.part === undefined
      ? [part.content.fixture]
      : [],
  );
}

/**
 * Tells which of the fixtures a header belongs to. Delivery may have put trace fields above it; and a server that adds
 * fields of its own anywhere has changed the message, which is judged where octets are, but a user still knows it.
 */
export function identifierOf(
  names: readonly string[],
  octets: (fixture: string) => Buffer,
): (header: Buffer) => string | undefined {
  // Read when first asked: most cases never do.
  let known: readonly KnownHeader[] | undefined;
  return (got) => {
    known ??= headersOf(names, octets);
    const exact = known.find(({ header }) => stripTraceFields(got, header).equals(header));
    return (exact ?? known.find(({ lines }) => lines.length > 0 && isWithin(lines, linesOf(got))))?.name;
  };
}

interface KnownHeader {
  readonly name: string;
  readonly header: Buffer;
  readonly lines: readonly string[];
}

/** The longest first: a short header may stand within a long one. */
function headersOf(names: readonly string[], octets: (fixture: string) => Buffer): readonly KnownHeader[] {
  const headers = names.map((name) => {
    const header = headerOf(octets(name));
    return { name, header, lines: linesOf(header) };
  });
  return headers.sort((a, b) => b.lines.length - a.lines.length);
}

function linesOf(header: Buffer): readonly string[] {
  return header
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '');
}

/** Whether all lines stand in the other ones, in their order. */
function isWithin(lines: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const line of others) if (line === lines[at]) at += 1;
  return at === lines.length;
}
