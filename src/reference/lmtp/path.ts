/** Address of MAIL or RCPT, and the parameters after it (RFC 5321 section 4.1.2). */
export interface Path {
  /** As it was written between the angle brackets; empty for the null sender. */
  readonly address: string;
  /** The local part without its quotes. */
  readonly local: string;
  /** Parameters in their order, names in upper case. */
  readonly parameters: readonly (readonly [name: string, value: string | undefined])[];
}

const quotedLocal = String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"`;
const pathForm = new RegExp(
  String.raw`^ ?<(?:@[^:<>]+:)?((${quotedLocal}|[^\s"<>@]+)(?:@[^\s<>@]+)?)?>((?: [A-Z0-9][A-Z0-9-]*(?:=[^\s=]+)?)*) *$`,
  'i',
);

/** Reads what follows `MAIL FROM:` or `RCPT TO:`. Undefined when it is no path. */
export function parsePath(text: string): Path | undefined {
  const found = pathForm.exec(text);
  if (found === null) return undefined;
  const [, address = '', local = '', parameters = ''] = found;
  return { address, local: unquoted(local), parameters: parameters.split(' ').filter(Boolean).map(parameter) };
}

function parameter(text: string): readonly [string, string | undefined] {
  const [name = '', value] = text.split('=');
  return [name.toUpperCase(), value];
}

function unquoted(local: string): string {
  return local.startsWith('"') ? local.slice(1, -1).replaceAll(/\\(.)/g, '$1') : local;
}
