/** `timestamp` of a greeting (RFC 1939 s.7, RFC 822 msg-id): its presence offers APOP. */
const timestamp = /<[!-;=?-~]+@[!-;=?-~]+>/;

/** The timestamp of a greeting with its angle brackets. */
export function greetingTimestamp(greeting: { readonly text: string }): string | undefined {
  return timestamp.exec(greeting.text)?.[0];
}
