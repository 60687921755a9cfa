/** What the server side of a SASL exchange does next. Octets are before base64. */
export type SaslStep =
  | { readonly kind: 'challenge'; readonly octets: Buffer }
  /** Carries no data: neither POP3 nor IMAP has room for any with success, so SCRAM sends its signature as a challenge before. */
  | { readonly kind: 'success'; readonly user: string }
  | { readonly kind: 'failure'; readonly reason: 'credentials' | 'malformed' };

/** One exchange of one mechanism. */
export interface SaslExchange {
  /** First step; `initial` is the client's initial response where it sent one (RFC 4422 section 3.3). */
  start(initial: Buffer | undefined): SaslStep;
  /** The client's answer to the last challenge. */
  next(answer: Buffer): SaslStep;
}
