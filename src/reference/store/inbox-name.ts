/**
 * A name with INBOX in capitals where it is the name or its top level: it is the same in any case, and the superior of
 * such a name can be nothing else (RFC 9051 section 5.1).
 */
export function withInboxInCapitals(name: string, delimiter: string): string {
  if (!/^inbox/i.test(name)) return name;
  const rest = name.slice('INBOX'.length);
  return rest === '' || rest.startsWith(delimiter) ? `INBOX${rest}` : name;
}
