import { parseResponse } from '../imap/response.ts';
import { parseReply } from '../pop3/reply.ts';
import { compilePattern, compileWhere } from './compile.ts';
import type { PatternContext } from './compile.ts';
import type { Binding, MatchInput, Seen, StatusWanted, StepExpectations } from './input.ts';
import type { Expectation, Pattern, Where } from './pattern.ts';

/** A step written briefly, for tests: patterns, comparisons and responses as text. */
export interface SampleStep {
  readonly protocol?: 'imap' | 'pop3';
  readonly status?: readonly string[];
  readonly expect?: readonly string[];
  readonly optional?: readonly string[];
  readonly never?: readonly string[];
  readonly where?: readonly string[];
  readonly each?: { readonly set: readonly number[]; readonly expect: readonly string[] };
  readonly inOrder?: boolean;
  readonly exactly?: boolean;
  readonly body?: { readonly fixture: string; readonly part?: string };
  /** IMAP responses with their star, POP3 replies; CRLF is put behind each. `(closed)` is the event. */
  readonly came: readonly string[];
  readonly bound?: Readonly<Record<string, string>>;
  readonly bindings?: ReadonlyMap<string, Binding>;
  readonly fixtures?: Readonly<Record<string, ReturnType<MatchInput['fixture']>>>;
  readonly tags?: readonly string[];
  readonly ended?: 'timeout' | 'disconnect';
  readonly traceFieldsOnTop?: boolean;
}

/** A pattern that must compile. */
function patternOf(text: string, context: PatternContext = 'imap'): Pattern {
  const compiled = compilePattern(text, context);
  if ('pattern' in compiled) return compiled.pattern;
  throw new Error(`${text}: ${compiled.error.message}`);
}

function whereOf(text: string): Where {
  const compiled = compileWhere(text);
  if ('where' in compiled) return compiled.where;
  throw new Error(`${text}: ${compiled.error.message}`);
}

const isStatusLine = (text: string): boolean => /^(?:\+OK|-ERR)/.test(text);

function expectations(texts: readonly string[] | undefined, protocol: 'imap' | 'pop3'): readonly Expectation[] {
  const context = (text: string): PatternContext =>
    protocol === 'imap' ? 'imap' : isStatusLine(text) ? 'pop3-status' : 'pop3-line';
  return (texts ?? []).map((text) => ({ pattern: patternOf(text, context(text)), line: 1, column: 1 }));
}

/** What came, parsed as it would be from the wire. */
function seen(text: string, protocol: 'imap' | 'pop3' = 'imap'): Seen {
  if (text === '(closed)') return { kind: 'event', event: 'closed' };
  const bytes = Buffer.from(`${text}\r\n`, 'latin1');
  if (protocol === 'imap') return { kind: 'imap', imap: parseResponse(bytes) };
  return { kind: 'pop3', pop3: parseReply(bytes) };
}

function statuses(texts: readonly string[] | undefined, context: PatternContext): readonly StatusWanted[] {
  return (texts ?? []).map((text) => ({
    text,
    alternatives: text === 'any' ? [] : text.split(' or ').map((one) => patternOf(one, context)),
  }));
}

function wantedOf(step: SampleStep): StepExpectations {
  const { protocol = 'imap', each } = step;
  return {
    status: statuses(step.status, protocol === 'imap' ? 'imap' : 'pop3-status'),
    expect: expectations(step.expect, protocol),
    optional: expectations(step.optional, protocol),
    never: expectations(step.never, protocol),
    inOrder: step.inOrder === true,
    exactly: step.exactly === true,
    where: (step.where ?? []).map(whereOf),
    ...(step.body && { body: step.body }),
    ...(each && { each: { set: each.set, expect: expectations(each.expect, protocol) } }),
  };
}

/** The input that a brief step stands for. */
export function inputOf(step: SampleStep): MatchInput {
  const rows = Object.entries(step.bound ?? {}).map(([name, text]) => [name, { kind: 'text', text }] as const);
  const fixtures = new Map(Object.entries(step.fixtures ?? {}));
  return {
    expectations: wantedOf(step),
    responses: step.came.map((text) => seen(text, step.protocol)),
    bindings: new Map<string, Binding>([...(step.bindings ?? []), ...rows]),
    fixture: (name, part) => fixtures.get(part === undefined ? name : `${name}:${part}`) ?? Buffer.alloc(0),
    ...(step.tags && { tags: step.tags }),
    ...(step.ended && { ended: step.ended }),
    ...(step.traceFieldsOnTop === true && { traceFieldsOnTop: true }),
  };
}
