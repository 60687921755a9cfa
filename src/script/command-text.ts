import type { CommandPart } from './model.ts';
import { checkFixture, checkName } from './names.ts';
import type { Scope } from './scope.ts';
import { blameText, type Text } from './text.ts';
import { unescape } from './escapes.ts';

type Literal = Extract<CommandPart, { readonly kind: 'literal' }>;

/** `{=fixture:part+}`, `{~text+}` (which may hold one capture), `{name}`; a brace that is none of these is a mistake. */
const braces = /\{=([^}:+]+)(?::([^}+]+))?(\+?)\}|\{~(\{[A-Za-z][\w-]*\}|[^{}]*?)(\+?)\}|\{([A-Za-z][\w-]*)\}|\{/g;

/** Takes the text of a command apart. Mistakes are reported; what is wrong is left out. */
export function commandParts(scope: Scope, text: Text): readonly CommandPart[] {
  const parts: CommandPart[] = [];
  let read = 0;
  for (const found of text.value.matchAll(braces)) {
    addText(parts, text.value.slice(read, found.index));
    read = found.index + found[0].length;
    const part = bracePart(scope, text, found);
    if (part !== undefined) parts.push(part);
  }
  addText(parts, text.value.slice(read));
  return parts;
}

function addText(parts: CommandPart[], text: string): void {
  if (text !== '') parts.push({ kind: 'text', text });
}

function bracePart(scope: Scope, text: Text, found: RegExpExecArray): CommandPart | undefined {
  const [, fixture, part, fixturePlus, literal, literalPlus, name] = found;
  if (fixture !== undefined) {
    checkFixture(scope, text, found.index + 2, fixture, part);
    return literalOf({ fixture, ...(part !== undefined && { part }) }, fixturePlus);
  }
  if (literal !== undefined) return textLiteral(scope, text, found.index + 2, literal, literalPlus);
  if (name !== undefined) {
    checkName(scope, text, found.index, name);
    return { kind: 'capture', name };
  }
  const hint = 'write {name}, {=fixture}, {=fixture:part} or {~text}; for a brace of its own use (raw)';
  scope.report(blameText(text, found.index, 'this brace opens nothing known', hint));
  return undefined;
}

function literalOf(content: Literal['content'], plus: string | undefined): Literal {
  return { kind: 'literal', content, synchronizing: plus !== '+' };
}

function textLiteral(scope: Scope, text: Text, at: number, literal: string, plus = ''): CommandPart | undefined {
  const name = /^\{(.*)\}$/.exec(literal)?.[1];
  if (name !== undefined) {
    checkName(scope, text, at, name);
    return literalOf({ capture: name }, plus);
  }
  const read = unescape(literal);
  if ('octets' in read) return literalOf({ octets: read.octets }, plus);
  scope.report(blameText(text, at + read.at, read.fault));
  return undefined;
}

/** Takes the text of `(raw)` apart: octets, escapes and `{captures}`; every other brace stands for itself. */
export function rawParts(scope: Scope, text: Text): readonly CommandPart[] {
  const parts: CommandPart[] = [];
  let read = 0;
  for (const found of text.value.matchAll(/\{([A-Za-z][\w-]*)\}/g)) {
    addOctets(scope, parts, text, read, found.index);
    checkName(scope, text, found.index, found[1] ?? '');
    parts.push({ kind: 'capture', name: found[1] ?? '' });
    read = found.index + found[0].length;
  }
  addOctets(scope, parts, text, read, text.value.length);
  return parts;
}

function addOctets(scope: Scope, parts: CommandPart[], text: Text, start: number, end: number): void {
  if (start === end) return;
  const read = unescape(text.value.slice(start, end));
  if ('octets' in read) parts.push({ kind: 'octets', octets: read.octets });
  else scope.report(blameText(text, start + read.at, read.fault));
}
