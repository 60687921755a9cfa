import { compilePattern } from '../match/compile.ts';
import type { Pattern } from '../match/pattern.ts';
import { didYouMean } from '../source/suggest.ts';
import type { StatusWanted } from '../match/input.ts';
import type { Protocol } from './model.ts';
import { bindNames } from './names.ts';
import { reportError } from './patterns.ts';
import type { Scope } from './scope.ts';
import { blameText, sliceText, type Text } from './text.ts';

const words = { imap: ['OK', 'NO', 'BAD'], pop3: ['+OK', '-ERR'] } as const;
const contexts = { imap: 'imap', pop3: 'pop3-status' } as const;

/** What completes a command unless the step says otherwise. */
export function defaultStatus(protocol: Protocol): StatusWanted {
  const text = words[protocol][0];
  const compiled = compilePattern(text, contexts[protocol]);
  return { text, alternatives: 'pattern' in compiled ? [compiled.pattern] : [] };
}

/** `NO [TRYCREATE] or OK`; `any` has no alternatives: every status will do. */
export function compileStatus(scope: Scope, protocol: Protocol, text: Text): StatusWanted {
  if (text.value.trim() === 'any') return { text: 'any', alternatives: [] };
  bindNames(scope, [text]);
  const alternatives = alternativesOf(text).flatMap((each) => compileAlternative(scope, protocol, each) ?? []);
  return { text: text.value, alternatives };
}

function alternativesOf(text: Text): readonly Text[] {
  const parts: Text[] = [];
  let start = 0;
  for (const found of text.value.matchAll(/\s+or\s+/g)) {
    parts.push(sliceText(text, start, found.index));
    start = found.index + found[0].length;
  }
  return [...parts, sliceText(text, start)];
}

function compileAlternative(scope: Scope, protocol: Protocol, text: Text): Pattern | undefined {
  const word = /^\S*/.exec(text.value)?.[0] ?? '';
  if (!words[protocol].some((known) => known === word)) {
    scope.report(blameText(text, 0, ...notAStatus(word, protocol)));
    return undefined;
  }
  const compiled = compilePattern(text.value, contexts[protocol]);
  if ('pattern' in compiled) return compiled.pattern;
  reportError(scope, text, compiled.error);
  return undefined;
}

function notAStatus(word: string, protocol: Protocol): [message: string, hint: string] {
  const own: readonly string[] = words[protocol];
  const message = `"${word}" is no status of ${protocol.toUpperCase()}`;
  return [message, didYouMean(word, [...own, 'any']) ?? `it answers ${own.join(', ')}; "any" takes each of them`];
}
