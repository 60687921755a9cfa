import type { Message } from '../../store/store.ts';
import type { ImapSession, Invocation, MessageModifier, ModifiedCommand } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

/** A modifier of FETCH or STORE with what was given to it. */
export interface GivenModifier {
  readonly name: string;
  readonly modifier: MessageModifier;
  readonly given: unknown;
}

interface Reading {
  readonly session: ImapSession;
  readonly invocation: Invocation;
  readonly find: (name: string) => MessageModifier | undefined;
}

/** `(` modifiers `)` of FETCH and STORE (RFC 4466 sections 2.4 and 2.5). */
export function parseModifiers(scanner: Scanner, { session, invocation, find }: Reading): readonly GivenModifier[] {
  const given = scanner.list(() => {
    const name = scanner.keyword();
    const modifier = find(name);
    if (modifier === undefined) throw new SyntaxFault(`There is no modifier ${name}`);
    return { name, modifier, given: modifier.parse(scanner, session, invocation) };
  });
  checkCompany(given);
  return given;
}

function checkCompany(given: readonly GivenModifier[]): void {
  const names = new Set(given.map(({ name }) => name));
  if (names.size < given.length) throw new SyntaxFault('A modifier is given twice');
  for (const { name, modifier } of given) {
    const missing = modifier.requires?.find((other) => !names.has(other));
    if (missing !== undefined) throw new SyntaxFault(`${name} needs ${missing}`);
  }
}

/** What each modifier was given, by name. */
export function givenByName(modifiers: readonly GivenModifier[]): ReadonlyMap<string, unknown> {
  return new Map(modifiers.map(({ name, given }) => [name, given]));
}

/** The messages that pass every filter. */
export function filtered(modifiers: readonly GivenModifier[], command: ModifiedCommand): readonly Message[] {
  let { messages } = command;
  for (const { modifier, given } of modifiers) messages = modifier.filter?.(command, given, messages) ?? messages;
  return messages;
}

/** The response code that a modifier wants in the tagged reply. */
export function modifierCode(
  modifiers: readonly GivenModifier[],
  command: ModifiedCommand,
  passed: readonly Message[],
): string | undefined {
  if (modifiers.length === 0) return undefined;
  const kept = new Set(passed);
  const left = command.messages.filter((message) => !kept.has(message));
  for (const { modifier, given } of modifiers) {
    const code = modifier.code?.(command, given, left);
    if (code !== undefined) return code;
  }
  return undefined;
}
