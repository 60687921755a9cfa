import type { Expectation } from '../match/pattern.ts';
import type { StatusWanted } from '../match/input.ts';
import type { Branch, Expectations, Protocol } from './model.ts';

/** What a step asks of what comes back, a line each; patterns stand indented below what is said of them. */
export function explainExpectations(wanted: Expectations, protocol: Protocol): readonly string[] {
  const { status, expect, optional, never, body, where } = wanted;
  return [
    ...statusInWords(status, protocol),
    ...patterns(expectLead(wanted, protocol), expect),
    ...(body === undefined ? [] : [`the lines must equal ${fixtureInWords(body)}, octet by octet`]),
    ...patterns('may come, and is remembered:', optional),
    ...patterns('must not come:', never),
    ...(where.length === 0 ? [] : ['must hold:', ...where.map((one) => `  ${one.text}`)]),
  ];
}

/** A branch of `one of`. */
export function explainBranch(branch: Branch, protocol: Protocol): readonly string[] {
  return [`- ${branch.name}`, ...explainExpectations(branch, protocol).map((line) => `    ${line}`)];
}

function statusInWords(status: readonly StatusWanted[], protocol: Protocol): readonly string[] {
  if (status.length === 0) return [];
  const texts = status.map((one) => (one.alternatives.length === 0 ? 'any status' : one.text));
  const isSame = texts.every((text) => text === texts[0]);
  const said = isSame ? (texts[0] ?? '') : texts.join(', then ');
  const verb = protocol === 'imap' ? 'must be completed by' : 'must be answered by';
  return [`${texts.length > 1 && isSame ? 'each ' : ''}${verb} ${said}`];
}

function expectLead({ exactly, inOrder }: Expectations, protocol: Protocol): string {
  const order = inOrder ? 'in this order' : 'in any order';
  const others = protocol === 'imap' ? 'no other response of these names' : 'no other line';
  return exactly ? `must come ${order}, and ${others}:` : `must come, ${order}:`;
}

function patterns(lead: string, expectations: readonly Expectation[]): readonly string[] {
  return expectations.length === 0 ? [] : [lead, ...expectations.map((one) => `  ${one.pattern.text}`)];
}

function fixtureInWords({ fixture, part }: NonNullable<Expectations['body']>): string {
  return part === undefined ? `the fixture ${fixture}` : `${part} of the fixture ${fixture}`;
}
