import { inSmallLetters } from './ascii-case.ts';
import type { Field, ParameterizedValue } from './entity.ts';
import { valueNamed } from './fields.ts';
import { Lexer } from './lexer.ts';
import { parameterized } from './parameters.ts';

/** What the MIME fields of a header say of the body, defaults filled in. */
export interface Content {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ParameterizedValue['parameters'];
  readonly encoding: string;
}

/** The type of an entity that names none (RFC 2045 section 5.2), or names one that cannot be. */
export const plainText = { type: 'text', subtype: 'plain', parameters: [['charset', 'us-ascii']] } as const;
/** That of a part of multipart/digest (RFC 2046 section 5.1.5). */
export const digestMessage = { type: 'message', subtype: 'rfc822', parameters: [] } as const;
/** What is nested too deep, or in too many parts, is not looked into. */
export const opaque = { type: 'application', subtype: 'octet-stream', parameters: [] } as const;

export type DefaultType = typeof plainText | typeof digestMessage;

/** Content of an entity by its fields; `missing` is its type where it has no Content-Type. */
export function contentOf(fields: readonly Field[], missing: DefaultType): Content {
  const value = valueNamed({ fields }, 'Content-Type');
  const type = value === undefined ? missing : (typeOf(parameterized(value)) ?? plainText);
  return { ...type, encoding: encodingOf(fields) };
}

/** The boundary of a multipart, without blanks at its end (RFC 2046 section 5.1.1). */
export function boundaryOf(content: Content): string | undefined {
  const [, value] = content.parameters.find(([name]) => name === 'boundary') ?? [];
  return content.type === 'multipart' ? value?.trimEnd() : undefined;
}

/** Whether a body is a message with a header and a body of its own: message/rfc822, or message/global of RFC 6532. */
export function holdsMessage({ type, subtype }: Content): boolean {
  return type === 'message' && (subtype === 'rfc822' || subtype === 'global');
}

/** Content-Disposition (RFC 2183), where there is one. */
export function dispositionOf(entity: { readonly fields: readonly Field[] }): ParameterizedValue | undefined {
  const value = valueNamed(entity, 'Content-Disposition');
  return value && parameterized(value);
}

/** A multipart needs a boundary: without one it is no multipart (RFC 2045 section 5.2 on what is not valid). */
function typeOf(value: ParameterizedValue | undefined): Omit<Content, 'encoding'> | undefined {
  const [type, subtype, more] = value?.value.split('/') ?? [];
  if (value === undefined || !type || !subtype || more !== undefined) return undefined;
  const content = { type, subtype, parameters: value.parameters };
  return type === 'multipart' && !boundaryOf({ ...content, encoding: '' }) ? undefined : content;
}

function encodingOf(fields: readonly Field[]): string {
  const lexer = new Lexer(valueNamed({ fields }, 'Content-Transfer-Encoding')?.toString('latin1') ?? '');
  lexer.skipBlanks();
  return inSmallLetters(lexer.take(/[^ \t\r\n();]+/y)) || '7bit';
}
