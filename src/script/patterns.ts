import { compilePattern, compileWhere, type PatternContext } from '../match/compile.ts';
import type { PatternError } from '../match/compile-error.ts';
import type { Expectation, Where } from '../match/pattern.ts';
import { type Cursor, items } from '../source/cursor.ts';
import { bindNames, checkFixtures, checkNames } from './names.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { blameText, placeOfText, type Text, textOf } from './text.ts';
import { checkComment } from './comments.ts';

/** The texts of a key that holds one line or a list of them. */
export function textsOf(
  scope: Scope,
  cursor: Cursor<string | number | readonly (string | number)[]> | undefined,
): readonly Text[] {
  return items(cursor).map((item) => {
    checkComment(scope, item);
    return textOf(item, scope.row);
  });
}

/** Compiles responses that are expected, allowed or forbidden. What cannot be compiled is reported and left out. */
export function compilePatterns(scope: Scope, device: DeviceRef, texts: readonly Text[]): readonly Expectation[] {
  return texts.flatMap((text) => compileText(scope, text, contextOf(device, text)) ?? []);
}

/** The same for what comes and may be captured: its names are bound from here on. */
export function compileBinding(scope: Scope, device: DeviceRef, texts: readonly Text[]): readonly Expectation[] {
  bindNames(scope, texts);
  return compilePatterns(scope, device, texts);
}

/** True for `+OK ...` and `-ERR ...`. */
export function isPop3Status(text: string): boolean {
  return /^(\+OK|-ERR)(\s|$)/.test(text);
}

function contextOf(device: DeviceRef, text: Text): PatternContext {
  if (device.protocol === 'imap') return 'imap';
  return isPop3Status(text.value) ? 'pop3-status' : 'pop3-line';
}

/** Compiles one pattern; undefined, and a problem, where that fails. */
export function compileText(scope: Scope, text: Text, context: PatternContext): Expectation | undefined {
  const foreign = foreignTo(text.value, context);
  if (foreign !== undefined) {
    scope.report(blameText(text, 0, foreign.message, foreign.hint));
    return undefined;
  }
  checkFixtures(scope, text);
  const compiled = compilePattern(text.value, context);
  if ('pattern' in compiled) {
    const { line, column } = placeOfText(text);
    return { pattern: compiled.pattern, line, column };
  }
  reportError(scope, text, compiled.error);
  return undefined;
}

/** A pattern of the other protocol, or one written as it goes over the wire. */
function foreignTo(
  text: string,
  context: PatternContext,
): { readonly message: string; readonly hint: string } | undefined {
  if (context === 'imap' && isPop3Status(text))
    return {
      message: 'this is a POP3 reply, and the device speaks IMAP',
      hint: 'write "status: OK" or an untagged response',
    };
  if (text.startsWith('* ')) return { message: 'the star is not written', hint: `write "${text.slice(2).trim()}"` };
  if (context === 'pop3-line' && /^(OK|NO|BAD|BYE|PREAUTH)(\s|$)/.test(text))
    return { message: 'this is an IMAP response, and the device speaks POP3', hint: 'POP3 answers +OK or -ERR' };
  if (context === 'pop3-line' && /^\d+ (EXISTS|EXPUNGE|RECENT|FETCH)\b/.test(text))
    return {
      message: 'this is an IMAP response, and the device speaks POP3',
      hint: 'a line of a POP3 reply belongs here',
    };
  return undefined;
}

/** Compiles comparisons, whose names must be bound. */
export function compileWheres(scope: Scope, texts: readonly Text[]): readonly Where[] {
  return texts.flatMap((text) => {
    checkNames(scope, text);
    const compiled = compileWhere(text.value);
    if ('where' in compiled) return [compiled.where];
    reportError(scope, text, compiled.error);
    return [];
  });
}

/** A guess at the end of the message becomes the problem's hint. */
export function reportError(scope: Scope, text: Text, error: PatternError): void {
  const split = /^(.*?); (did you mean .*\?|write .*)$/s.exec(error.message);
  scope.report(blameText(text, error.column, split?.[1] ?? error.message, split?.[2]));
}
