import { limits } from '../limits.ts';
import { inSmallLetters } from './ascii-case.ts';
import { joinedContinuations } from './continuations.ts';
import type { ParameterizedValue } from './entity.ts';
import { Lexer, unquoted } from './lexer.ts';
import { textOf } from './text-of.ts';

export type Parameters = ParameterizedValue['parameters'];

/**
 * `value; name=value; ...` of Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2183 section 2), with
 * continuations and charsets of RFC 2231 resolved. Unquoted values may have characters that need quotes, since they
 * often do. Undefined where there is no value.
 */
export function parameterized(octets: Buffer): ParameterizedValue | undefined {
  const written = parameterizedAsWritten(octets);
  return written && { value: written.value, parameters: joinedContinuations(written.parameters) };
}

/** The same with the parameters as they are written, e.g. `title*0*`. */
export function parameterizedAsWritten(octets: Buffer): ParameterizedValue | undefined {
  const lexer = new Lexer(octets.toString('latin1'));
  lexer.skipBlanks();
  const value = inSmallLetters(lexer.take(/[^ \t\r\n();]+/y));
  if (value === '') return undefined;
  return { value: valueWithSubtype(lexer, value), parameters: readParameters(lexer) };
}

/** Blanks and comments may stand around the slash of a type (RFC 2045 section 5.1). */
function valueWithSubtype(lexer: Lexer, start: string): string {
  lexer.skipBlanks();
  if (!start.endsWith('/') && lexer.peek() !== '/') return start;
  const slash = lexer.take(/\//y);
  lexer.skipBlanks();
  return start + slash + inSmallLetters(lexer.take(/[^ \t\r\n();]+/y));
}

function readParameters(lexer: Lexer): Parameters {
  const parameters: [string, string][] = [];
  while (!lexer.atEnd && parameters.length < limits.parameters) {
    lexer.take(/[^;("]+/y);
    const isJunk = lexer.skipBlanks() || lexer.tryQuoted() !== undefined;
    if (!isJunk && lexer.tryChar(';')) pushParameter(lexer, parameters);
  }
  return parameters;
}

function pushParameter(lexer: Lexer, parameters: [string, string][]): void {
  lexer.skipBlanks();
  const name = inSmallLetters(lexer.take(/[^ \t\r\n()=;"]+/y));
  lexer.skipBlanks();
  if (!lexer.tryChar('=')) return;
  lexer.skipBlanks();
  const quoted = lexer.tryQuoted();
  const value = quoted === undefined ? lexer.take(/[^ \t\r\n();"]+/y) : unquoted(quoted);
  if (name !== '') parameters.push([name, textOf(value)]);
}
